import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { lostFocus } from './measure.ts'
import { withMissing } from './waiting-case.ts'

// The whole way of a person (ux.md §3.1) without a mouse: every stop of the Tab key shows where one is, nothing lies over it, none holds it.
const demo = inject('demo')
const MOST_STOPS = 120

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** A person who has only a keyboard, at a page. */
async function atKeyboard(width: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, viewport: { width, height: 640 }, locale: 'zh-CN' })
  return context.newPage()
}

/** Goes on with Tab until what is wanted has the focus; fails where the focus is lost on the way, or never comes there. */
async function reach(
  page: Page,
  role: 'link' | 'button' | 'textbox' | 'combobox' | 'radio',
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first().and(page.locator(':focus'))
  for (let left = MOST_STOPS; left > 0; left--) {
    if ((await wanted.count()) > 0) return
    await page.keyboard.press('Tab')
    expect(await lostFocus(page), page.url()).toEqual([])
  }
  throw new Error(
    `${role} “${name}” cannot be reached by Tab at ${page.url()}: ${(await page.locator('main').innerText()).slice(0, 300)}`,
  )
}

/** Presses Enter on it and waits for the page it leads to. */
async function enter(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await reach(page, role, name)
  const away = page.waitForEvent('framenavigated')
  await page.keyboard.press('Enter')
  await away
  await page.waitForLoadState('load')
}

async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await reach(page, 'textbox', name)
  await page.keyboard.type(text)
}

test('found, asked about, applied for, signed in, filled in, sent, followed and rated by the keyboard alone', async () => {
  const page = await atKeyboard(1280)
  const heading = () => page.getByRole('heading', { level: 1 }).innerText()
  await page.goto('/')
  await reach(page, 'combobox', '要办什么')
  await page.keyboard.type('退休提公积金')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?**')
  await enter(page, 'link', /正常退休提取住房公积金/)
  await expect.poll(heading).toBe('正常退休提取住房公积金')
  await enter(page, 'link', '答几个问题，看我要交什么')
  while (await page.getByRole('button', { name: '下一步' }).count()) {
    await reach(page, 'radio', /.*/)
    await page.keyboard.press('Space')
    await enter(page, 'button', '下一步')
  }
  await enter(page, 'link', /办理/)
  await enter(page, 'button', '例和平')
  await type(page, /手机号/, '000-0000-0011')
  await enter(page, 'button', '开始填')
  await enter(page, 'link', '接着填')
  await type(page, '个人公积金账号', '000000001960')
  await type(page, '收款银行', '样例银行')
  await type(page, '收款账号', '0000000000001960')
  while (await page.getByRole('button', { name: '保存，下一步' }).count()) await enter(page, 'button', '保存，下一步')
  await enter(page, 'button', '确认提交')
  await expect.poll(heading).toBe('交上去了')
  await enter(page, 'link', '看进度')
  // Decided by rule in the other region: it takes the exchange some moments.
  await expect
    .poll(async () => (await page.reload()) && page.getByRole('link', { name: '评价', exact: true }).count(), { timeout: 20_000 })
    .toBe(1)
  await enter(page, 'link', '评价')
  await reach(page, 'radio', /.*/)
  await page.keyboard.press('ArrowDown')
  await enter(page, 'button', '评价')
  await expect.poll(() => new URL(page.url()).searchParams.get('done')).toBe('rate')
  await expect.poll(() => page.getByRole('status').count()).toBe(1)
  await page.context().close()
}, 120_000)

test('what is missing is handed in by the keyboard alone', async () => {
  const page = await atKeyboard(360)
  await page.goto(await withMissing(demo, page))
  const choosing = page.waitForEvent('filechooser')
  for (let left = MOST_STOPS; left > 0 && !(await page.locator('input[type=file]:focus').count()); left--) {
    await page.keyboard.press('Tab')
    expect(await lostFocus(page)).toEqual([])
  }
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({ name: '人像.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n% sharp\n') })
  await enter(page, 'button', '交上去')
  await expect.poll(() => new URL(page.url()).searchParams.get('done')).toBe('supplement')
  await page.context().close()
})

test.each(['/', '/search?q=身份证', '/items/item-8190a18241a571a0d129', '/track', '/accessibility', '/login/return'])(
  'Tab goes through the whole of %s and out of it, and back',
  async (path) => {
    const page = await atKeyboard(360)
    await page.goto(path)
    const stops: string[] = []
    const here = () =>
      page.evaluate<string>(
        '(() => { const all = [...document.querySelectorAll("*")]; return document.activeElement === document.body ? "out" : String(all.indexOf(document.activeElement)) })()',
      )
    for (let left = MOST_STOPS * 2; left > 0; left--) {
      await page.keyboard.press('Tab')
      const stop = await here()
      if (stop === 'out' || stop === stops[0]) break
      expect(stops).not.toContain(stop)
      stops.push(stop)
    }
    const can = await page.evaluate<number>(
      '[...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden]), textarea")].filter((one) => one.checkVisibility({ visibilityProperty: true })).length',
    )
    // Radio buttons of one group are one stop.
    const groups = await page.evaluate<number>(
      '(() => { const all = [...document.querySelectorAll("input[type=radio]")]; return all.length - new Set(all.map((one) => one.name)).size })()',
    )
    expect(stops.length).toBe(can - groups)
    await page.keyboard.press('Shift+Tab')
    await page.context().close()
  },
)
