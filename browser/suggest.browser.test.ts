import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { elder, sideways, tooSmall, violations } from './measure.ts'

// What somebody may mean is suggested while they type: found by everyday words, dialect and pinyin, chosen by keys or a finger.
const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

async function at(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

const box = (page: Page) => page.getByRole('combobox', { name: '要办什么' })
const options = (page: Page) => page.getByRole('listbox', { name: /您是不是要办|Did you mean/ }).getByRole('option')

/** Types as a hand does and waits until there is something to choose. */
async function typed(page: Page, words: string): Promise<void> {
  await box(page).pressSequentially(words)
  await options(page).first().waitFor()
}

test.each(['退休提公积金', 'tuixiu tiqu gongjijin'])('“%s”: the item is suggested, and chosen by two keys', async (words) => {
  const page = await at('/')
  await typed(page, words)
  const wanted = options(page).filter({ hasText: '正常退休提取住房公积金' })
  await wanted.waitFor()
  await expect.poll(() => options(page).count()).toBeLessThanOrEqual(7)
  await expect.poll(() => page.getByRole('status').innerText()).toMatch(/有 \d 件事/)
  const place = (await options(page).allInnerTexts()).indexOf(await wanted.innerText())
  for (let left = place; left >= 0; left--) await page.keyboard.press('ArrowDown')
  await expect.poll(() => wanted.getAttribute('aria-selected')).toBe('true')
  await expect.poll(() => box(page).getAttribute('aria-activedescendant')).toBe(await wanted.getAttribute('id'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/items\//)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('正常退休提取住房公积金')
  await page.context().close()
})

test('nobody is led away: Escape closes the list, and Enter without a choice searches for what was typed', async () => {
  const page = await at('/')
  await typed(page, '身份证')
  await page.keyboard.press('Escape')
  await expect.poll(() => options(page).count()).toBe(0)
  await expect.poll(() => box(page).inputValue()).toBe('身份证')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?/)
  await expect.poll(() => box(page).inputValue()).toBe('身份证')
  await page.context().close()
})

test('nothing lies over the list, and nothing cuts it off', async () => {
  const page = await at('/')
  await typed(page, '养老保险')
  await expect.poll(() => options(page).count()).toBeGreaterThan(3)
  const hidden = await page.evaluate<string[]>(`[...document.querySelectorAll('#suggested [role=option]')].flatMap((option) => {
    const { left, top, width, height } = option.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2) === option ? [] : [option.textContent]
  })`)
  expect(hidden).toEqual([])
  await page.context().close()
})

test('in large print on a phone the list fits, each line is large enough for a finger, and a tap opens it', async () => {
  const page = await at('/?mode=elder', { viewport: { width: 360, height: 740 }, hasTouch: true })
  await typed(page, '养老保险')
  expect(await violations(page, { contrast: 7 })).toEqual([])
  expect(await tooSmall(page, elder)).toEqual([])
  expect(await sideways(page)).toEqual([])
  const first = options(page).first()
  expect((await first.boundingBox())?.height).toBeGreaterThanOrEqual(60)
  const name = await first.innerText()
  await first.tap()
  await page.waitForURL(/\/items\/.*mode=elder/)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe(name)
  await page.context().close()
})

test('on an English page the suggestions are English where there is a name, and lead on in English', async () => {
  const page = await at('/en')
  await page.getByRole('combobox', { name: 'What do you need?' }).pressSequentially('retirement')
  await options(page).first().click()
  await page.waitForURL(/\/en\/items\//)
  await page.context().close()
})

test('while the node is away nothing is suggested and the box goes on working', async () => {
  const page = await at('/')
  await page.context().route('**/search/suggestions?**', (route) => route.abort('internetdisconnected'))
  const asked = page.waitForEvent('requestfailed')
  await box(page).pressSequentially('身份证')
  await asked
  await expect.poll(() => options(page).count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?/)
  await page.context().close()
})
