import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, staffAt } from '../../test-kit/scenario.ts'

const counter = '500103:window'
let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const identify = async (body: object, who = staffAt(counter, 'clerk')) => {
  const as = await scenario.tokenOf(scenario.chongqing, who)
  return scenario.chongqing.call('POST', '/identity/people/identified', { as, body: { place: counter, ...body } })
}
const known = { name: '例远行', idNumber: '999999199005200220' }

test('a person who is known is found, and sees that they were looked at', async () => {
  const { status, body } = await identify(known)
  expect({ status, body }).toEqual({
    status: 200,
    body: { id: await scenario.personId(known.idNumber), name: '例远行', idNumberMasked: '999***********0220' },
  })
  const as = await scenario.tokenOf(scenario.chongqing, known.idNumber)
  const reads = await scenario.chongqing.call('GET', '/identity/me/reads', { as })
  expect(reads.body.entries).toContainEqual(
    expect.objectContaining({ purpose: 'identity.identify', actor: staffAt(counter, 'clerk') }),
  )
})

test('a person who is not known is known from now on, once', async () => {
  const newcomer = { name: '例新来', idNumber: '999999199202020448' }
  const first = await identify(newcomer)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  expect((await identify(newcomer)).body).toEqual(first.body)
})

test.each([
  ['another name', { ...known, name: '别人' }, 'identity/personDiffers', '/body/name'],
  ['a number with a wrong check digit', { ...known, idNumber: '999999199005200221' }, 'identity/badIdNumber', '/body/idNumber'],
  ['a counter of somebody else', { ...known, place: '500117:window' }, 'identity/notClerk', '/body/place'],
])('%s is refused', async (_, shown, code, field) => {
  expect((await identify(shown)).body).toMatchObject({ code, field })
})

test.each([
  ['a helper', 'staff-500103-window-helper'],
  ['an examiner', 'staff-500000-jiaotong-examiner'],
  ['the person', known.idNumber],
  ['the operator', 'operator'],
])('%s identifies nobody', async (_, who) => {
  expect((await identify(known, who)).body).toMatchObject({ status: 403, code: 'identity/notClerk' })
})
