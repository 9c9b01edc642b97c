import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, type Story } from '../../test-kit/scenario.ts'

let scenario: Scenario
let story: Story
let form: Readonly<Record<string, unknown>>
beforeAll(async () => {
  scenario = await openScenario()
  story = await scenario.received('relay')
  form = (await scenario.application('relay'))['form'] as typeof form
})
afterAll(() => scenario.close())

const corrected = (changed: object) => ({ bodies: [{ section: 'form', body: { ...form, ...changed } }] })

test('what was mistyped is mended on the spot, and the first text is kept', async () => {
  const { timeline } = await story.clerk.does('correct', {}, corrected({ address: '重庆市渝中区（更正）' }))
  const said = timeline.flatMap(({ content }: { content: { form?: { address: string } } }) => content.form?.address ?? [])
  expect(said).toEqual([form['address'], '重庆市渝中区（更正）'])
})

test('a corrected form must fit the version of the case; the field is named and nothing is written', async () => {
  const { version } = await story.clerk.sees()
  const { body } = await story.clerk.tries('correct', {}, corrected({ idNumber: 7 }))
  expect(body).toMatchObject({ status: 422, code: 'cases/formInvalid', field: '/body/bodies/0/body/idNumber' })
  expect((await story.clerk.sees()).version).toBe(version)
})

test('once the case is on its way the counter corrects no more', async () => {
  await story.inOffice()
  expect((await story.clerk.tries('correct', {}, corrected({}))).body).toMatchObject({ status: 403, code: 'cases/wrongPlace' })
})
