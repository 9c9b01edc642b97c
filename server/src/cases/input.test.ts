import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openScenario, pdf, type Scenario, type Story, staffAt, type TestNode } from '../test-kit/scenario.ts'
import { kept } from '../test-kit/traces.ts'

let scenario: Scenario
let counter: TestNode
let clerk: string
let application: Record<string, unknown>
let story: Story
let before: unknown

beforeAll(async () => {
  scenario = await openScenario()
  counter = scenario.chongqing
  clerk = await scenario.tokenOf(counter, staffAt('500103:window', 'clerk'))
  application = await scenario.application('relay')
  story = await scenario.received('relay')
})
afterAll(() => scenario.close())
beforeEach(async () => {
  before = await kept(counter)
})

interface Answer {
  readonly status: number
  readonly body: { code: string; field?: string; titles: { zh: string; en: string } }
  readonly headers: Readonly<Record<string, unknown>>
}

/** A planned refusal in two languages that changed nothing and left the node serving. */
async function refused(answer: Answer, status: number, code: string, field?: string): Promise<void> {
  expect({ status: answer.status, code: answer.body.code, field: answer.body.field }).toEqual({ status, code, field })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.body.titles.zh).toMatch(/\p{Script=Han}/u)
  expect(answer.body.titles.en).toMatch(/[a-z]/)
  expect(await kept(counter)).toEqual(before)
  expect((await story.clerk.get()).status).toBe(200)
}

const submit = (changed: object, key?: string | null) =>
  counter.call('POST', '/cases', { as: clerk, body: { ...application, ...changed }, ...(key === undefined ? {} : { key }) })
const raw = (text: string) =>
  counter.call('POST', '/cases', { as: clerk, body: text, headers: { 'content-type': 'application/json' } })
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const form = (changed: object) => ({ form: { ...(application['form'] as object), ...changed } })
const material = (changed: object) => ({
  materials: [...(application['materials'] as object[]).slice(0, 2), { material: 'portrait', how: 'upload', ...changed }],
})

test.each(['{"item":', '', '[1,]', '{"a":1,"a":2}', '{"__proto__":{}}', '"\\ud800"'])(
  'what is not proper JSON is refused: %s',
  async (text) => {
    const { status, body, headers } = await raw(text)
    expect(status).toBe(400)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(body.code).toMatch(/^platform\/bad(Json|Input)$/)
    expect(await kept(counter)).toEqual(before)
  },
)

test('a body deep after parsing, or huge in bytes or in values, is refused before it is built', async () => {
  for (const [answer, status, code] of [
    [await submit(form({ name: nested(40) })), 400, 'platform/tooDeep'],
    [await submit({ contact: { all: Array(60_000).fill(0) } }), 413, 'platform/tooMany'],
    [await submit({ contact: { phone: 'x'.repeat(1_100_000) } }), 413, 'platform/tooLarge'],
  ] as const) {
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
    await refused(answer, status, code, answer.body.field)
  }
})

test.each<[string, object, string, string]>([
  ['an item nobody publishes', { item: 'item-unknown' }, '422 cases/noVersion', '/body/item'],
  ['a malformed item', { item: '事项' }, '400 platform/badInput', '/body/item'],
  ['a malformed place', { receivingPlace: 'window' }, '400 platform/badInput', '/body/receivingPlace'],
  ['a place nobody set up', { receivingPlace: '500103:nowhere' }, '422 cases/placeUnknown', '/body/receivingPlace'],
  ['a counter of the other region', { receivingPlace: '511602:window' }, '422 cases/wrongNode', '/body/receivingPlace'],
  ['a counter where the clerk has no duty', { receivingPlace: '500117:window' }, '403 cases/noDuty', '/body/receivingPlace'],
  ['an authority that does not publish it', { decidingPlace: '511602:renshe' }, '422 cases/noVersion', '/body/item'],
  ['a mode the item does not have', { mode: 'online' }, '422 cases/modeNotOffered', '/body/mode'],
  ['a field too many', { wish: 1 }, '400 platform/badInput', '/body/wish'],
  ['no form', { form: undefined }, '400 platform/badInput', '/body/form'],
  ['an applicant who is no id', { applicant: '例远行' }, '400 platform/badInput', '/body/applicant'],
])('%s', async (_, changed, refusal, field) => {
  const [status, code = ''] = refusal.split(' ')
  await refused(await submit(changed), Number(status), code, field)
})

test('a fault of the form names its field', async () => {
  await refused(await submit(form({ phone: undefined })), 422, 'cases/formInvalid', '/body/form/phone')
  await refused(await submit(form({ idNumber: '1' })), 422, 'cases/formInvalid', '/body/form/idNumber')
})

test('a fault of the materials names the material', async () => {
  await refused(await submit({ materials: [] }), 422, 'cases/materialMissing', '/body/materials')
  const unknown = [{ material: 'pedigree', how: 'upload', file: '0'.repeat(64) }]
  await refused(await submit({ materials: unknown }), 422, 'cases/materialUnknown', '/body/materials/0/material')
  await refused(await submit(material({ how: 'original' })), 422, 'cases/materialForm', '/body/materials/2/how')
  await refused(await submit(material({})), 422, 'cases/fileUnknown', '/body/materials/2/file')
  await refused(await submit(material({ how: 'promise' })), 422, 'cases/materialForm', '/body/materials/2/until')
  await refused(await submit(material({ file: '0'.repeat(64) })), 422, 'cases/fileUnknown', '/body/materials')
  await refused(await submit(material({ file: 'abc' })), 400, 'platform/badInput', '/body/materials/2/file')
})

