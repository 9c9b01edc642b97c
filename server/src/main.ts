import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { type Founders, isTrustList } from '@tongban/protocol/trust/list-shape'
import { createWeb, type WebParts } from '@tongban/web'
import { createNode, type NodeParts, type TongbanNode } from './node.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, type ConfigMistake, readConfig } from './platform/config.ts'
import { openDb } from './platform/db/db.ts'
import { startLocal } from './platform/db/local/local.ts'
import { openFiles } from './platform/files/files.ts'
import type { App } from './platform/http/app.ts'
import { fetchInto } from './platform/http/fetch-into.ts'
import { listenSite, type Site } from './platform/http/listen-site.ts'
import { loadKeys } from './platform/keys/node-keys.ts'
import { deriveSecret, loadSecret } from './platform/keys/node-secret.ts'
import { type LabClock, labClock } from './platform/lab-clock.ts'
import { createLog, type Log } from './platform/log.ts'
import { isProblem } from './platform/problem.ts'
import { publishedFile } from './platform/published-file.ts'
import { systemRandom } from './platform/random.ts'
import { every, type Repeating } from './platform/repeating.ts'
import { type Stoppable, stopOnSignal } from './platform/stop.ts'

/** What the node says on standard output when it serves: one line that a parent process can wait for. */
export interface Serving {
  readonly serving: string
  readonly node: string
  /** Where the portal is, if it was asked for. */
  readonly web?: string
}

const ASIDE_CONNECTIONS = 2
const READ_PUBLISHED_EVERY_MS = 3_000
/** Whoever can write the node's files runs it. */
const OPERATOR = 'operator'

const mode = process.argv.includes('--lab') ? 'demo' : 'serve'
const read = await readConfig({ env: process.env, mode })
if (!read.ok) endWithMistakes(read.mistakes)
await serve(read.config).catch(endWithReason)

/** A node as a process: PostgreSQL, keys, port and signals around `createNode`. */
async function serve(config: Config): Promise<void> {
  const log = createLog({ level: config.logLevel, base: { node: config.node } })
  const parts: Stoppable[] = []
  const lab = config.clock === 'lab' ? labClock() : undefined
  const url = config.databaseUrl ?? (await ownStore(config, parts))
  const made = await nodeParts(config, url, log, parts)
  const node = await createNode({
    ...made,
    ...(lab ? { lab, clock: lab } : { clock: systemClock() }),
    ...signInOf(config),
  })
  parts.push({ name: 'node', stop: () => node.stop() }, { name: 'http', stop: () => node.app.close() })
  stopOnSignal(parts, log)
  await node.app.listen({ host: config.host, port: config.port })
  await node.start()
  const published = publishedFiles(config, node, log)
  parts.push({ name: 'published files', stop: () => published.stop() })
  const site = await servePortal(config, webParts(config, { app: node.app, secret: made.secret, lab }))
  if (site) parts.push({ name: 'web', stop: () => site.stop() })
  const web = site?.origin
  announce({ serving: node.app.listeningOrigin, node: config.node, ...(web ? { web } : {}) }, log, lab)
}

/** Whose ID tokens the node believes. */
function signInOf({ signInIssuer, signInClient }: Config): Pick<NodeParts, 'signIn'> {
  if (signInIssuer === undefined || signInClient === undefined) return {}
  return { signIn: { issuer: signInIssuer, clientId: signInClient, clock: systemClock(), fetch } }
}

/** The node's own PostgreSQL under its data folder. */
async function ownStore(config: Config, parts: Stoppable[]): Promise<string> {
  const local = await startLocal({ folder: join(config.data, 'postgres') })
  parts.push({ name: 'postgres', stop: () => local.stop() })
  return local.url
}

async function nodeParts(config: Config, url: string, log: Log, parts: Stoppable[]) {
  const clock = systemClock()
  const random = systemRandom()
  const onError = (error: unknown) => log.warn({ err: error }, 'the store reported an error')
  const db = openDb({ url, clock, onError })
  const aside = openDb({ url, clock, onError, size: ASIDE_CONNECTIONS })
  parts.push({ name: 'store', stop: async () => void (await Promise.all([db.close(), aside.close()])) })
  return {
    db,
    aside,
    random,
    log,
    fetch,
    me: config.node,
    suites: suitesNode,
    founders: await readFounders(config),
    keys: await loadKeys(join(config.data, 'keys'), suitesNode[config.suite], random),
    secret: await loadSecret(join(config.data, 'keys'), random),
    files: await openFiles({ folder: join(config.data, 'files'), random, process: config.process }),
    process: config.process,
    version: '0.1.0',
    requestsPerMinute: config.requestsPerMinute,
    folder: config.data,
  }
}

/** Takes in what is published in the files `trust` and `agreements`, at the start and whenever one of them changes. */
function publishedFiles({ trust, agreements }: Config, { identity, exchange }: TongbanNode, log: Log): Repeating {
  const readers = [
    // A file that only names the founders publishes nothing.
    trust && publishedFile(trust, log, async (list) => isTrustList(list) && identity.takeTrust(list, OPERATOR)),
    agreements &&
      publishedFile(agreements, log, async (held) => {
        for (const one of [held].flat()) await exchange.loadAgreement(one, OPERATOR)
      }),
  ]
  return every(READ_PUBLISHED_EVERY_MS, log, async () => {
    for (const read of readers) if (read) await read()
  })
}

/** Who signs the first trust list: the authorities and threshold in the file `trust`, which may be a whole trust list. */
async function readFounders(config: Config): Promise<Founders> {
  if (config.trust === undefined) return { authorities: [], threshold: 1 }
  const { authorities, threshold }: Founders = JSON.parse(await readFile(config.trust, 'utf8'))
  return { authorities, threshold }
}

/** The portal on an address of its own, so that no cookie of a person ever reaches the API of programs (decision 0009). */
async function servePortal({ host, webPort }: Config, parts: WebParts): Promise<Site | undefined> {
  return webPort === undefined ? undefined : listenSite({ host, port: webPort }, createWeb(parts))
}

interface Behind {
  readonly app: App
  readonly secret: Uint8Array
  readonly lab: LabClock | undefined
}

function webParts(config: Config, { app, secret, lab }: Behind): WebParts {
  const { node, regions, signInIssuer: issuer, signInClient: clientId, signInSecret: clientSecret, webOrigin: origin } = config
  const cookieKey = deriveSecret(secret, 'portal cookies')
  const parts = { apiFor: (address: string) => fetchInto(app, address), node, regions, sample: lab !== undefined, cookieKey }
  if (issuer === undefined || clientId === undefined || origin === undefined) return parts
  return { ...parts, provider: { issuer, clientId, origin, fetch, ...(clientSecret === undefined ? {} : { clientSecret }) } }
}

function announce(line: Serving, log: Log, lab: LabClock | undefined): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
  log.info({ address: line.serving, web: line.web, lab: lab !== undefined }, 'serving')
}

/** Every mistake at once, so that nobody mends them one start at a time. Exit code 2: usage. */
function endWithMistakes(mistakes: readonly ConfigMistake[]): never {
  for (const { setting, from, zh, en } of mistakes) process.stderr.write(`${setting} (${from}): ${zh} · ${en}\n`)
  process.exit(2)
}

function endWithReason(error: unknown): never {
  const reason = isProblem(error)
    ? `${error.code}: ${error.zh} · ${error.en} ${JSON.stringify(error.facts)}`
    : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
