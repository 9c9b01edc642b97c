import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, type Story } from '../../test-kit/scenario.ts'

const office = '511602:gongan'
const counter = '500103:window'

let scenario: Scenario
let story: Story
beforeAll(async () => {
  scenario = await openScenario()
  story = await scenario.received('relay')
})
afterAll(() => scenario.close())

const queue = async (hand: Story['clerk'], place: string, waiting: string, more = '') =>
  hand.node.call('GET', `/queue?place=${place}&waiting=${waiting}${more}`, { as: await hand.token() })
const ids = ({ body }: Awaited<ReturnType<typeof queue>>) => body.entries.map(({ id }: { id: string }) => id)
const claims = async (hand: Story['clerk'], place = office) =>
  hand.node.call('PUT', `/cases/${story.id}/claim`, { as: await hand.token(), body: { place } })
const releases = async (hand: Story['clerk']) =>
  hand.node.call('DELETE', `/cases/${story.id}/claim?place=${office}`, { as: await hand.token() })

test('a case waits where it is, arrives where it goes, and is elsewhere for its counter', async () => {
  expect(ids(await queue(story.clerk, counter, 'here'))).toEqual([story.id])
  await story.clerk.does('handOver', { taker: office, why: 'toDecide', papers: false })
  expect(ids(await queue(story.clerk, counter, 'here'))).toEqual([])
  expect(ids(await queue(story.clerk, counter, 'elsewhere'))).toEqual([story.id])
  expect(ids(await queue(story.examiner, office, 'arriving'))).toEqual([story.id])
  await story.examiner.does('takeOver')
  const { body } = await queue(story.examiner, office, 'here')
  // Received on Monday 2 March: five working days until Monday 9 March.
  expect(body.entries).toMatchObject([
    { id: story.id, name: { zh: '居民身份证跨省异地办理' }, due: '2026-03-09', daysLeft: 5, claimedBy: null },
  ])
})

test('what is due first stands in front, and a cursor goes on behind it', async () => {
  const first = await queue(story.examiner, office, 'here', '&limit=1')
  await (await scenario.received('relay')).inOffice()
  const page = await queue(story.examiner, office, 'here', '&limit=1')
  expect(ids(page)).toEqual(ids(first))
  const rest = await queue(story.examiner, office, 'here', `&limit=1&cursor=${page.body.next}`)
  expect(rest.body.entries).toHaveLength(1)
  expect(ids(rest)).not.toEqual(ids(page))
  expect(rest.body.next).toBeUndefined()
})

test('a place’s queue is for its own clerks and examiners', async () => {
  for (const hand of [
    story.hand('511602:renshe', 'examiner'),
    story.another('operator'),
    story.hand('500103:window', 'helper'),
  ]) {
    const place = hand.node.id.endsWith('510000') ? office : counter
    expect((await queue(hand, place, 'here')).body).toMatchObject({ status: 403, code: 'cases/noDuty', field: '/query/place' })
  }
})

test('who takes a case on is its only examiner until they let it go', async () => {
  expect((await claims(story.examiner)).body).toMatchObject({ staff: 'staff-511602-gongan-examiner' })
  expect((await claims(story.second)).body).toMatchObject({ status: 409, code: 'cases/claimed' })
  expect((await story.second.tries('accept')).body).toMatchObject({ status: 409, code: 'cases/claimed' })
  expect((await story.second.sees()).claim).toMatchObject({ staff: 'staff-511602-gongan-examiner' })
  // Again is the same, and the colleague may release it: people fall ill.
  expect((await claims(story.examiner)).status).toBe(200)
  expect((await releases(story.second)).status).toBe(204)
  expect((await claims(story.second)).body).toMatchObject({ staff: 'staff-511602-gongan-second' })
  expect((await releases(story.second)).status).toBe(204)
})

test('only an examiner of the deciding place takes a case on', async () => {
  expect((await claims(story.officeClerk)).body).toMatchObject({ status: 403, code: 'cases/noDuty' })
  expect((await claims(story.clerk, counter)).body).toMatchObject({ status: 403, code: 'cases/noDuty' })
  expect((await claims(story.hand('511602:renshe', 'examiner'))).body).toMatchObject({ status: 404, code: 'cases/notFound' })
})

test('an approval is seen by colleagues as long as it can be used', async () => {
  await story.examiner.does('accept')
  const { body } = await story.second.approves('extend')
  expect((await story.examiner.sees()).approvals).toEqual([
    { id: body.approval, action: 'extend', staff: 'staff-511602-gongan-second' },
  ])
  expect((await story.person.sees()).approvals).toEqual([])
  await story.examiner.does('suspend', { kind: 'expert', expectedDays: 3 })
  expect((await story.examiner.sees()).approvals).toEqual([])
})

test('colleagues see whose act it was, by name at its own node; the person sees no names', async () => {
  const examiner = 'staff-511602-gongan-examiner'
  const inOffice = await story.examiner.sees()
  expect(inOffice.timeline.find(({ action }: { action: string }) => action === 'accept')).toMatchObject({ actor: examiner })
  expect(inOffice.staff[examiner]).toMatch(/审批/)
  const atCounter = await story.clerk.sees()
  expect(atCounter.timeline.find(({ action }: { action: string }) => action === 'accept')).toMatchObject({ actor: examiner })
  expect(atCounter.staff).not.toHaveProperty(examiner)
  const mine = await story.person.sees()
  expect(mine.staff).toEqual({})
  expect(mine.timeline.filter((one: object) => 'actor' in one)).toEqual([])
})
