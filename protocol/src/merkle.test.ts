import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from './bytes.ts'
import type { Digest } from './hash.ts'
import { inclusionProof, leafHash, merkleRoot, merkleTree, verifyConsistency, verifyInclusion } from './merkle.ts'
import { intlNode } from './suite/intl-node.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })
const digest: Digest = (bytes) => intlNode.digest(bytes)

const published = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../vectors/public/${name}.json`, import.meta.url), 'utf8')).vectors
const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const path = (proof: readonly string[] | null): Uint8Array[] => (proof ?? []).map(base64)

interface PublishedInclusion {
  leafIdx: number
  treeSize: number
  root: string
  leafHash: string
  proof: string[] | null
  desc: string
  wantErr: boolean
}
interface PublishedConsistency {
  size1: number
  size2: number
  root1: string
  root2: string
  proof: string[] | null
  desc: string
  wantErr: boolean
}

describe('public vectors of certificate transparency', () => {
  for (const { leafIdx, treeSize, root, leafHash: leaf, proof, desc, wantErr } of published<PublishedInclusion>(
    'merkle-inclusion',
  )) {
    test(`inclusion of ${leafIdx} in ${treeSize}, ${desc}: ${wantErr ? 'refused' : 'holds'}`, async () => {
      const claim = { leaf: base64(leaf), index: leafIdx, size: treeSize, proof: path(proof), root: base64(root) }
      expect(await verifyInclusion(claim, digest)).toBe(!wantErr)
    })
  }
  for (const { size1, size2, root1, root2, proof, desc, wantErr } of published<PublishedConsistency>('merkle-consistency')) {
    test(`consistency of ${size1} with ${size2}, ${desc}: ${wantErr ? 'refused' : 'holds'}`, async () => {
      const claim = { size1, size2, root1: base64(root1), root2: base64(root2), proof: path(proof) }
      expect(await verifyConsistency(claim, digest)).toBe(!wantErr)
    })
  }
})

/** The tree as RFC 9162 §2.1.1 words it: split at the largest power of two below the size. */
async function rootByDefinition(entries: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = entries
  if (!first) return digest(new Uint8Array())
  if (entries.length === 1) return digest(concat(Uint8Array.of(0), first))
  let split = 1
  while (split * 2 < entries.length) split *= 2
  return digest(
    concat(Uint8Array.of(1), await rootByDefinition(entries.slice(0, split)), await rootByDefinition(entries.slice(split))),
  )
}

const entriesOf = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => utf8(`event ${i}`))
const leavesOf = (size: number): Promise<Uint8Array[]> => Promise.all(entriesOf(size).map((entry) => leafHash(entry, digest)))

describe('our tree', () => {
  test('is that of RFC 9162 for every size to 40', async () => {
    for (let size = 0; size <= 40; size++) {
      expect(await merkleRoot(await leavesOf(size), digest)).toEqual(await rootByDefinition(entriesOf(size)))
    }
  })

  test('proves every leaf, and at no other place, in no other tree, for no other leaf', async () => {
    for (let size = 1; size <= 20; size++) {
      const leaves = await leavesOf(size)
      for (const index of leaves.keys()) await provesOnly(leaves, index)
    }
  })

  test('no bit of a proof, leaf or root can change', async () => {
    const leaves = await leavesOf(11)
    const tree = await merkleTree(leaves, digest)
    await fc.assert(
      fc.asyncProperty(fc.nat(10), fc.nat(5), fc.nat(255), async (index, which, bit) => {
        const leaf = leaves[index]
        if (!leaf) throw new Error('eleven leaves')
        const parts = [leaf, tree.root, ...tree.proof(index)]
        const at = which % parts.length
        const [changedLeaf = leaf, root = tree.root, ...proof] = parts.map((part, i) => (i === at ? flipped(part, bit) : part))
        expect(await verifyInclusion({ leaf: changedLeaf, index, size: 11, proof, root }, digest)).toBe(false)
      }),
    )
  })

  test('a node cannot pass for a leaf: the two are hashed apart', async () => {
    const [a, b] = await leavesOf(2)
    if (!a || !b) throw new Error('two leaves')
    const node = await merkleRoot([a, b], digest)
    expect(await leafHash(concat(a, b), digest)).not.toEqual(node)
  })

  test('a proof of a leaf that is not there is a bug', async () => {
    const tree = await merkleTree(await leavesOf(3), digest)
    for (const index of [-1, 3, 0.5]) expect(() => tree.proof(index)).toThrow('no leaf')
  })

  test('sizes and places that are no counts are refused', async () => {
    const [leaf = new Uint8Array()] = await leavesOf(1)
    for (const [index, size] of [
      [-1, 1],
      [0, 0],
      [0.5, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
      [0, 2 ** 60],
    ] as const) {
      expect(await verifyInclusion({ leaf, index, size, proof: [], root: leaf }, digest)).toBe(false)
    }
  })
})

async function provesOnly(leaves: readonly Uint8Array[], index: number): Promise<void> {
  const [tree, leaf = new Uint8Array()] = [await merkleTree(leaves, digest), leaves[index]]
  const claim = { leaf, index, size: leaves.length, proof: tree.proof(index), root: tree.root }
  expect(await inclusionProof(leaves, index, digest)).toEqual(claim.proof)
  const places = await Promise.all(leaves.map((_, other) => verifyInclusion({ ...claim, index: other }, digest)))
  expect(places).toEqual(leaves.map((_, other) => other === index))
  expect(await verifyInclusion({ ...claim, proof: [...claim.proof, leaf] }, digest)).toBe(false)
  expect(await verifyInclusion({ ...claim, leaf: tree.root, proof: claim.proof.slice(1) }, digest)).toBe(leaves.length === 1)
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
