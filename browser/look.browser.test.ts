import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withApplication } from './person.ts'
import { sample, signInAt } from './staff.ts'

// Large print and high contrast as somebody meets them on two devices. What these two choose stays with them: no other journey signs them in,
// but for the one who is refused everywhere (`access`), whatever their print.
const demo = inject('demo')
const PERSON = '例转移'
const EVIL = 'http://evil.example'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** A device without JavaScript on which somebody has just signed in. */
async function deviceOf(who: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await signInAt(page, demo.chongqing, who, path)
  return page
}

const lookOf = (page: Page) => page.locator('html').getAttribute('data-mode')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

test('who presses 长者版 on one device has it on the next after the sign-in, until they press 退出长者版', async () => {
  const first = await deviceOf(PERSON, '/search?q=身份证')
  await press(first, '长者版')
  await first.waitForURL((url) => url.searchParams.get('mode') === 'elder' && url.searchParams.get('q') === '身份证')
  expect(await lookOf(first)).toBe('elder')

  const second = await deviceOf(PERSON, '/me')
  expect(await lookOf(second)).toBe('elder')
  await second.goto('/en')
  await second.getByRole('main').getByRole('button', { name: 'Leave large print' }).click()
  await second.waitForURL((url) => url.searchParams.get('mode') === 'normal')
  await expect.poll(() => new URL(second.url()).pathname).toBe('/en')

  const third = await deviceOf(PERSON, '/me')
  expect(await lookOf(third)).toBeNull()
  await Promise.all([first, second, third].map((page) => page.context().close()))
})

test('at the workbench the switches at the foot are kept too, and lead back to the list one was at', async () => {
  const desk = await deviceOf(sample.lookingClerk, '/w/window?waiting=elsewhere')
  await press(desk, '高对比')
  await desk.waitForURL((url) => url.pathname === '/w/window' && url.searchParams.get('waiting') === 'elsewhere')
  expect(await lookOf(desk)).toBe('contrast')
  const other = await deviceOf(sample.lookingClerk, '/w/window')
  expect(await lookOf(other)).toBe('contrast')
  await Promise.all([desk, other].map((page) => page.context().close()))
})

test('a link or a form of another site changes nothing that is kept', async () => {
  const page = await deviceOf(PERSON, '/me')
  const context = page.context()
  await context.route(`${EVIL}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<a href="${demo.chongqing.web}/?mode=elder">x</a>
        <form method="post" action="${demo.chongqing.web}/look"><input name="mode" value="elder"><button>y</button></form>`,
    }),
  )
  await page.goto(`${EVIL}/`)
  await page.getByRole('link').click()
  await page.waitForURL(`${demo.chongqing.web}/**`)
  expect(await lookOf(page)).toBe('elder')
  await page.goto(`${EVIL}/`)
  const refused = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button').click()
  expect((await refused).status()).toBe(403)

  const other = await deviceOf(PERSON, '/me')
  expect(await lookOf(other)).toBeNull()
  await Promise.all([context, other.context()].map((one) => one.close()))
})

test('in large print the questions of an application come two at a time, and each answer is kept', async () => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  const path = `${await withApplication(page)}/questions`
  const groups = page.getByRole('group')
  const answer = async () => {
    for (const group of await groups.all()) await group.getByRole('radio').first().check()
    await page.getByRole('button', { name: '保存，下一步' }).click()
  }
  await page.goto(`${path}?mode=elder`)
  await groups.first().waitFor()
  await expect.poll(() => groups.count()).toBe(2)
  await answer()
  await page.waitForURL((url) => url.searchParams.get('part') === '2')
  await expect.poll(() => groups.count()).toBe(1)
  await answer()
  await page.waitForURL((url) => !url.pathname.endsWith('/questions'))

  await page.goto(`${path}?mode=normal`)
  await expect.poll(() => groups.count()).toBe(3)
  for (const group of await groups.all()) expect(await group.getByRole('radio').first().isChecked()).toBe(true)
  await context.close()
})
