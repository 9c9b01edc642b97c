import { toHex } from '@tongban/protocol/bytes'
import { merkleTree } from '@tongban/protocol/merkle'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { expect, test } from 'vitest'
import { leavesOf, packLeaves, unpackLeaves } from './leaves.ts'

const digest = (bytes: Uint8Array) => intlNode.digest(bytes)

test('the leaves come out of the proofs of every tree from none to 40 leaves', async () => {
  for (let size = 0; size <= 40; size++) {
    const leaves = await Promise.all(Array.from({ length: size }, (_, index) => digest(Uint8Array.of(size, index))))
    const tree = await merkleTree(leaves, digest)
    const found = leavesOf(
      leaves.map((_, index) => tree.proof(index)),
      tree.root,
    )
    expect(found.map(toHex)).toEqual(leaves.map(toHex))
  }
})

test('packed leaves come back one by one', async () => {
  const leaves = [await digest(Uint8Array.of(1)), await digest(Uint8Array.of(2)), await digest(Uint8Array.of(3))]
  expect(unpackLeaves(packLeaves(leaves)).map(toHex)).toEqual(leaves.map(toHex))
  expect(unpackLeaves(packLeaves([]))).toEqual([])
})
