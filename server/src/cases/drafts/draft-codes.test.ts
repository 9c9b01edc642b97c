import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, pdf, type Scenario, staffAt } from '../../test-kit/scenario.ts'
import { auditOf } from '../../test-kit/traces.ts'

const COUNTER = '500103:window'
const OTHER_COUNTER = '500117:window'
const OWNER = '999999199005200220'
const ANOTHER = '999999198508080334'
const HOUR = 3_600_000
const START = Date.parse('2026-03-02T01:00:00.000Z')

let scenario: Scenario
let owner: { readonly as: string; readonly id: string }
let another: { readonly as: string; readonly id: string }
let clerk: string
beforeAll(async () => {
  scenario = await openScenario()
  const personOf = async (number: string) => ({
    as: await scenario.tokenOf(scenario.chongqing, number),
    id: await scenario.personId(number),
  })
  owner = await personOf(OWNER)
  another = await personOf(ANOTHER)
  clerk = await scenario.tokenOf(scenario.chongqing, staffAt(COUNTER, 'clerk'))
})
afterAll(() => scenario.close())

const call: Scenario['chongqing']['call'] = (method, path, asked) =>
  scenario.chongqing.call(method, path, { as: owner.as, ...asked })

/** A draft of the owner with a code. */
async function coded(content: object = { form: { a: 1 } }): Promise<{ id: string; code: string; until: string }> {
  const { id } = (await call('POST', '/drafts', { body: { content } })).body
  const { status, body } = await call('POST', `/drafts/${id}/code`, {})
  expect(status).toBe(201)
  return { id, code: body.code, until: body.until }
}
const pickUp = (code: string, { as = clerk, place = COUNTER, person = owner.id } = {}) =>
  call('POST', '/drafts/picked-up', { as, body: { code, counter: { place, person } } })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a clerk at a counter opens a draft by its code for the person whose document they hold; the person sees that they looked', async () => {
  const { id, code, until } = await coded({ form: { name: '例远行' } })
  expect(code).toMatch(/^\d{6}$/)
  const held = Date.parse(until) - START
  expect([held >= 72 * HOUR, held < 73 * HOUR]).toEqual([true, true])
  const opened = await pickUp(code)
  expect(opened).toMatchObject({ status: 200, body: { id, version: 1, content: { form: { name: '例远行' } } } })
  expect(opened.body.code).toBeUndefined()
  expect((await call('GET', `/drafts/${id}`, { as: clerk })).body.content).toEqual({ form: { name: '例远行' } })
  const { entries } = (await call('GET', '/identity/me/reads?limit=2', {})).body
  expect(entries.map((one: { purpose: string; subject: string }) => [one.purpose, one.subject]).sort()).toEqual([
    ['cases.draftPickedUp', id],
    ['cases.draftRead', id],
  ])
  const actions = (await auditOf(scenario.chongqing, id)).map(({ action }) => action)
  expect(actions.sort()).toEqual(['cases.draftCodeMade', 'cases.draftPickedUp', 'cases.draftRead'])
})

test('while a counter has it open its owner reads it and does not change it; taken back, the clerk has it no longer', async () => {
  const { id, code } = await coded()
  await pickUp(code)
  const held = await call('GET', `/drafts/${id}`, {})
  expect(held.body).toMatchObject({ code: { code }, atCounter: { place: COUNTER, since: expect.stringMatching(/^2026-03-02T/) } })
  const change = () => call('PUT', `/drafts/${id}`, { seen: 1, body: { content: { form: {} } } })
  expect(await change()).toMatchObject({ status: 409, body: { code: 'cases/draftAtCounter', field: '/path/draftId' } })
  expect((await call('DELETE', `/drafts/${id}/code`, {})).status).toBe(204)
  expect((await change()).status).toBe(200)
  expect((await call('GET', `/drafts/${id}`, { as: clerk })).status).toBe(404)
  expect((await pickUp(code)).body).toMatchObject({ code: 'cases/draftCodeWrong' })
})

