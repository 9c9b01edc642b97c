import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, pdf, type Scenario, staffAt } from '../../test-kit/scenario.ts'

const COUNTER = '500103:window'
const OWNER = '999999199005200220'
const ANOTHER = '999999198508080334'

let scenario: Scenario
let call: Scenario['chongqing']['call']
const tokens: Record<'owner' | 'another' | 'clerk', string> = { owner: '', another: '', clerk: '' }
beforeAll(async () => {
  scenario = await openScenario()
  call = scenario.chongqing.call
  const tokenOf = (who: string) => scenario.tokenOf(scenario.chongqing, who)
  tokens.owner = await tokenOf(OWNER)
  tokens.another = await tokenOf(ANOTHER)
  tokens.clerk = await tokenOf(staffAt(COUNTER, 'clerk'))
})
afterAll(() => scenario.close())

const uploaded = async (as: string, scan = pdf()) => (await scenario.chongqing.upload(as, scan)).body.sha256
/** A clerk takes an application in with this file as its first uploaded material. */
async function takenInWith(file: string) {
  const application = await scenario.application('relay')
  const materials = application.materials as { how: string; file?: string }[]
  const first = materials.findIndex(({ how }) => how === 'upload')
  const named = materials.map((material, at) => (at === first ? { ...material, file } : material))
  return call('POST', '/cases', { as: tokens.clerk, body: { ...application, materials: named } })
}
const draftNaming = async (file: string, as: string): Promise<string> =>
  (await call('POST', '/drafts', { as, body: { content: { materials: [{ material: 'form', how: 'upload', file }] } } })).body.id

test('a file that somebody else brought is put into no case by its hash; the same file brought by oneself is', async () => {
  const scan = pdf()
  const file = await uploaded(tokens.owner, scan)
  expect(await takenInWith(file)).toMatchObject({ status: 422, body: { code: 'cases/fileUnknown', field: '/body/materials' } })
  expect(await uploaded(tokens.clerk, scan)).toBe(file)
  expect((await takenInWith(file)).status).toBe(201)
})

test('nor into a step, whoever takes it', async () => {
  const story = await scenario.received('relay')
  const { version, id } = (await story.clerk.get()).body
  const step = { place: COUNTER, files: [{ sha256: await uploaded(tokens.another), section: 'materials' }] }
  const refused = await call('POST', `/cases/${id}/steps/handOver`, { as: tokens.clerk, seen: version, body: step })
  expect(refused).toMatchObject({ status: 422, body: { code: 'cases/fileUnknown', field: '/body/files' } })
})

test('a draft that names somebody else’s file does not open it', async () => {
  const file = await uploaded(tokens.owner)
  const read = async (as: string) => (await call('GET', `/drafts/${await draftNaming(file, as)}/files/${file}`, { as })).status
  expect(await read(tokens.another)).toBe(404)
  expect(await read(tokens.owner)).toBe(200)
})

test('a clerk puts in the files of a draft while they have it open at the counter, and no others of its owner', async () => {
  const [named, unnamed] = [await uploaded(tokens.owner), await uploaded(tokens.owner)]
  const id = await draftNaming(named, tokens.owner)
  expect((await takenInWith(named)).body).toMatchObject({ code: 'cases/fileUnknown' })
  const { code } = (await call('POST', `/drafts/${id}/code`, { as: tokens.owner })).body
  const counter = { place: COUNTER, person: await scenario.personId(OWNER) }
  expect((await call('POST', '/drafts/picked-up', { as: tokens.clerk, body: { code, counter } })).status).toBe(200)
  expect((await takenInWith(unnamed)).body).toMatchObject({ code: 'cases/fileUnknown' })
  expect((await takenInWith(named)).status).toBe(201)
  await call('DELETE', `/drafts/${id}/code`, { as: tokens.owner })
  expect((await takenInWith(named)).body).toMatchObject({ code: 'cases/fileUnknown' })
})
