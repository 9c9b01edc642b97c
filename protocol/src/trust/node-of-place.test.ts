import { describe, expect, test } from 'vitest'
import { fixedNode, twoNodes } from '../../vectors/fixed.ts'
import type { TrustList } from './list-shape.ts'
import { nodeOfPlace, regionCovers } from './node-of-place.ts'

const { trust } = await twoNodes()
const chengdu = { ...fixedNode('urn:tongban:node:510100', []), regions: ['510100'] }
const withCity: TrustList = { ...trust, nodes: [...trust.nodes, chengdu] }

describe('the node that answers for a place', () => {
  for (const [place, node] of [
    ['500103:window', '500000'],
    ['511602:gongan', '510000'],
    ['510000:renshe', '510000'],
    ['510100:gjj', '510100'],
    ['510104:window', '510100'],
    ['511000:window', '510000'],
    ['530102:window', undefined],
    ['50010:window', undefined],
    ['500103', undefined],
    ['', undefined],
  ] as const) {
    test(`${place || 'no place'}: ${node ?? 'none'}`, () => {
      expect(nodeOfPlace(withCity, place)?.id).toBe(node && `urn:tongban:node:${node}`)
      expect(nodeOfPlace({ ...withCity, nodes: [...withCity.nodes].reverse() }, place)?.id).toBe(
        node && `urn:tongban:node:${node}`,
      )
    })
  }
})

for (const [region, division, covers] of [
  ['510000', '511602', true],
  ['510100', '510104', true],
  ['510100', '510200', false],
  ['511000', '511602', false],
  ['511602', '511602', true],
  ['511602', '511603', false],
] as const) {
  test(`region ${region} ${covers ? 'contains' : 'does not contain'} ${division}`, () =>
    expect(regionCovers(region, division)).toBe(covers))
}
