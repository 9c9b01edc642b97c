import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { applicationFor, readSupplement, versionFor } from '../cli/src/demo/regions/supplement.ts'
import { inOffice, shows, until } from './desk.ts'
import { sideways, tooSmall, violations, workbench } from './measure.ts'
import { sample, signedInAs } from './staff.ts'
import { operatorOf, speaking, uploaded } from './waiting-case.ts'

// The guide of an item is newer at one node than at the other: a case under it is refused there, parked here, and an operator sees it on.
const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** An item that no other test brings across, with a version of it that Sichuan has not loaded yet. */
const supplement = await readSupplement()
const application = applicationFor(supplement, 'deemed')
const current = versionFor(supplement, application)
const newer = { ...current, from: '2025-01-01', remedy: `${current.remedy}也可以先请本机关复查。` }

/** Taken in at a counter of Chongqing and handed over to the office in Sichuan; answers its id. */
async function handedOver(): Promise<string> {
  const { item, receivingPlace, decidingPlace, form } = application
  const { client: clerk } = await speaking(demo.chongqing, { staff: `staff-${receivingPlace.replace(':', '-')}-clerk` })
  const { actor: applicant } = await speaking(demo.chongqing, { idNumber: form.idNumber })
  const materials = [
    { material: 'identity-card', how: 'original' },
    { material: 'transfer-form', how: 'upload', file: await uploaded(clerk, 'transfer-form') },
  ]
  const { body: born } = await clerk.post<{ id: string; version: number }>('/cases', {
    body: {
      ...{ item, receivingPlace, decidingPlace, form, materials, applicant, receive: true },
      contact: { phone: form.phone },
    },
  })
  await clerk.post(`/cases/${born.id}/steps/handOver`, {
    seen: born.version,
    body: { place: receivingPlace, role: 'clerk', facts: { taker: decidingPlace, why: 'toDecide', papers: false } },
  })
  return born.id
}

test('an operator reads why a case was parked, sends it again once the peer can take it, and sees that it went', {
  timeout: 120_000,
}, async () => {
  await (await operatorOf(demo.chongqing)).post('/versions', { body: newer })
  const caseId = await handedOver()
  const operator = await signedInAs(browser, demo.chongqing, sample.operator, '/w/peers')
  await until(operator, '/w/peers', caseId)
  await shows(operator, '△ 有停下的办件')
  const row = operator
    .getByRole('listitem')
    .filter({ hasText: caseId })
    .filter({ has: operator.getByRole('button') })
  for (const words of ['对方没有这个办件所用的指南版本', '请对方载入这一版本，再发']) await row.getByText(words).first().waitFor()
  const wrong = [...(await violations(operator)), ...(await tooSmall(operator, workbench)), ...(await sideways(operator))]
  expect(wrong).toEqual([])

  // Nothing has changed over there: it is tried, refused again, and says so again.
  await row.getByRole('button', { name: '再发' }).click()
  await shows(operator, '已再次发出')
  await until(operator, '/w/peers', '请对方载入这一版本，再发')

  await (await operatorOf(demo.sichuan)).post('/versions', { body: newer })
  await row.getByRole('button', { name: '再发' }).click()
  await shows(operator, '已再次发出')
  await operator.goto('/w/peers')
  await shows(operator, '没有。')
  const acts = operator.getByRole('listitem').filter({ hasText: '重新发出' }).filter({ hasText: caseId })
  await expect.poll(() => acts.count()).toBe(2)
  await acts.first().getByText('签名事件').waitFor()

  // The office it was sent to has it, with the counter's words.
  const examiner = await inOffice(browser, demo, sample.otherExaminer, caseId)
  await shows(examiner, current.name.zh)
  await operator.goto('/w/peers')
  await expect.poll(() => row.count()).toBe(0)
})