test('one key, one case: the same answer byte for byte; with another body, or without a key, nothing', async () => {
  const key = randomUUID()
  const first = await submit({}, key)
  expect(first.status).toBe(201)
  before = await kept(counter)
  const again = await submit({}, key)
  expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } })
  expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body))
  await refused(await submit(form({ phone: '000-0000-0099' }), key), 422, 'platform/keyReused', '/header/idempotency-key')
  await refused(await submit({}, null), 400, 'platform/noIdempotencyKey', '/header/idempotency-key')
})

test('the same key twenty times at once makes one case', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 20 }, () => submit({}, key)))
  const made = answers.filter(({ status }) => status === 201)
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ status }) => status !== 201).every(({ body }) => body.code === 'platform/inProgress')).toBe(true)
})

test('a case that is not there, and one whose id is none', async () => {
  for (const below of ['', '/papers', '/export']) {
    await refused(
      await counter.call('GET', `/cases/${randomUUID()}${below}`, { as: clerk }),
      404,
      'cases/notFound',
      '/path/caseId',
    )
    await refused(await counter.call('GET', `/cases/12${below}`, { as: clerk }), 400, 'platform/badInput', '/path/caseId')
  }
  const step = await counter.call('POST', `/cases/${randomUUID()}/steps/correct`, { as: clerk, seen: 1, body: {} })
  await refused(step, 404, 'cases/notFound', '/path/caseId')
})

test('a step without the version it saw, with none, and with an old one', async () => {
  const path = `/cases/${story.id}/steps/correct`
  const body = { place: story.counter, role: 'clerk' }
  await refused(await counter.call('POST', path, { as: clerk, body }), 428, 'platform/noIfMatch', '/header/if-match')
  const malformed = { 'if-match': 'W/"2"' }
  await refused(
    await counter.call('POST', path, { as: clerk, body, headers: malformed }),
    400,
    'platform/badIfMatch',
    '/header/if-match',
  )
  await refused(await story.clerk.tries('correct', {}, { seen: 1 }), 412, 'cases/changed', '/header/if-match')
  await refused(await story.second.approves('grant', 1), 412, 'cases/changed', '/header/if-match')
})

test('a step that the table does not know, facts that do not fit, content that does not belong', async () => {
  const path = `/cases/${story.id}/steps/bless`
  await refused(await counter.call('POST', path, { as: clerk, seen: 2, body: {} }), 400, 'platform/badInput', '/path/action')
  await refused(await story.clerk.tries('verifyOriginal'), 422, 'cases/badFacts', '/body/facts')
  const odd = await story.clerk.tries('verifyOriginal', { materials: ['id-document'], who: '例远行' })
  await refused(odd, 422, 'cases/badFacts', '/body/facts/who')
  const opinion = [{ section: 'opinion', body: {} }]
  await refused(await story.clerk.tries('correct', {}, { bodies: opinion }), 422, 'cases/sectionNotAllowed', '/body/bodies')
  const twice = [1, 2].map((n) => ({ section: 'form', body: { n } }))
  await refused(await story.clerk.tries('correct', {}, { bodies: twice }), 422, 'cases/sectionNotAllowed', '/body/bodies')
  const nowhere = [{ sha256: '0'.repeat(64), section: 'materials' }]
  await refused(await story.clerk.tries('correct', {}, { files: nowhere }), 422, 'cases/fileUnknown', '/body/files')
  const unnamed = [{ section: 'secrets', body: {} }]
  await refused(await story.clerk.tries('correct', {}, { bodies: unnamed }), 400, 'platform/badInput', '/body/bodies/0/section')
})

test('who does not say where they stand, or stands where they do not, takes no step', async () => {
  const step = (body: object) =>
    counter.call('POST', `/cases/${story.id}/steps/correct`, { as: clerk, seen: story.receipt.version, body })
  await refused(await step({}), 403, 'cases/noDuty', '/body/place')
  await refused(await step({ place: story.counter }), 403, 'cases/noDuty', '/body/role')
  await refused(await step({ place: story.counter, role: 'examiner' }), 403, 'cases/noDuty', '/body/place')
  await refused(await step({ place: story.office, role: 'clerk' }), 403, 'cases/noDuty', '/body/place')
  await refused(await step({ place: 'here', role: 'clerk' }), 400, 'platform/badInput', '/body/place')
})

test('an oversized, a disguised, an unknown and an empty file', async () => {
  const sent = (bytes: Uint8Array, type = 'application/pdf') => counter.upload(clerk, { name: 'a.pdf', type, bytes })
  const large = new Uint8Array(20 * 1024 * 1024 + 1)
  large.set(pdf().bytes)
  await refused(await sent(large), 413, 'platform/fileTooLarge', '/body/file')
  await refused(await sent(pdf().bytes, 'image/png'), 422, 'platform/fileTypeMismatch', '/body/file')
  await refused(await sent(Uint8Array.of(0x4d, 0x5a, 0x90, 0)), 415, 'platform/fileTypeUnknown', '/body/file')
  await refused(await sent(new Uint8Array(0)), 422, 'platform/fileEmpty', '/body/file')
  const whole = new Uint8Array(20 * 1024 * 1024)
  whole.set(pdf().bytes)
  expect(await sent(whole)).toMatchObject({ status: 201, body: { size: whole.length, type: 'application/pdf' } })
})

test('nobody without a name gets in', async () => {
  for (const path of ['/cases', `/cases/${story.id}`, `/cases/${story.id}/papers`, `/cases/${story.id}/export`, '/drafts']) {
    await refused(await counter.call('GET', path), 401, 'platform/noActor')
    await refused(await counter.call('GET', path, { as: 'stolen' }), 401, 'platform/noActor')
  }
})
