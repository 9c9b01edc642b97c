import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type ExamplePage, everyPage } from './every-page.ts'
import {
  elder,
  lostFocusAnywhere,
  paleEdges,
  portal,
  sideways,
  sidewaysAtDoubleText,
  tightParagraphs,
  tooManyChoices,
  tooMuchAtOnce,
  tooSmall,
  unfold,
  unsafeIn,
  violations,
  workbench,
} from './measure.ts'
import { otherViews } from './other-views.ts'

const demo = inject('demo')
const MOST_REQUESTS = 25
const MOST_CSS_GZ = 20 * 1024

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

type Mode = 'normal' | 'elder' | 'contrast'
interface Look {
  readonly mode: Mode
  readonly width: number
}
/** What each page is looked at in; every combination with `--all`. */
const few: readonly Look[] = [
  { mode: 'normal', width: 360 },
  { mode: 'elder', width: 360 },
  { mode: 'contrast', width: 1280 },
]
const all = (['normal', 'elder', 'contrast'] as const).flatMap((mode) => [360, 1280].map((width) => ({ mode, width })))
const looks = process.env['TONGBAN_ALL'] ? all : few

/**
 * How much there is to choose is counted at the portal (goal 9). At the workbench it is not: a desk's queue and a counter's list are the work
 * itself, and whoever works there in large print has all of it.
 */
const isWork = ({ pattern }: ExamplePage) => pattern === '/w' || pattern.startsWith('/w/')

describe.each([...everyPage.map((one) => ({ ...one, view: 'as it is reached' })), ...otherViews])('$pattern, $view', (one) => {
  let context: BrowserContext
  let path: string
  // What had to be done to have this address is done once, on a page of its own: it is no part of what is looked at.
  beforeAll(async () => {
    context = await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })
    const before = await context.newPage()
    path = await one.address(demo, before)
    await before.close()
  })
  afterAll(() => context.close())

  test.each(looks)('in $mode at $width px', async ({ mode, width }) => {
    const { page, answer, responses, said } = await shown({ context, path, mode, width })
    const wrong = [...said, ...(await unsafeIn(page))]
    if (mode === 'elder' && !isWork(one)) wrong.push(...(await tooMuchAtOnce(page)))
    if (mode !== 'normal') await unfold(page)
    wrong.push(
      ...(await lostFocusAnywhere(page)),
      ...(await paleEdges(page)),
      ...(mode === 'elder' ? await tightParagraphs(page, 1.3) : []),
      ...(mode === 'elder' && !isWork(one) ? await tooManyChoices(page) : []),
      ...(await violations(page, { contrast: mode === 'elder' ? 7 : 4.5 })),
      ...(await tooSmall(page, mode === 'elder' ? elder : isWork(one) ? workbench : portal)),
      ...(responses.length > MOST_REQUESTS ? [`${responses.length} requests`] : []),
      ...((await cssOf(responses)) > MOST_CSS_GZ ? ['more than 20 KB of style'] : []),
    )
    await page.setViewportSize({ width: 320, height: 640 })
    wrong.push(...(await sideways(page)))
    await page.setViewportSize({ width: 1280, height: 800 })
    wrong.push(...(await sidewaysAtDoubleText(page)))
    expect({ status: answer, wrong }).toEqual({ status: 200, wrong: [] })
    await page.close()
  })
})

interface Shown {
  readonly page: Page
  readonly answer: number | undefined
  readonly responses: readonly Response[]
  /** What the browser complains of. */
  readonly said: readonly string[]
}

async function shown({ context, path, mode, width }: Look & { context: BrowserContext; path: string }): Promise<Shown> {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 800 })
  const responses: Response[] = []
  const said: string[] = []
  page.on('response', (response) => void responses.push(response))
  page.on('console', (message) => void said.push(message.text()))
  page.on('pageerror', (error) => void said.push(String(error)))
  const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}mode=${mode}`, { waitUntil: 'load' })
  return { page, answer: answer?.status(), responses, said }
}

/** Bytes of all style sheets as they travel compressed. */
async function cssOf(responses: readonly Response[]): Promise<number> {
  const sheets = responses.filter((response) => response.headers()['content-type']?.startsWith('text/css'))
  const sizes = await Promise.all(sheets.map(async (sheet) => gzipSync(await sheet.body()).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}
