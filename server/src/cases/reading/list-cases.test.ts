import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, type Story } from '../../test-kit/scenario.ts'

let scenario: Scenario
let story: Story
let other: Story
beforeAll(async () => {
  scenario = await openScenario()
  story = await (await scenario.received('relay')).inOffice()
  other = await scenario.received('peerDown')
})
afterAll(() => scenario.close())

const list = async (hand: Story['clerk'], query: Readonly<Record<string, string>>) => {
  const { status, body } = await hand.node.call('GET', `/cases?${new URLSearchParams(query)}`, { as: await hand.token() })
  return { status, body, ids: (body.entries ?? []).map(({ id }: { id: string }) => id) }
}
const item = 'item-8190a18241a571a0d129'

test('each row says what it is about, as the version of its case does', async () => {
  for (const hand of [story.clerk, story.examiner, story.person]) {
    const { body } = await list(hand, {})
    expect(body.entries).toMatchObject([{ id: story.id, name: { zh: '居民身份证跨省异地办理' } }])
    expect(body.entries[0]).not.toHaveProperty('version')
  }
})

test('a case is found by the beginning of its query number as people type it, and by the end of its id', async () => {
  const { queryNumber } = story.receipt
  const typed = `${queryNumber.slice(0, 6)} ${queryNumber.slice(6, 20).toLowerCase()}`
  expect((await list(story.clerk, { number: typed })).ids).toEqual([story.id])
  // The office has no query number of a case that was born elsewhere.
  expect((await list(story.examiner, { number: queryNumber })).ids).toEqual([])
  expect((await list(story.examiner, { number: story.id.slice(-12) })).ids).toEqual([story.id])
  expect((await list(story.clerk, { number: '99999999' })).ids).toEqual([])
})

test('a case is found by what it is about, a page at a time', async () => {
  const again = await scenario.received('relay')
  const first = await list(story.clerk, { items: `${item},item-none`, limit: '1' })
  expect(first.ids).toEqual([again.id])
  const rest = await list(story.clerk, { items: item, limit: '1', cursor: first.body.next })
  expect(rest.ids).toEqual([story.id])
  expect(rest.body.next).toBeUndefined()
})

test('nobody finds a case by number or item that they may not see', async () => {
  const strangers = [other.clerk, story.hand('511602:renshe', 'examiner'), story.another('999999198508080334')]
  for (const hand of strangers)
    for (const query of [{ number: story.receipt.queryNumber }, { number: story.id.slice(-12) }, { items: item }])
      expect((await list(hand, query)).ids).not.toContain(story.id)
})

test.each(['%25', "' or 1=1", 'a', '*'.repeat(8)])('what is no number is refused: %s', async (number) => {
  expect(await list(story.clerk, { number })).toMatchObject({ status: 400, body: { field: '/query/number' } })
})
