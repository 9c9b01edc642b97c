import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { beginBundle, fillBundle } from './bundle.ts'
import { sideways, violations } from './measure.ts'

// Somebody moves back home: identity card, unemployment benefit, pension, decided by two authorities in Sichuan, asked once.
const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

test('a bundle is filled in once, sent once, and followed on one page, without a script', async () => {
  const context = await browser.newContext({
    baseURL: demo.chongqing.web,
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await beginBundle(page)
  // Name, number and phone are known; each other field stands once, however many items want it.
  const labels = await page.locator('form.read label:not(.choice), form.read legend').allInnerTexts()
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
  await fillBundle(page)
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByRole('heading', { name: '交上去了' }).waitFor()
  await expect.poll(() => page.locator('.receipt').count()).toBe(3)
  await page.getByRole('link', { name: '看进度' }).click()
  await page.getByText('一次交的 3 件').waitFor()
  for (const item of ['居民身份证跨省异地办理', '失业保险金申领', '企业职工基本养老保险关系转移接续'])
    await expect.poll(() => page.getByRole('link', { name: item }).count()).toBe(1)
  await page.getByRole('link', { name: '失业保险金申领' }).click()
  await page.getByRole('link', { name: '看一起交的另外几件' }).click()
  await page.getByText('一次交的 3 件').waitFor()
  const looked = await browser.newContext({ baseURL: demo.chongqing.web, viewport: { width: 320, height: 800 } })
  await looked.addCookies(await context.cookies())
  const again = await looked.newPage()
  await again.goto(new URL(page.url()).pathname)
  expect(await violations(again)).toEqual([])
  expect(await sideways(again)).toEqual([])
})
