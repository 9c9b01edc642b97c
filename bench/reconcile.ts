// Reconciliation of a day of a million events between two nodes, one of them missing here and one altered: both digest trees and the walk
// until each is named, beside hashing every entry of both sides once. Under the hash of each suite.
import { ENTRY_BYTES, unpackEntry } from '@tongban/protocol/reconcile/entries'
import { depthFor, digestTree } from '@tongban/protocol/reconcile/tree'
import { viewOf, walk } from '@tongban/protocol/reconcile/walk'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { systemRandom } from '../server/src/node.ts'
import { report } from './report.ts'

const EVENTS = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const MOST_SECONDS = 60
const MISSING = Math.floor(EVENTS / 3)
const ALTERED = Math.floor(EVENTS / 2)

/** What the peer has: random hashes and ids, the ids in the form of UUIDv7. */
function exchanged(): Uint8Array {
  const packed = new Uint8Array(EVENTS * ENTRY_BYTES)
  const random = systemRandom()
  for (let i = 0; i < EVENTS; i++) {
    const entry = random.bytes(ENTRY_BYTES)
    entry[38] = 0x70 | ((entry[38] ?? 0) & 0x0f)
    entry[40] = 0x80 | ((entry[40] ?? 0) & 0x3f)
    packed.set(entry, i * ENTRY_BYTES)
  }
  return packed
}

const slice = (packed: Uint8Array, index: number) => packed.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES)

const there = exchanged()
const here = new Uint8Array(there.length - ENTRY_BYTES)
here.set(there.subarray(0, MISSING * ENTRY_BYTES))
here.set(there.subarray((MISSING + 1) * ENTRY_BYTES), MISSING * ENTRY_BYTES)
slice(here, ALTERED)[5] = (slice(here, ALTERED)[5] ?? 0) ^ 1
const expected = [unpackEntry(slice(there, MISSING)).event, unpackEntry(slice(here, ALTERED)).event].sort()

async function hashEach(name: SuiteName): Promise<number> {
  const begin = performance.now()
  for (const side of [here, there]) {
    for (let i = 0; i < side.length / ENTRY_BYTES; i++) await suitesNode[name].digest(slice(side, i))
  }
  return performance.now() - begin
}

async function reconcile(name: SuiteName): Promise<number> {
  const digest = (bytes: Uint8Array) => suitesNode[name].digest(bytes)
  const begin = performance.now()
  const depth = depthFor(EVENTS)
  const own = await digestTree(here, depth, digest)
  const other = await digestTree(there, depth, digest)
  const ask = async (prefixes: readonly string[]) => prefixes.map((prefix) => viewOf(other, prefix))
  const walked = await walk(own, { root: other.digestAt(''), ask }, digest)
  const took = performance.now() - begin
  const named = walked.ok ? walked.differences.map(({ event }) => event) : []
  if (JSON.stringify(named) !== JSON.stringify(expected)) throw new Error(`named ${named}, not ${expected}`)
  return took
}

for (const name of ['intl', 'gm'] as const) {
  const bare = await hashEach(name)
  const ours = await reconcile(name)
  await report({
    ...{ name: `reconcile-${name}`, unit: 'ms', ours, bare, against: 'hashing each entry of both sides once' },
    ...{ atMost: 3, beside: { [`of at most ${MOST_SECONDS} s`]: ours / 1000 } },
  })
  if (ours > MOST_SECONDS * 1000) console.log(`reconcile-${name}: over ${MOST_SECONDS} s  ✗`)
}
