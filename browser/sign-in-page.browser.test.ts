import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { elder, lostFocusAnywhere, portal, sideways, tooSmall, violations } from './measure.ts'

// The page of the sample identity provider, as somebody comes to it from a page of the portal on a phone.
const demo = inject('demo')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** Presses the way in at a page of the portal. */
async function fromPage(path: string, name: string): Promise<Page> {
  // What measures is brought into the page past its policy.
  const context = await browser.newContext({
    ...{ baseURL: demo.chongqing.web, viewport: { width: 360, height: 740 }, bypassCSP: true, locale: 'zh-CN' },
  })
  const page = await context.newPage()
  await page.goto(path)
  const there = page.waitForURL(/\/choose\//)
  await page.getByRole('banner').getByRole('link', { name, exact: true }).click()
  await there
  return page
}

test.each([
  ['/dictionary', '登录', 'zh-CN', null],
  ['/dictionary?mode=elder', '登录', 'zh-CN', 'elder'],
  ['/dictionary?mode=contrast', '登录', 'zh-CN', 'contrast'],
  ['/en/dictionary', 'Sign in', 'en', null],
  ['/en/dictionary?mode=elder', 'Sign in', 'en', 'elder'],
])('from %s the sign-in page goes on as the page before it', async (path, name, lang, mode) => {
  const page = await fromPage(path, name)
  const html = page.locator('html')
  expect([await html.getAttribute('lang'), await html.getAttribute('data-mode')]).toEqual([lang, mode])
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await tooSmall(page, mode === 'elder' ? elder : portal)).toEqual([])
  expect(await violations(page, { contrast: mode === null ? 4.5 : 7 })).toEqual([])
  expect(await sideways(page)).toEqual([])
  expect(await lostFocusAnywhere(page)).toEqual([])
  await page.context().close()
})
