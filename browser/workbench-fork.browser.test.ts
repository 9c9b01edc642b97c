import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { begins, inOffice, openStep, press, shows, unemploymentTakenIn, withBadPortrait } from './desk.ts'
import { relayItem, sample, signedInAs } from './staff.ts'

const demo = inject('demo')
let browser: Browser
let clerk: Page
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
  clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
})
afterAll(() => browser.close())

/** A paper that a press opens in a window of its own. */
async function paperOf(page: Page, opens: () => Promise<void>): Promise<string> {
  const answered = page.context().waitForEvent('response', (response) => response.request().method() === 'POST')
  const opened = page.context().waitForEvent('page')
  await opens()
  const response = await answered
  await (await opened).close()
  await page.bringToFront()
  return `${response.status()} ${response.headers()['content-type']}`
}

test('what is not right is told once, with the case: taking it in without a word is refused', async () => {
  await withBadPortrait(clerk)
  await clerk.keyboard.press('F8')
  await shows(clerk, '请按 F9 一次性告知')
  // Nothing has to be typed or taken again.
  await shows(clerk, '已有，可重拍')
  await clerk.keyboard.press('F9')
  await shows(clerk, '收下了')
  expect(await paperOf(clerk, () => press(clerk, /打印补正材料一次性告知书/))).toBe('200 application/pdf')
  await clerk.getByRole('link', { name: '打开办件' }).click()
  await shows(clerk, '等补正')
  await shows(clerk, '一次性告知，要求补正')
})

test('without a material that is always wanted no case is born: the person takes home what is missing', async () => {
  const page = await clerk.context().newPage()
  await begins(page, relayItem)
  await press(page, /^看要交什么/)
  await shows(page, '停在一行')
  await page.getByRole('radio', { name: /缺/ }).first().check()
  const answered = page.context().waitForEvent('response', (response) => response.request().method() === 'POST')
  await page.keyboard.press('F9')
  expect((await answered).headers()['content-type']).toBe('application/pdf')
  // The list takes the place of the page, which is then done with.
  await page.close()
})

test('who comes for something else gets on paper where to go, and no case is born', async () => {
  await begins(clerk, relayItem)
  await shows(clerk, '什么情形')
  await clerk.keyboard.press('F10')
  await shows(clerk, '应当去哪里')
  expect(await clerk.getByLabel('来办什么').inputValue()).toBe(relayItem)
  await clerk.getByLabel('另外告诉他什么').fill('到户籍地派出所，带户口簿')
  expect(await paperOf(clerk, () => clerk.keyboard.press('F8'))).toBe('200 application/pdf')
  await clerk.keyboard.press('F2')
  await shows(clerk, '今天的办件')
})

test('a slip of the pen is mended on the spot, before the case goes on', async () => {
  const caseId = await unemploymentTakenIn(clerk, false)
  await clerk.goto(`/w/cases/${caseId}`)
  await openStep(clerk, /^当场更正/)
  await clerk.getByLabel('原用人单位').fill('样例纺织厂（更正）')
  await press(clerk, /^确认：当场更正/)
  await shows(clerk, '当场更正：已记入办件')
  await shows(clerk, '样例纺织厂（更正）')
})

test('a refusal gives facts, basis and remedy, and a second person approves it; both are named', {
  timeout: 120_000,
}, async () => {
  const caseId = await unemploymentTakenIn(clerk)
  const first = await inOffice(browser, demo, sample.otherExaminer, caseId)
  await openStep(first, /^受理/)
  await press(first, /^确认：受理/)
  await shows(first, '受理：已记入办件')
  await openStep(first, /^不予/)
  await shows(first, '这一步要两个人')
  expect(await first.getByRole('button', { name: /^确认：不予/ }).isDisabled()).toBe(true)

  const second = await signedInAs(browser, demo.sichuan, sample.otherSecond, `/w/review/${caseId}`)
  await openStep(second, /^不予/)
  await press(second, /^我复核同意/)
  await shows(second, '您已同意')

  await first.goto(`/w/review/${caseId}?do=refuse`)
  await first.getByLabel('事实').fill('')
  await press(first, /^确认：不予/)
  // The browser itself does not send it without facts.
  expect(await first.evaluate("document.querySelector('[name=facts]').matches(':invalid')")).toBe(true)
  await first.getByLabel('事实').fill('缴费七个月，不满一年')
  await press(first, /^确认：不予/)
  await shows(first, '不予：已记入办件')
  const said = first.getByRole('listitem').filter({ hasText: '缴费七个月' })
  for (const text of ['依据', '救济', '例审批', '复核：例复核']) await said.getByText(text).first().waitFor()
})
