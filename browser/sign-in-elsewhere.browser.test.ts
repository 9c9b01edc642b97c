import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startOfApplication } from './person.ts'

// 一地认证、全网通办: somebody registered in Sichuan applies at the portal of Chongqing, in a browser that holds pages to their policy.
const demo = inject('demo')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

test.each([
  ['with a script allowed', true],
  ['with JavaScript off', false],
])('signs in at home, agrees to what is told, and applies elsewhere: %s', async (_, javaScriptEnabled) => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, javaScriptEnabled, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/dictionary')
  await page.getByRole('link', { name: '用四川的实名登录' }).click()
  await page.getByRole('button', { name: '例蜀江' }).click()
  await expect.poll(() => new URL(page.url()).origin).toBe(demo.sichuan.web)
  await page.getByRole('heading', { name: '告诉重庆您是谁吗？' }).waitFor()
  await page.getByRole('button', { name: '同意，去重庆' }).click()
  await page.waitForURL(`${demo.chongqing.web}/dictionary`)
  await expect.poll(() => page.getByText('例＊＊').count()).toBe(1)
  await page.goto(startOfApplication())
  await expect.poll(() => page.getByText('例蜀江').count()).toBe(1)
  await page.getByLabel('手机号').fill('000-0000-0077')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.getByText('还差').waitFor()
  await context.close()
})

test('whoever is in Sichuan is asked where they are registered', async () => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`/login?${new URLSearchParams({ next: '/me', from: '510100' })}`)
  await page.getByRole('link', { name: '我在四川登录' }).click()
  await page.getByRole('button', { name: '例巴山' }).click()
  await page.getByRole('link', { name: '不同意' }).click()
  await page.waitForURL(`${demo.sichuan.web}/`)
  await context.close()
})
