import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sideways, violations } from './measure.ts'
import { sample, signedInAs } from './staff.ts'
import { words } from './tickets.ts'

// Somebody without an account says what does not get done; a supervisor answers by the keyboard; they read the answer.
const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

const answer = {
  findings: '三次都没有按时转办，属实。',
  measures: '约好 3 月 5 日上午由专人办理。',
}

/** Nothing for axe to find, and nothing to be scrolled to the side. */
async function expectSound(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await sideways(page)).toEqual([])
}

test('said without an account and without a script, answered by the keyboard, read by number and code', async () => {
  const context = await browser.newContext({
    baseURL: demo.chongqing.web,
    viewport: { width: 320, height: 800 },
    javaScriptEnabled: false,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: '办不成事' }).click()
  await page.getByLabel('说的是哪个地方？').selectOption({ label: '渝中区川渝通办专窗' })
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByRole('link', { name: '请写一写出了什么事，至少 5 个字' }).click()
  await expect.poll(() => page.getByLabel('说的是哪个地方？').inputValue()).toBe('500103:window')
  await page.getByLabel('卡在哪里？').fill(words)
  await page.getByRole('button', { name: '交上去' }).click()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('收到了')
  await page.locator('.receipt dd').nth(1).waitFor()
  const [number = '', code = ''] = await page.locator('.receipt dd').allInnerTexts()

  const desk = await signedInAs(browser, demo.chongqing, sample.supervisor, '/w')
  await desk.getByRole('link', { name: number }).press('Enter')
  await desk.getByRole('heading', { name: `办不成事 ${number}` }).waitFor()
  await desk.keyboard.press('F8')
  await desk.getByRole('link', { name: '请选一个结论' }).waitFor()
  await expectSound(desk)
  await desk.getByLabel('已约定怎么办').press('Space')
  await desk.getByLabel('查到的情况和理由').fill(answer.findings)
  await desk.getByLabel('怎么处理').fill(answer.measures)
  await desk.keyboard.press('F8')
  await desk.getByRole('heading', { name: '已答复：已约定怎么办' }).waitFor()

  await page.getByRole('link', { name: '查进度' }).first().click()
  await page.getByLabel('查询号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查进度' }).click()
  await page.getByRole('heading', { name: '答复：已约定怎么办' }).waitFor()
  for (const said of Object.values(answer)) await expect.poll(() => page.getByText(said).count()).toBe(1)
  await expect.poll(() => page.getByText(words).count()).toBe(0)
})

test.each([
  ['normal', 4.5],
  ['elder', 7],
  ['contrast', 4.5],
] as const)('errors, receipt and answer are sound in %s', async (mode, contrast) => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  const sound = async () => {
    expect(await violations(page, { contrast })).toEqual([])
    expect(await sideways(page)).toEqual([])
  }
  await page.goto(`/complaints?mode=${mode}`)
  await page.getByLabel('电话').fill('没有')
  await page.getByRole('button', { name: '交上去' }).click()
  await sound()
  await page.getByLabel('电话').fill('000-0000-0011')
  await page.getByLabel('哪里没做好？').fill(words)
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  await sound()
  await page.locator('.receipt dd').nth(1).waitFor()
  const [number = '', code = ''] = await page.locator('.receipt dd').allInnerTexts()
  await page.goto('/track')
  await page.getByLabel('查询号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查进度' }).click()
  await page.getByText('还没有答复').waitFor()
  await sound()
})
