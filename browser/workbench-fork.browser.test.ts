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
  await shows(clerk, '请把两张纸都交给本人')
  expect(await paperOf(clerk, () => clerk.keyboard.press('n'))).toBe('200 application/pdf')
  await clerk.getByRole('link', { name: '打开办件' }).click()
  await shows(clerk, '等补正')
  await shows(clerk, '一次性告知，要求补正')
})

test('without a material that is always wanted no case is born: what is missing is printed, and all that was typed is kept', async () => {
  await begins(clerk, relayItem)
  await press(clerk, /^看要交什么/)
  await shows(clerk, '停在一行')
  const session = new URL(clerk.url()).pathname
  await clerk.getByLabel('联系电话').fill('000-0000-0077')
  // Nothing was looked at: the page says so by name, and takes nothing in.
  await clerk.keyboard.press('F8')
  await shows(clerk, /还有 \d 样没看：“居民身份证/)
  await clerk.getByRole('radio', { name: /缺/ }).first().check()
  await clerk.keyboard.press('F9')
  await shows(clerk, '先不开办件')
  expect(await paperOf(clerk, () => clerk.keyboard.press('p'))).toBe('200 application/pdf')
  await clerk.keyboard.press('F2')
  await shows(clerk, '今天的办件')
  // Whoever comes back goes on where they were.
  await clerk.locator(`a[href="${session}"]`).click()
  await shows(clerk, '先不开办件')
  await expect.poll(() => clerk.getByLabel('联系电话').inputValue()).toBe('000-0000-0077')
  await expect.poll(() => clerk.getByRole('radio', { name: /缺/ }).first().isChecked()).toBe(true)
  await press(clerk, '结束，不办了')
  await shows(clerk, '今天的办件')
})

test('a card that cannot be read, and a number that is wrong, are told as what they are', async () => {
  await clerk.goto('/w/window')
  await clerk.getByLabel('刷身份证').fill('样例读卡失败')
  await clerk.keyboard.press('Enter')
  await shows(clerk, '这张卡没有读全')
  await clerk.getByLabel('姓名').fill('例远行')
  await clerk.getByLabel('身份证号').fill('99999919900520022')
  await press(clerk, /^开始办/)
  await shows(clerk, '身份证号不对')
  await expect.poll(() => clerk.getByLabel('身份证号').inputValue()).toBe('99999919900520022')
})

test('each desk has its own rooms and no door that does not open', async () => {
  const rooms = (page: Page) => page.getByRole('navigation', { name: '工作台' }).getByRole('link').allInnerTexts()
  await clerk.goto('/w/window')
  await expect.poll(() => rooms(clerk)).toEqual(['窗口', '结果待领'])
  const examiner = await signedInAs(browser, demo.sichuan, sample.otherExaminer, '/w/review')
  await expect.poll(() => rooms(examiner)).toEqual(['审批'])
  const operator = await signedInAs(browser, demo.chongqing, sample.operator, '/w/peers')
  await expect.poll(() => rooms(operator)).toEqual(['投诉', '节点'])
})

test('who comes for something else gets on paper where to go, and no case is born', async () => {
  await begins(clerk, relayItem)
  await shows(clerk, '什么情形')
  await clerk.keyboard.press('F10')
  await shows(clerk, '应当去哪里')
  await expect.poll(() => clerk.getByLabel('来办什么').inputValue()).toBe(relayItem)
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
  await expect.poll(() => first.getByRole('button', { name: /^确认：不予/ }).isDisabled()).toBe(true)

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
