import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, type Story } from '../../test-kit/scenario.ts'

const assisting = '511600:jiaotong'
let scenario: Scenario
let story: Story
let form: Readonly<Record<string, unknown>>
beforeAll(async () => {
  scenario = await openScenario()
  form = (await scenario.application('relay'))['form'] as typeof form
  story = await (await scenario.received('relay')).accepted()
  const question = { bodies: [{ section: 'inquiry', body: { question: '是否属实' } }] }
  await story.examiner.does('inquire', { inquiry: 'q1', place: assisting }, question)
})
afterAll(() => scenario.close())

type Hand = Story['clerk']
const masked = '例＊＊'

const rowsOf = async (hand: Hand, path: string) => {
  const { body } = await hand.node.call('GET', path, { as: await hand.token() })
  return (body.entries ?? []).filter(({ id }: { id: string }) => id === story.id) as { applicant: string | null }[]
}
const found = (hand: Hand, applicant: string) => rowsOf(hand, `/cases?${new URLSearchParams({ applicant })}`)

test('whoever may read the form sees in a list whose case it is, by a name of which only the first character is told', async () => {
  expect(form['name']).toBe('例远行')
  expect(await rowsOf(story.clerk, `/queue?place=${story.counter}&waiting=elsewhere`)).toMatchObject([{ applicant: masked }])
  expect(await rowsOf(story.examiner, `/queue?place=${story.office}&waiting=here`)).toMatchObject([{ applicant: masked }])
  for (const hand of [story.clerk, story.examiner, story.officeClerk]) {
    expect(await rowsOf(hand, '/cases')).toMatchObject([{ applicant: masked }])
  }
  expect(JSON.stringify(await rowsOf(story.examiner, '/cases'))).not.toContain(form['name'])
})

test('an authority that is only asked a question sees the case without a name, and does not find it by one', async () => {
  const asked = story.hand(assisting, 'examiner')
  expect(await rowsOf(asked, '/cases')).toMatchObject([{ applicant: null }])
  expect(await found(asked, '例')).toEqual([])
})

test('by the beginning of a name is found what its reader may open, and nothing of anybody else', async () => {
  for (const name of ['例', '例远', '例远行']) {
    expect(await found(story.clerk, name)).toMatchObject([{ applicant: masked }])
    expect(await found(story.examiner, name)).toMatchObject([{ applicant: masked }])
  }
  for (const name of ['远行', '例近', '%', '_', '"', String.raw`\u4f8b`]) expect(await found(story.clerk, name)).toEqual([])
  for (const stranger of [
    story.hand('500117:window', 'clerk'),
    story.hand('511602:renshe', 'examiner'),
    story.hand(story.counter, 'helper'),
    story.another('operator'),
    story.another('999999198508080334'),
  ])
    expect(await found(stranger, '例')).toEqual([])
})

test('a person’s own list names nobody', async () => {
  expect(await rowsOf(story.person, '/cases')).toMatchObject([{ applicant: null }])
})

test('a name that was corrected on the spot is the one that is shown and found', async () => {
  const own = await scenario.received('relay')
  await own.clerk.does('correct', {}, { bodies: [{ section: 'form', body: { ...form, name: '样远行' } }] })
  const rows = async (applicant: string) => {
    const path = `/cases?${new URLSearchParams({ applicant })}`
    return (await own.clerk.node.call('GET', path, { as: await own.clerk.token() })).body.entries
  }
  expect(await rows('样')).toMatchObject([{ id: own.id, applicant: '样＊＊' }])
  expect((await rows('例')).map(({ id }: { id: string }) => id)).not.toContain(own.id)
})

test('a form of a peer that holds what is no text to PostgreSQL shows no name and breaks no list', async () => {
  const own = await scenario.received('relay')
  await own.clerk.node.db.once(sql`
    update cases.body set body = replace(body, '远行', ${'\\u0000'}) where case_id = ${own.id} and section = 'form'`)
  const as = await own.clerk.token()
  const { entries } = (await own.clerk.node.call('GET', '/cases', { as })).body
  expect(entries.find(({ id }: { id: string }) => id === own.id)).toMatchObject({ applicant: null })
  const { status, body } = await own.clerk.node.call('GET', '/cases?applicant=例', { as })
  expect({ status, ids: body.entries.map(({ id }: { id: string }) => id) }).toEqual({ status: 200, ids: [story.id] })
})
