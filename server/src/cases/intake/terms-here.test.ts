import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, staffAt } from '../../test-kit/scenario.ts'

const counter = '500103:window'
const wanted = { item: 'item-8190a18241a571a0d129', receivingPlace: counter, decidingPlace: '511602:gongan' }

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const asks = async (who: string, changed: object = {}) => {
  const as = await scenario.tokenOf(scenario.chongqing, who)
  return scenario.chongqing.call('GET', `/intake/terms?${new URLSearchParams({ ...wanted, ...changed })}`, { as })
}
const clerk = staffAt(counter, 'clerk')

test('a clerk sees the rights of the agreement before anything is taken in', async () => {
  const { status, body } = await asks(clerk)
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      mode: 'relay',
      rights: ['notice', 'originals', 'deliver'],
      agreement: { id: 'agreement-chuanyu-demo', until: '2030-12-31' },
      handOverDays: { result: 1, paper: 2, push: 1 },
    },
  })
})

test('what could not be filed is refused in the same words, with the part of the question named', async () => {
  expect((await asks(clerk, { item: 'item-none' })).body).toMatchObject({ code: 'cases/noVersion', field: '/query/item' })
  expect((await asks(clerk, { decidingPlace: '999999:none' })).body).toMatchObject({ status: 422 })
})

test('nobody asks for a counter where they do not serve', async () => {
  for (const who of [staffAt('500117:window', 'clerk'), staffAt(counter, 'helper')])
    expect((await asks(who)).body).toMatchObject({ status: 403, code: 'cases/noDuty', field: '/query/receivingPlace' })
})
