import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Adoption,
  adoptionFault,
  type Comment,
  commentFault,
  inForceFrom,
  type Proposal,
  proposalInForce,
  stageOf,
  withdrawalFault,
} from './proposal.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const [sichuan, chongqing, guizhou] = ['urn:tongban:node:510000', 'urn:tongban:node:500000', 'urn:tongban:node:520000'] as const
const at = (day: string, hour = '01'): string => `${day}T${hour}:00:00.000Z`
const says = (party: string, stance: Comment['stance'], day = '2026-03-02'): Comment => ({ party, stance, at: at(day) })
const adopts = (party: string, day = '2026-03-03'): Adoption => ({ party, at: at(day) })

const proposal: Proposal = {
  id: '019cac00-0000-7000-8000-000000000001',
  item: 'item-1',
  standard: 'S'.repeat(43),
  from: '2026-04-01',
  parties: [sichuan, chongqing],
  replaces: null,
  by: sichuan,
  comments: [],
  adoptions: [],
  withdrawnAt: null,
}
const commented: Proposal = { ...proposal, comments: [says(chongqing, 'support')] }
const objected: Proposal = { ...proposal, comments: [says(chongqing, 'object')] }
const half: Proposal = { ...commented, adoptions: [adopts(sichuan)] }
const adopted: Proposal = { ...commented, adoptions: [adopts(sichuan), adopts(chongqing)] }
const withdrawn: Proposal = { ...proposal, withdrawnAt: at('2026-03-02') }

test.each([
  ['just proposed', proposal, 'commenting'],
  ['objected to', objected, 'objected'],
  ['commented by every other party', commented, 'adopting'],
  ['adopted by one region only', half, 'adopting'],
  ['adopted by all', adopted, 'adopted'],
  ['withdrawn', withdrawn, 'withdrawn'],
] as const)('%s: %#', (_, given, stage) => {
  expect(stageOf(given)).toBe(stage)
})

test.each([
  ['before the other region has spoken', proposal, sichuan, null, 'notCommented'],
  ['while the other region objects', objected, sichuan, null, 'objected'],
  ['when the other region has spoken', commented, sichuan, null, undefined],
  ['by a region that is no party', commented, guizhou, null, 'notParty'],
  ['twice', half, sichuan, null, 'alreadyAdopted'],
  ['by the second region', half, chongqing, null, undefined],
  ['what was withdrawn', withdrawn, chongqing, null, 'withdrawn'],
  ['when another standard has come meanwhile', commented, sichuan, 'N'.repeat(43), 'outdated'],
] as const)('to adopt %s: %s', (...[, given, party, current, fault]) => {
  expect(adoptionFault(given, party, current)).toBe(fault)
})

test('a region that objected may change its word', () => {
  const reconsidered = { ...objected, comments: [...objected.comments, says(chongqing, 'support', '2026-03-05')] }
  expect(adoptionFault(reconsidered, sichuan, null)).toBeUndefined()
  expect(commentFault({ ...half, adoptions: [adopts(chongqing)] }, chongqing)).toBe('alreadyAdopted')
})

test.each([
  ['the proposer', proposal, sichuan, undefined],
  ['another', proposal, chongqing, 'notProposer'],
  ['the proposer who has adopted', half, sichuan, 'alreadyAdopted'],
  ['the proposer, twice', withdrawn, sichuan, 'withdrawn'],
] as const)('%s withdraws: %#', (_, given, party, fault) => {
  expect(withdrawalFault(given, party)).toBe(fault)
})

describe('the effective day', () => {
  test('adopted by one region only, it never comes', () => {
    expect(inForceFrom(half)).toBeUndefined()
    expect(proposalInForce([half], '2099-01-01')).toBeUndefined()
  })

  test('adopted in time, it is the day agreed', () => {
    expect(inForceFrom(adopted)).toBe('2026-04-01')
  })

  test('adopted late, it is the day after the last adoption, by the day in China', () => {
    const late = { ...commented, adoptions: [adopts(sichuan), { party: chongqing, at: at('2026-04-02', '16') }] }
    expect(inForceFrom(late)).toBe('2026-04-04')
  })

  test('the standard that began last is in force, and the earlier one before that day', () => {
    const next = { ...adopted, id: '019cac00-0000-7000-8000-000000000002', from: '2026-06-01', standard: 'T'.repeat(43) }
    expect(proposalInForce([next, adopted], '2026-03-31')).toBeUndefined()
    expect(proposalInForce([next, adopted], '2026-05-31')?.standard).toBe(adopted.standard)
    expect(proposalInForce([next, adopted], '2026-06-01')?.standard).toBe(next.standard)
  })

  const proposals = fc.array(
    fc.record({
      from: fc.constantFrom('2026-04-01', '2026-05-01'),
      second: fc.constantFrom('2026-03-03', '2026-03-04', '2026-06-01'),
    }),
    { minLength: 1, maxLength: 5 },
  )
  test('in whatever order a node heard of them, every node finds the same', () => {
    fc.assert(
      fc.property(proposals, fc.constantFrom('2026-04-15', '2026-07-01'), (drawn, day) => {
        const all = drawn.map(({ from, second }, n) => ({
          ...commented,
          id: `proposal-${n}`,
          from,
          adoptions: [adopts(sichuan), adopts(chongqing, second)],
        }))
        const backwards = all.map((one) => ({ ...one, adoptions: one.adoptions.toReversed() })).reverse()
        expect(proposalInForce(backwards, day)?.id).toBe(proposalInForce(all, day)?.id)
      }),
    )
  })
})
