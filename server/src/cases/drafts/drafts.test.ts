import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, staffAt } from '../../test-kit/scenario.ts'
import { kept } from '../../test-kit/traces.ts'

let scenario: Scenario
let person: string
beforeAll(async () => {
  scenario = await openScenario()
  person = await scenario.tokenOf(scenario.chongqing, '999999199005200220')
})
afterAll(() => scenario.close())

const call: Scenario['chongqing']['call'] = (method, path, asked) =>
  scenario.chongqing.call(method, path, { as: person, ...asked })
const save = (content: object, key?: string) => call('POST', '/drafts', { body: { content }, ...(key ? { key } : {}) })

test('a form that is not yet sent waits, is changed at will, and goes when it is dropped; the chain knows nothing of it', async () => {
  const before = await kept(scenario.chongqing)
  const saved = await save({ item: 'x', form: { name: '例' } })
  expect(saved).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: { version: 1 } })
  const path = `/drafts/${saved.body.id}`
  const changed = await call('PUT', path, { seen: 1, body: { content: { form: { name: '例远行' } } } })
  expect(changed).toMatchObject({
    status: 200,
    headers: { etag: '"2"' },
    body: { version: 2, content: { form: { name: '例远行' } } },
  })
  expect((await call('GET', path)).body).toEqual(changed.body)
  expect((await call('GET', '/drafts')).body.drafts).toContainEqual(changed.body)
  expect((await call('DELETE', path)).status).toBe(204)
  expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'cases/draftNotFound', field: '/path/draftId' } })
  expect(await kept(scenario.chongqing)).toEqual(before)
})

test('two devices at once: the second is told, and can read what the first one wrote', async () => {
  const { id } = (await save({ a: 1 })).body
  const revise = (a: number, seen?: number) =>
    call('PUT', `/drafts/${id}`, { ...(seen ? { seen } : {}), body: { content: { a } } })
  const both = await Promise.all([revise(2, 1), revise(3, 1)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'cases/draftChanged', field: '/header/if-match' })
  expect((await call('GET', `/drafts/${id}`)).body.content).toEqual(both.find(({ status }) => status === 200)?.body.content)
  expect(await revise(4)).toMatchObject({ status: 428, body: { code: 'platform/noIfMatch' } })
})

test('a draft is its owner’s alone', async () => {
  const { id } = (await save({ a: 1 })).body
  for (const who of ['999999198508080334', staffAt('500103:window', 'clerk'), 'operator']) {
    const as = await scenario.tokenOf(scenario.chongqing, who)
    const path = `/drafts/${id}`
    for (const answer of [
      await call('GET', path, { as }),
      await call('PUT', path, { as, seen: 1, body: { content: {} } }),
      await call('DELETE', path, { as }),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'cases/draftNotFound', field: '/path/draftId' } })
    }
    expect((await call('GET', '/drafts', { as })).body.drafts).toEqual([])
  }
  expect((await call('GET', `/drafts/${id}`)).body.content).toEqual({ a: 1 })
})

test('one key saves one draft', async () => {
  const first = await save({ once: true }, 'draft-key')
  expect(await save({ once: true }, 'draft-key')).toMatchObject({ status: 201, body: { id: first.body.id } })
  expect(await save({ once: false }, 'draft-key')).toMatchObject({ status: 422, body: { code: 'platform/keyReused' } })
  expect(await call('POST', '/drafts', { body: { content: {} }, key: null })).toMatchObject({ status: 400 })
})
