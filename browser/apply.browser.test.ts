import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

// A person in Chongqing, retired, whose housing fund lies in Chengdu: finds, applies, keeps the receipt, follows.
const demo = inject('demo')
const MOST_CLICKS = 12
const MOST_SCREENS = 8
/** A slow hand: how long until the next thing is found and pressed, and for each character. */
const SECONDS_A_CLICK = 6
const SECONDS_A_CHARACTER = 1
const MOST_SECONDS = 180

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** Presses what a person sees, and counts. */
function handOf(page: Page) {
  const screens: string[] = []
  let clicks = 0
  let characters = 0
  const press = async (role: 'link' | 'button', name: string): Promise<void> => {
    clicks++
    await page.getByRole(role, { name, exact: true }).first().click()
    await page.waitForLoadState('load')
    screens.push(new URL(page.url()).pathname)
  }
  const type = async (label: string, text: string): Promise<void> => {
    clicks++
    characters += text.length
    await page.getByLabel(label).fill(text)
  }
  const seconds = () => clicks * SECONDS_A_CLICK + characters * SECONDS_A_CHARACTER
  return { press, type, counted: () => ({ clicks, screens: screens.length, seconds: seconds() }) }
}

const contextWith = (javaScriptEnabled: boolean): Promise<BrowserContext> =>
  browser.newContext({ baseURL: demo.chongqing.web, viewport: { width: 360, height: 800 }, javaScriptEnabled, locale: 'zh-CN' })

test.each([
  ['with a script in the browser allowed', true],
  ['with JavaScript off', false],
])('found in everyday words, applied for, kept, followed: %s', async (_, javaScript) => {
  const context = await contextWith(javaScript)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('要办什么').fill('退休提公积金')
  await page.getByLabel('要办什么').press('Enter')
  await page.getByRole('link', { name: '正常退休提取住房公积金' }).first().click()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('正常退休提取住房公积金')

  const { press, type, counted } = handOf(page)
  await press('link', '现在办理')
  await press('button', '例和平')
  await type('手机号', '000-0000-0011')
  await press('button', '开始填')
  await press('link', '接着填')
  await type('个人公积金账号', '000000001960')
  await type('收款银行', '样例银行')
  await type('收款账号', '0000000000001960')
  // The form, the questions of the situation, how to get the result.
  for (let task = 0; task < 3; task++) await press('button', '保存，下一步')
  await press('button', '确认提交')
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('交上去了')
  const { clicks, screens, seconds } = counted()
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS)
  expect(screens).toBeLessThanOrEqual(MOST_SCREENS)
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS)

  await page.locator('.receipt dd').nth(1).waitFor()
  const [number = '', code = ''] = await page.locator('.receipt dd').allInnerTexts()
  // The back button and a second press make no second case: the receipt is shown again.
  await page.goBack()
  if (new URL(page.url()).pathname.endsWith('/check')) await page.getByRole('button', { name: '确认提交' }).click()
  await page.goto('/me')
  await expect.poll(() => page.getByRole('link', { name: '正常退休提取住房公积金' }).count()).toBeGreaterThan(0)

  // Somebody without a sign-in follows it by the two numbers alone.
  const elsewhere = await contextWith(javaScript)
  const follow = await elsewhere.newPage()
  await follow.goto(`/track?number=${encodeURIComponent(number)}`)
  await follow.getByLabel('查询码').fill(code)
  await follow.getByRole('button', { name: '查进度' }).click()
  await expect.poll(() => follow.getByText('您提交了申请').count()).toBe(1)
  await Promise.all([context.close(), elsewhere.close()])
})
