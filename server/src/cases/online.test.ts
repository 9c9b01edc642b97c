import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, readDemo, type TwoNodes, twoNodes } from '../test-kit/two-nodes.ts'

let nodes: TwoNodes
let applications: readonly Application[]

beforeAll(async () => {
  nodes = await twoNodes()
  applications = (await readDemo()).applications
})
afterAll(() => nodes.close())

const application = (id: string): Application => applications.find((one) => one.id === id) ?? expect.fail(`no application ${id}`)

test('an instant case of the portal is handed over, decided by rule at the deciding place, and back on the person’s page', async () => {
  const { chongqing, sichuan, quiet } = nodes
  const { item, decidingPlace, receivingPlace, form } = application('online')
  const person = await chongqing.tokenOf({ idNumber: String(form['idNumber']) })
  const submitted = await chongqing.call('POST', '/cases', {
    as: person,
    body: { item, decidingPlace, receivingPlace, form, materials: [], contact: { phone: form['phone'] } },
  })
  expect(submitted).toMatchObject({ status: 201, body: { state: 'received', holder: receivingPlace } })
  await quiet()
  const seen = await chongqing.call('GET', `/cases/${submitted.body.id}`, { as: person })
  expect(seen.body).toMatchObject({ state: 'closed', holder: decidingPlace, mode: 'online' })
  expect(seen.body.timeline.map((entry: { action: string }) => entry.action)).toEqual([
    'submit',
    'receive',
    'handOver',
    'takeOver',
    'accept',
    'grant',
    'issue',
    'deliver',
    'close',
  ])
  expect(seen.body.clocks.decision).toMatchObject({ state: 'met' })
  const clerk = await sichuan.tokenOf({ staff: 'staff-510100-gjj-examiner' })
  expect((await sichuan.call('GET', `/cases/${submitted.body.id}`, { as: clerk })).body).toMatchObject({
    state: 'closed',
    version: seen.body.version,
  })
})
