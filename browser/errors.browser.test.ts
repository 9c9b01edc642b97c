import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { everyPage } from './every-page.ts'
import { elder, portal, sideways, sidewaysAtDoubleText, tooSmall, violations, workbench } from './measure.ts'
import { withRefusal } from './other-views.ts'

// A page that says what has to be mended is held to what every page is held to (goal 7: also with errors open).
const demo = inject('demo')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** Pages whose form, sent as it stands or emptied, is answered with what to mend. */
const mistaken = [
  '/track',
  '/complaints',
  '/stuck',
  '/apply/:draft/me',
  '/apply/:draft/form',
  '/me/cases/:case/supplement',
  '/me/cases/:case/rate',
]

/** Large print breaks a page first; the others with `--all`. */
const modes = process.env['TONGBAN_ALL'] ? (['normal', 'elder', 'contrast'] as const) : (['elder'] as const)

/** Empties what is typed, and sends the page's own form without what the browser itself would ask for. */
async function sentEmpty(page: Page): Promise<void> {
  const steps = page.locator('main form.step-form')
  const form = (await steps.count()) > 0 ? steps : page.locator('main form[method=post]').first()
  for (const box of await form.locator('input.box:not([type=file]), textarea').all()) await box.fill('')
  await page.evaluate('document.querySelectorAll("main form").forEach((one) => one.setAttribute("novalidate", ""))')
  await form.locator('button[type=submit]').first().click()
  await page
    .locator('[role=alert]')
    .first()
    .waitFor({ timeout: 15_000 })
    .catch(async () => {
      throw new Error(`nothing to mend at ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 1500)}`)
    })
}

/** The examiner's form of a refusal among them, once a second has approved it. */
const pages = [
  ...everyPage.filter(({ pattern }) => mistaken.includes(pattern)),
  { pattern: '/w/review/:caseId', address: withRefusal },
]

describe.each(pages)('$pattern with mistakes', ({ pattern, address }) => {
  let context: BrowserContext
  let path: string
  beforeAll(async () => {
    context = await browser.newContext({ baseURL: demo.chongqing.web, viewport: { width: 360, height: 800 }, locale: 'zh-CN' })
    const before = await context.newPage()
    path = await address(demo, before)
    await before.close()
  })
  afterAll(() => context.close())

  test.each(modes)('in %s', async (mode) => {
    const page = await context.newPage()
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}mode=${mode}`)
    await sentEmpty(page)
    const wrong = [
      ...(await violations(page, { contrast: mode === 'elder' ? 7 : 4.5 })),
      ...(await tooSmall(page, mode === 'elder' ? elder : pattern.startsWith('/w/') ? workbench : portal)),
    ]
    const leading = await page.locator('[role=alert] a').first().getAttribute('href')
    const target = await page.locator(leading ?? 'none').count()
    const title = await page.title()
    await page.setViewportSize({ width: 320, height: 640 })
    wrong.push(...(await sideways(page)))
    await page.setViewportSize({ width: 1280, height: 800 })
    wrong.push(...(await sidewaysAtDoubleText(page)))
    // Each mistake leads to its field, and the name of the page says first that there is something to mend.
    expect({ wrong, target, title }).toEqual({ wrong: [], target: 1, title: expect.stringMatching(/^请改：/) })
    await page.close()
  })
})
