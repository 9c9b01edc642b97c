import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import { type Cases, createCases, officialNumbers } from './cases/index.ts'
import { type Catalogue, createCatalogue } from './catalogue/index.ts'
import { createExchange, type Exchange } from './exchange/index.ts'
import { createIdentity, type Identity } from './identity/index.ts'
import type { NodeParts } from './node.ts'
import { type App, createApp } from './platform/http/app.ts'
import { labClockRoutes } from './platform/http/lab-clock.routes.ts'
import { createJobs, type Jobs } from './platform/jobs/jobs.ts'
import { deriveSecret } from './platform/keys/node-keys.ts'

/** The slices of a node, wired: the only place that knows them all. */
export interface Slices {
  readonly app: App
  readonly jobs: Jobs
  readonly identity: Identity
  readonly catalogue: Catalogue
  readonly exchange: Exchange
  readonly cases: Cases
}

/** Composition root: makes every slice and fills the ports by which a lower slice asks a higher one. */
export async function compose(parts: NodeParts): Promise<Slices> {
  const { db, clock, random, log, suites, keys, me } = parts
  const shared = { db, clock, random, log, suites, keys, me }
  const jobs = createJobs({ ...shared, process: parts.process })
  const identity = createIdentity({ ...shared, founders: parts.founders, testNumbers: parts.lab !== undefined })
  const trust = identity.trust
  const catalogue = createCatalogue({ ...shared, nodeOf: (place) => nodeOfPlace(trust(), place)?.id })
  // The exchange hands events up to cases, and cases hand theirs down to it: the port closes the circle.
  const port: { cases?: Cases } = {}
  const held = (): Cases => port.cases ?? raise()
  const exchange = createExchange({
    ...shared,
    fetch: parts.fetch,
    trust,
    files: parts.files,
    ...(parts.exchange ? { settings: parts.exchange } : {}),
    handlers: { 'cn.tongban.case.': (tx, delivery) => held().receive(tx, delivery) },
    mayReadFile: (tx, node, caseId, sha256) => held().mayReadFile(tx, node, caseId, sha256),
  })
  const cases = createCases({
    ...shared,
    trust,
    identity,
    catalogue,
    exchange,
    jobs,
    files: parts.files,
    officialNumber: officialNumbers(parts.aside),
    codeKey: deriveSecret(keys, 'query codes'),
  })
  port.cases = cases
  const app = await createApp({
    ...shared,
    authenticate: identity.authenticate,
    process: parts.process,
    version: parts.version,
    requestsPerMinute: parts.requestsPerMinute,
  })
  for (const slice of [identity, catalogue, exchange, cases]) slice.routes(app)
  if (parts.lab) labClockRoutes(app, parts.lab)
  return { app, jobs, identity, catalogue, exchange, cases }
}

function raise(): never {
  throw new TypeError('an event arrived before the node was composed')
}
