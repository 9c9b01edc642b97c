import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withApplication, withFilledApplication } from './person.ts'

// What happens to people while they fill in a form: nothing typed is lost, and nothing is sent twice.
const demo = inject('demo')
const ITEM = '正常退休提取住房公积金'
const TEN_MINUTES = 600_000

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

const newPage = async (): Promise<Page> => (await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })).newPage()

const typed = { 个人公积金账号: '000000001960', 收款银行: '样例银行', 收款账号: '0000000000001960' } as const
async function type(page: Page): Promise<void> {
  for (const [label, value] of Object.entries(typed)) await page.getByLabel(label).fill(value)
}
async function expectTyped(page: Page): Promise<void> {
  for (const [label, value] of Object.entries(typed)) expect(await page.getByLabel(label).inputValue()).toBe(value)
}
/** How many forms' typing the tab keeps. Asked from outside: the pages' policy lets nobody wait inside them. */
const expectKept = (page: Page, forms: number) =>
  expect.poll(() => page.evaluate('sessionStorage.length'), { timeout: 20_000 }).toBe(forms)
const save = (page: Page) => page.getByRole('button', { name: '保存，下一步' }).click()

async function casesOf(page: Page): Promise<number> {
  const other = await page.context().newPage()
  await other.goto('/me')
  const count = await other.getByRole('heading', { name: '交上去的' }).locator('~ ul').getByRole('link', { name: ITEM }).count()
  await other.close()
  return count
}

test('a reload in the middle of a form keeps what was typed, and what is saved is kept in the tab no longer', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  await page.goto(`${path}/form`)
  await type(page)
  await page.reload()
  await page.getByText('已经放回来了').waitFor()
  await expectTyped(page)
  await save(page)
  await page.waitForURL(/\/(questions|delivery)$/)
  await expectKept(page, 0)
  await page.goto(`${path}/form`)
  await expectTyped(page)
  await page.context().close()
})

test('what is typed before the script of the form has come over a slow line is kept too', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/assets/keep-*', (route) => held.then(() => route.continue()))
  await page.goto(`${path}/form`, { waitUntil: 'commit' })
  await type(page)
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
  letGo()
  await expectKept(page, 1)
  await page.reload()
  await page.getByText('已经放回来了').waitFor()
  await expectTyped(page)
  await page.context().close()
})

test('ten minutes offline: typed, pressed, waited for, sent once the line is back', async () => {
  const page = await newPage()
  await page.clock.install()
  const path = await withApplication(page)
  await page.goto(`${path}/form`)
  await page.context().setOffline(true)
  await type(page)
  await save(page)
  await page.getByText('现在没有网络').waitFor()
  await page.clock.fastForward(TEN_MINUTES)
  await expectTyped(page)
  await page.context().setOffline(false)
  await page.getByText('现在没有网络').waitFor({ state: 'hidden' })
  await save(page)
  await page.waitForURL(/\/(questions|delivery)$/)
  await page.goto(`${path}/form`)
  await expectTyped(page)
  await page.context().close()
})

test('a line that is cut as the form is sent loses nothing: back on the page, all is there', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  await page.goto(`${path}/form`)
  await type(page)
  await page.route('**/form', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  const cut = page.waitForEvent('requestfailed', (request) => request.method() === 'POST')
  await save(page)
  await cut
  await page.waitForURL(/chrome-error/).catch(() => undefined)
  await page.unroute('**/form')
  await page.goto(`${path}/form`)
  await page.getByText('已经放回来了').waitFor()
  await expectTyped(page)
  await page.context().close()
})

test('a sign-in that ended in the middle of a form keeps what was typed', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  await page.goto(`${path}/form`)
  await type(page)
  const token = (await readFile(join(demo.chongqing.folder, 'operator.token'), 'utf8')).trim()
  const answer = await fetch(`${demo.chongqing.address}/identity/tokens/revoke`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ for: { idNumber: '999999196001150111' } }),
  })
  expect(answer.ok).toBe(true)
  await save(page)
  await page.getByRole('heading', { name: '登录过期了，您填的都留着' }).waitFor()
  await page.getByRole('link', { name: '去登录' }).click()
  await page.getByRole('button', { name: '例和平' }).click()
  await page.getByRole('button', { name: '接着提交' }).click()
  await page.waitForURL(/\/(questions|delivery)$/)
  await page.goto(`${path}/form`)
  await expectTyped(page)
  await page.context().close()
})

test('a double click, the back button and a second tab send one application once', async () => {
  const page = await newPage()
  const path = await withFilledApplication(page)
  const before = await casesOf(page)
  const tab = await page.context().newPage()
  await tab.goto(`${path}/check`)
  await page.getByRole('button', { name: '确认提交' }).dblclick()
  await page.getByRole('heading', { name: '交上去了' }).waitFor()
  await tab.getByRole('button', { name: '确认提交' }).click()
  await tab.getByRole('heading', { name: '交上去了' }).waitFor()
  const codes = await Promise.all([page, tab].map((one) => one.locator('.receipt dd').allInnerTexts()))
  expect(codes[0]).toEqual(codes[1])
  await page.goBack()
  await page
    .getByRole('heading', { name: '交上去了' })
    .or(page.getByRole('button', { name: '确认提交' }))
    .first()
    .waitFor()
  const again = page.getByRole('button', { name: '确认提交' })
  if ((await again.count()) > 0) await again.click()
  await page.getByRole('heading', { name: '交上去了' }).waitFor()
  expect(await casesOf(page)).toBe(before + 1)
  await page.context().close()
})

test('two tabs at two tasks of one draft: neither loses what the other saved', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  const tab = await page.context().newPage()
  await page.goto(`${path}/form`)
  await tab.goto(`${path}/delivery`)
  await type(page)
  await tab.getByLabel('到收件的窗口取').check()
  await save(page)
  await page.waitForURL(/\/(questions|delivery)$/)
  await save(tab)
  await tab.waitForURL(/\/(questions|check)$/)
  await page.goto(`${path}/form`)
  await expectTyped(page)
  await page.goto(`${path}/delivery`)
  await expect.poll(() => page.getByLabel('到收件的窗口取').isChecked()).toBe(true)
  await page.context().close()
})

test('signing out leaves nothing of what was typed in the tab', async () => {
  const page = await newPage()
  const path = await withApplication(page)
  await page.goto(`${path}/form`)
  await type(page)
  await expectKept(page, 1)
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await expectKept(page, 0)
  await page.context().close()
})
