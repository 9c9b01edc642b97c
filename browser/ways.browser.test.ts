import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** A reader whose browser runs no script. */
async function withoutScript(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, javaScriptEnabled: false, locale: 'zh-CN' })
  await work(await context.newPage())
  await context.close()
}

const isGuide = (page: Page): boolean => /\/items\/item-[0-9a-f]+(\?|$)/.test(page.url())

describe('without JavaScript', () => {
  test.each([
    ['a life event', ['失业', '失业保险金申领']],
    ['a place', ['按地方', '四川 · 广安 · 广安区', '居民身份证跨省异地办理']],
    ['a department', ['按部门', '成都住房公积金管理中心', '正常退休提取住房公积金']],
    ['a bundle', ['一件事', '货物运输', '道路货物运输驾驶员从业资格证换证']],
  ])('a guide is reached from home by %s in three clicks at most, without a search', async (_, words) => {
    await withoutScript(async (page) => {
      await page.goto('/')
      for (const word of words) await page.locator('main').getByRole('link', { name: word, exact: true }).first().click()
      expect(words.length).toBeLessThanOrEqual(3)
      expect(isGuide(page), page.url()).toBe(true)
      await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe(words.at(-1))
    })
  })

  test('one search leads to the guide, a few questions to one’s own list, and back goes back', async () => {
    await withoutScript(async (page) => {
      await page.goto('/')
      await page.getByRole('searchbox').fill('身份证跨省异地办理')
      await page.getByRole('button', { name: '搜索' }).click()
      await page.getByRole('link', { name: '居民身份证跨省异地办理', exact: true }).click()
      await page.getByRole('link', { name: '答几个问题，看我要交什么' }).click()
      await page.getByLabel('领过', { exact: true }).check()
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByLabel('不知道').check()
      await page.getByRole('button', { name: '下一步' }).click()
      await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('到身边的通办专窗交一次')
      await expect.poll(() => page.getByText('还要看').count()).toBe(1)
      await page.goBack()
      await expect.poll(() => page.getByText('为什么要换？').isVisible()).toBe(true)
    })
  })

  test('the tracking form is there and answers', async () => {
    await withoutScript(async (page) => {
      await page.goto('/track')
      await page.getByLabel('查询号').fill('500103202603021234')
      await page.getByLabel('查询码').fill('000000')
      await page.getByRole('button', { name: '查进度' }).click()
      await expect.poll(() => page.getByRole('alert').getByRole('link').count()).toBe(1)
    })
  })
})

test('what a guide tells search engines disturbs no policy, and nothing is asked of anybody else', async () => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web })
  const page = await context.newPage()
  const said: string[] = []
  const elsewhere: string[] = []
  page.on('console', (message) => void said.push(message.text()))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith('data:') && new URL(url).origin !== demo.chongqing.web) elsewhere.push(url)
  })
  await page.goto('/items/item-8190a18241a571a0d129/print?place=511602:gongan')
  expect({ said, elsewhere }).toEqual({ said: [], elsewhere: [] })
  await expect.poll(() => page.locator('script[type="application/ld+json"]').count()).toBe(1)
  await context.close()
})
