import { expect, test } from 'vitest'
import type { CaseExport } from './export.ts'
import { parent, parentId } from './test-kit/parent-story.ts'
import * as stories from './test-kit/stories.ts'
import { sharedWorld, suites } from './test-kit/world.ts'
import { type CaseReport, verifyExport } from './verify.ts'

const world = await sharedWorld()

async function account(file: CaseExport): Promise<CaseReport> {
  const verdict = await verifyExport(JSON.stringify(file), { suites, founders: world.founders })
  if (!verdict.ok || verdict.report.kind !== 'case') throw new Error(JSON.stringify(verdict))
  return verdict.report
}

const [window, police, fund] = ['500103:window', '511602:gongan', '510100:gjj']

test('a relay case: who held it when, until it came back to the counter', async () => {
  const { custody, handOvers, breaches, state, end, officialNumber, clocks } = await account((await stories.relay(world)).file)
  expect(custody.map(({ place, fromDay, untilDay, days }) => [place, fromDay, untilDay, days])).toEqual([
    [window, '2026-03-02', '2026-03-04', 2],
    [police, '2026-03-04', '2026-04-10', 37],
    [window, '2026-04-10', null, 4],
  ])
  expect(
    handOvers.map(({ giver, taker, limit, due, arrived, state: kept, recheck }) => [
      giver,
      taker,
      limit,
      due,
      arrived,
      kept,
      recheck,
    ]),
  ).toEqual([
    [window, police, 2, '2026-03-04', '2026-03-04', 'met', 'met'],
    [police, window, 1, '2026-04-10', '2026-04-10', 'met', 'met'],
  ])
  expect({ breaches, state, end, officialNumber }).toEqual({
    breaches: [],
    state: 'closed',
    end: 'granted',
    officialNumber: '51160220260001',
  })
  // Thirty calendar days after 2026-03-11.
  expect(clocks?.decision).toMatchObject({ from: '2026-03-11', due: '2026-04-10', state: 'met' })
})

test('each step tells by whose request it was made, and what became of it elsewhere', async () => {
  const { steps } = await account((await stories.relay(world)).file)
  const supplement = steps.find(({ action }) => action === 'supplement')
  expect(supplement).toMatchObject({
    day: '2026-03-09',
    place: police,
    role: 'rule',
    request: { place: window, role: 'applicant', madeAt: '2026-03-09T07:00:00.000Z' },
    receipt: { state: 'receipted', by: 'urn:tongban:node:500000', verdict: 'stored' },
  })
  expect(steps.at(-1)?.receipt).toEqual({ state: 'notYet' })
})

test('an instant case is decided on the day it came', async () => {
  const report = await account((await stories.online(world)).file)
  expect(report).toMatchObject({ state: 'closed', end: 'granted', holder: fund, breaches: [] })
  expect(report.handOvers).toMatchObject([{ papers: false, arrived: '2026-03-02', state: 'met' }])
})

test('a late refusal is a breach of whoever held the case on its last day', async () => {
  const { breaches, steps, handOvers } = await account((await stories.refusal(world)).file)
  expect(breaches).toEqual([{ what: 'decision', place: police, due: '2026-03-12', met: '2026-03-20' }])
  expect(new Set(steps.map(({ receipt }) => receipt.state))).toEqual(new Set(['own']))
  expect(handOvers).toMatchObject([{ arrived: '2026-03-02', recheckDue: '2026-03-03' }])
})

test('silence while the papers were on their way is the breach of the giver, who held the case', async () => {
  const { breaches, clocks } = await account((await stories.deemed(world)).file)
  expect(clocks).toMatchObject({ deemedAccepted: true, acceptedDay: '2026-03-02' })
  expect(breaches).toEqual([
    { what: 'notice', place: window, due: '2026-03-09', met: null },
    { what: 'handOver', place: window, due: '2026-03-10', met: '2026-03-11' },
  ])
})

test('a hand-over nobody answered is the breach of the giver, and of the taker once he has it', async () => {
  const story = await stories.unanswered(world, { papers: true })
  expect((await account(await story.export('urn:tongban:node:500000', '2026-03-12 08:00'))).breaches).toContainEqual({
    what: 'handOver',
    place: window,
    due: '2026-03-04',
    met: null,
  })
  const pushed = await stories.unanswered(world, { papers: false })
  // Something of the taker's node comes back, so the batch with the handOver has its receipt.
  await pushed.at('2026-03-02 11:00').ask('inquire', stories.examiner, {})
  const { breaches, transferTo } = await account(await pushed.export('urn:tongban:node:500000', '2026-03-12 08:00'))
  expect(breaches).toContainEqual({ what: 'recheck', place: police, due: '2026-03-03', met: null })
  expect(breaches.map(({ what }) => what)).not.toContain('handOver')
  expect(transferTo).toBe(police)
})

test('an instant item decided a day after its acceptance is late, though the legal limit is kept', async () => {
  const { breaches, clocks } = await account(await stories.slowInstant(world))
  expect(clocks?.decision?.state).toBe('met')
  expect(breaches).toEqual([{ what: 'instant', place: fund, due: '2026-03-02', met: '2026-03-03' }])
})

test('a child of a joint case and its parent verify each by itself', async () => {
  expect(await account((await stories.child(world, parentId)).file)).toMatchObject({
    mode: 'joint',
    end: 'withdrawn',
    state: 'closed',
  })
  const verdict = await verifyExport(await parent(world), { suites, founders: world.founders })
  if (!verdict.ok || verdict.report.kind !== 'parent') throw new Error(JSON.stringify(verdict))
  expect(verdict.report).toMatchObject({ place: window, closed: true, seq: 6 })
  expect(Object.values(verdict.report.children)).toEqual(['withdrawn', 'withdrawn'])
})

test('before its receipt a case has no clock', async () => {
  const story = await stories.justSubmitted(world)
  const { clocks, state, breaches } = await account(await story.export('urn:tongban:node:500000', '2026-03-30 08:00'))
  expect({ clocks, state, breaches }).toEqual({ clocks: null, state: 'submitted', breaches: [] })
})
