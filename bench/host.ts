// A node as the benches load it: real database, real port, its keys and places; its exchange sends only when the bench asks for it.
import { readFile } from 'node:fs/promises'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { createLog, createNode, openDb, openFiles, systemClock, systemRandom } from '../server/src/node.ts'

/** What the parent process hands over, as one JSON argument. */
export interface HostOrder {
  readonly url: string
  readonly folder: string
  readonly me: string
  /** File with `{keys, founders}`. */
  readonly secrets: string
  /** Whether the node works by itself: seals, sends, runs its jobs. */
  readonly working: boolean
  /** Events of a batch at most. */
  readonly mostEvents?: number
}

const order: HostOrder = JSON.parse(process.argv[2] ?? '{}')
const { keys, founders } = JSON.parse(await readFile(order.secrets, 'utf8'))
const clock = systemClock()
const random = systemRandom()
const node = await createNode({
  db: openDb({ url: order.url, clock }),
  aside: openDb({ url: order.url, clock, size: 2 }),
  clock,
  random,
  fetch,
  keys,
  secret: random.bytes(32),
  founders,
  suites: suitesNode,
  files: await openFiles({ folder: `${order.folder}/files`, random, process: 'bench' }),
  log: createLog({ level: 'error', to: process.stderr }),
  me: order.me,
  process: 'bench',
  version: 'bench',
  requestsPerMinute: 0,
  folder: order.folder,
  testNumbers: true,
  ...(order.mostEvents === undefined ? {} : { exchange: { mostEvents: order.mostEvents } }),
})
await node.app.listen({ host: '127.0.0.1', port: 0 })
if (order.working) await node.start()
else process.stdin.once('data', () => void node.start())
process.stdout.write(`${node.app.listeningOrigin}\n`)
process.once('SIGTERM', () => process.exit(0))
