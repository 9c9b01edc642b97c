import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import { type Cases, createCases, officialNumbers } from './cases/index.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import type { Settings } from './exchange/index.ts'
import { createExchange, type Exchange, type ExchangeOptions } from './exchange/index.ts'
import { createIdentity, type Identity, type SignInProvider } from './identity/index.ts'
import { createOversight, type Oversight } from './oversight/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db/db.ts'
import type { Files } from './platform/files/files.ts'
import { type App, createApp } from './platform/http/app.ts'
import { labClockRoutes } from './platform/http/lab-clock.routes.ts'
import { createJobs, type Jobs } from './platform/jobs/jobs.ts'
import { deriveSecret } from './platform/keys/node-secret.ts'
import type { LabClock } from './platform/lab-clock.ts'
import type { Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { bug } from './platform/problem.ts'
import type { Random } from './platform/random.ts'

/** All that a node is made of. Nothing in it reaches for time, chance, network or disk by itself. */
export interface NodeParts {
  readonly db: Db
  /** A small pool for what must commit apart from the act that asks for it, such as serials. */
  readonly aside: Db
  readonly clock: Clock
  /** Only in a node started by the demo or the tests: then the clock can be moved over HTTP. */
  readonly lab?: LabClock
  readonly random: Random
  readonly fetch: typeof fetch
  readonly keys: NodeKeys
  /** 32 bytes that only this node knows and that stay when its keys are rotated: codes on papers and cookies follow from them. */
  readonly secret: Uint8Array
  readonly suites: Suites
  readonly files: Files
  readonly log: Log
  /** The URN of this node. */
  readonly me: string
  readonly founders: Founders
  /** Names this process among those of its node, the same after a restart. */
  readonly process: string
  readonly version: string
  readonly requestsPerMinute: number
  readonly exchange?: Partial<Settings>
  /** True only for a demo or a test: people may then have numbers of the reserved test range. */
  readonly testNumbers?: boolean
  /** Where the operator's first token is written. */
  readonly folder?: string
  /** The identity provider by which the region's people and staff sign in. */
  readonly signIn?: SignInProvider
}

/** The slices of a node, wired: the only place that knows them all. */
export interface Slices {
  readonly app: App
  readonly jobs: Jobs
  readonly identity: Identity
  readonly catalogue: Catalogue
  readonly exchange: Exchange
  readonly cases: Cases
  readonly oversight: Oversight
}

const suiteOf = ({ suites, keys }: NodeParts) => suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)

/** What the catalogue asks of the regions there are: whose a place is, who the others are, and how names are made here. */
function regionsOf(parts: NodeParts, { trust }: Identity) {
  const { me } = parts
  return {
    hash: suiteOf(parts).hashName,
    nodeOf: (place: string) => nodeOfPlace(trust(), place)?.id,
    peers: () => trust().nodes.flatMap(({ id }) => (id === me ? [] : [id])),
  }
}

/** The slices above the exchange, made after it. */
interface Above {
  readonly cases: Cases
  readonly oversight: Oversight
}

/** What the exchange asks of the slices above it. */
function portsFor(above: () => Above, catalogue: Catalogue): Pick<ExchangeOptions, 'handlers' | 'mayReadFile' | 'sayAgain'> {
  return {
    handlers: {
      'cn.tongban.case.': { sit: (tx, deliveries) => above().cases.receive(tx, deliveries) },
      'cn.tongban.catalogue.': { own: (tx, delivery) => catalogue.hear(tx, delivery) },
      'cn.tongban.ticket.': { own: (tx, delivery) => above().oversight.hear(tx, delivery) },
    },
    mayReadFile: (tx, node, caseId, sha256) => above().cases.mayReadFile(tx, node, caseId, sha256),
    sayAgain: async (tx, peer, events) => [
      ...(await above().cases.sayAgain(tx, peer, events)),
      ...(await catalogue.sayAgain(tx, events)),
      ...(await above().oversight.sayAgain(tx, events)),
    ],
  }
}

/** Composition root: makes every slice and fills the ports by which a lower slice asks a higher one. */
export async function compose(parts: NodeParts): Promise<Slices> {
  const { db, clock, random, log, suites, keys, secret, me } = parts
  const shared = { db, clock, random, log, suites, keys, me, metrics: createMetrics() }
  // Identity tells the exchange of a newer trust list, which hands events up to cases, and they theirs down to it: the port closes the circles.
  const port: { above?: Above; exchange?: Exchange } = {}
  const jobs = createJobs({ ...shared, process: parts.process })
  const identity = createIdentity({
    ...shared,
    founders: parts.founders,
    announceTrust: async (tx, newer) => port.exchange?.announceTrust(tx, newer),
    testNumbers: parts.testNumbers ?? parts.lab !== undefined,
    ...(parts.signIn ? { signIn: parts.signIn } : {}),
  })
  const trust = identity.trust
  const catalogue = createCatalogue({ ...shared, jobs, ...regionsOf(parts, identity) })
  const above = (): Above => port.above ?? bug('an event arrived before the node was composed')
  const exchange = createExchange({
    ...shared,
    fetch: parts.fetch,
    trust,
    files: parts.files,
    takeTrust: identity.hearTrust,
    ...(parts.exchange ? { settings: parts.exchange } : {}),
    ...portsFor(above, catalogue),
  })
  port.exchange = exchange
  const cases = createCases({
    ...shared,
    ...{ trust, identity, catalogue, exchange, jobs },
    files: parts.files,
    officialNumber: officialNumbers(parts.aside),
    codeKey: deriveSecret(secret, 'query codes'),
  })
  const oversight = createOversight({
    ...shared,
    ...{ trust, identity, cases, exchange },
    hash: suiteOf(parts).hashName,
    codeKey: deriveSecret(secret, 'ticket codes'),
  })
  port.above = { cases, oversight }
  const app = await createApp({
    ...shared,
    authenticate: identity.authenticate,
    process: parts.process,
    version: parts.version,
    requestsPerMinute: parts.requestsPerMinute,
  })
  for (const slice of [identity, catalogue, exchange, cases, oversight]) slice.routes(app)
  if (parts.lab) labClockRoutes(app, parts.lab)
  return { app, jobs, identity, catalogue, exchange, cases, oversight }
}
