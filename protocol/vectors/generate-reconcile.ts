import { createHash } from 'node:crypto'
import { concat, toBase64url } from '../src/bytes.ts'
import { uuidv7 } from '../src/ids.ts'
import { type Entry, packEntry } from '../src/reconcile/entries.ts'
import { digestTree } from '../src/reconcile/tree.ts'
import { viewOf } from '../src/reconcile/walk.ts'
import type { SuiteName } from '../src/suite/suite.ts'
import { fixedRandom, suites } from './fixed.ts'

// The part of `generate.ts` that shows the digest tree of a reconciliation.

const entries: readonly Entry[] = Array.from({ length: 40 }, (_, n) => ({
  event: uuidv7(1_772_413_200_000 + n * 1000, fixedRandom(`event ${n}`)(10)),
  hash: createHash('sha256').update(`header ${n}`).digest('base64url'),
}))
const packed = concat(...entries.flatMap((entry) => packEntry(entry) ?? []))

async function treeUnder(name: SuiteName, depth: number) {
  const suite = suites[name]
  const tree = await digestTree(packed, depth, (bytes) => suite.digest(bytes))
  const leaf = Buffer.from(entries[0]?.hash ?? '', 'base64url').toString('hex').slice(0, depth)
  const nodes = depth === 0 ? [] : [viewOf(tree, ''), viewOf(tree, leaf)]
  return { hash: suite.hashName, depth, root: toBase64url(tree.digestAt('')), nodes }
}

/** `reconcile.json`. */
export async function reconcileVectors() {
  const empty = await digestTree(new Uint8Array(), 0, (bytes) => suites.intl.digest(bytes))
  return {
    what: 'Digest trees over these events under each hash, without and with a level: an entry is the 32 bytes of the header hash, then the 16 of the id; leaf = H(00 ‖ entries in the order of their bytes), inner node = H(01 ‖ 16 children); a prefix is of the header hash, in hexadecimal.',
    entries,
    emptySha256: toBase64url(empty.digestAt('')),
    trees: [await treeUnder('intl', 0), await treeUnder('intl', 1), await treeUnder('gm', 0), await treeUnder('gm', 1)],
  }
}