test('a code opens nothing of anybody else’s, at no other place than a counter of the clerk, and for nobody but a clerk', async () => {
  const { id, code } = await coded()
  expect(await pickUp(code, { person: another.id })).toMatchObject({ status: 403, body: { code: 'cases/draftCodeWrong' } })
  expect(await pickUp(code, { place: OTHER_COUNTER })).toMatchObject({
    ...{ status: 403, body: { code: 'cases/noDuty', field: '/body/counter/place' } },
  })
  for (const as of [another.as, owner.as, await scenario.tokenOf(scenario.chongqing, 'operator')])
    expect((await pickUp(code, { as })).body).toMatchObject({ code: 'cases/noDuty' })
  expect((await call('GET', `/drafts/${id}`, { as: clerk })).status).toBe(404)
  expect((await call('POST', `/drafts/${id}/code`, { as: another.as })).status).toBe(404)
  expect((await call('DELETE', `/drafts/${id}/code`, { as: another.as })).status).toBe(404)
})

test('the files that a draft names are open to its owner and to the clerk who has it open, and to nobody else', async () => {
  const file = (await scenario.chongqing.upload(owner.as, pdf())).body.sha256
  const unnamed = (await scenario.chongqing.upload(owner.as, pdf())).body.sha256
  const { id, code } = await coded({ materials: [{ material: 'form', how: 'upload', file }] })
  const read = (as: string, sha256 = file) => call('GET', `/drafts/${id}/files/${sha256}`, { as })
  expect((await read(clerk)).status).toBe(404)
  await pickUp(code)
  expect([(await read(owner.as)).status, (await read(clerk)).status]).toEqual([200, 200])
  expect((await read(clerk, unnamed)).body).toMatchObject({ status: 404, field: '/path/sha256' })
  expect((await read(another.as)).status).toBe(404)
})

test('five wrong codes end it, however many come at once; its owner makes another', async () => {
  const { id, code } = await coded()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => pickUp(wrong(code))))
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(await pickUp(code)).toMatchObject({ status: 423, body: { code: 'cases/draftCodeLocked', field: '/body/code' } })
  expect((await call('GET', `/drafts/${id}`, {})).body.code).toBeUndefined()
  const next = (await call('POST', `/drafts/${id}/code`, {})).body
  expect(next.code).toMatch(/^\d{6}$/)
  expect((await pickUp(next.code)).status).toBe(200)
  const lines = (await auditOf(scenario.chongqing, id)).filter(({ action }) => action === 'cases.draftCodeRefused')
  expect(lines).toHaveLength(5)
})

test('on another device its owner opens it by the code, and nobody else does', async () => {
  const { id, code } = await coded()
  const open = (as: string) => call('POST', '/drafts/picked-up', { as, body: { code } })
  expect((await open(owner.as)).body).toMatchObject({ id, code: { code } })
  for (const as of [another.as, clerk]) expect((await open(as)).body).toMatchObject({ code: 'cases/draftCodeWrong' })
  expect((await call('GET', `/drafts/${id}`, {})).body.atCounter).toBeUndefined()
})

test('a code that is not six digits is told as such', async () => {
  for (const code of ['', '12345', '1234567', 'abcdef']) expect((await pickUp(code)).status).toBe(400)
})

test('what the counter took in is gone from the drafts, so that it is not sent a second time', async () => {
  const { id, code } = await coded()
  await pickUp(code)
  const foreign = await scenario.received('relay', { applicant: another.id })
  const own = await scenario.received('relay', { applicant: owner.id })
  const file = (caseId: string, as = clerk) => call('POST', `/drafts/${id}/filed`, { as, body: { case: caseId } })
  expect(await file(foreign.id)).toMatchObject({ status: 404, body: { code: 'cases/notFound', field: '/body/case' } })
  expect(await file(own.id, owner.as)).toMatchObject({ status: 404, body: { code: 'cases/draftNotFound' } })
  expect((await file(own.id)).status).toBe(204)
  expect((await call('GET', `/drafts/${id}`, {})).status).toBe(404)
})

test('after three days a code opens nothing, and who had the draft open has it no longer', async () => {
  const { id, code, until } = await coded()
  await pickUp(code)
  await scenario.moveTo(until)
  const later = await scenario.tokenOf(scenario.chongqing, staffAt(COUNTER, 'clerk'))
  const person = await scenario.tokenOf(scenario.chongqing, OWNER)
  expect((await call('GET', `/drafts/${id}`, { as: later })).status).toBe(404)
  expect((await pickUp(code, { as: later })).body).toMatchObject({ code: 'cases/draftCodeWrong' })
  const seen = await call('GET', `/drafts/${id}`, { as: person })
  expect(seen.status).toBe(200)
  expect([seen.body.code, seen.body.atCounter]).toEqual([undefined, undefined])
})
