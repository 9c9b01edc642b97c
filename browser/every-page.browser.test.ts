import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type ExamplePage, everyPage } from './every-page.ts'
import { elder, portal, sideways, sidewaysAtDoubleText, tooSmall, violations, workbench } from './measure.ts'

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

const isWork = ({ pattern }: ExamplePage) => pattern === '/w' || pattern.startsWith('/w/')

for (const one of everyPage) {
  test.each(looks)(`${one.pattern} in $mode at $width px`, async ({ mode, width }) => {
    const { page, responses, context } = await shown(one, { mode, width })
    const wrong = [
      ...(await violations(page, { contrast: mode === 'elder' ? 7 : 4.5 })),
      ...(await tooSmall(page, mode === 'elder' ? elder : isWork(one) ? workbench : portal)),
      ...(responses.length > MOST_REQUESTS ? [`${responses.length} requests`] : []),
      ...((await cssOf(responses)) > MOST_CSS_GZ ? ['more than 20 KB of style'] : []),
    ]
    await page.setViewportSize({ width: 320, height: 640 })
    wrong.push(...(await sideways(page)))
    await page.setViewportSize({ width: 1280, height: 800 })
    wrong.push(...(await sidewaysAtDoubleText(page)))
    expect(wrong).toEqual([])
    await context.close()
  })
}

interface Shown {
  readonly page: Page
  readonly context: BrowserContext
  readonly responses: readonly Response[]
}

async function shown({ address }: ExamplePage, { mode, width }: Look): Promise<Shown> {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, viewport: { width, height: 800 }, locale: 'zh-CN' })
  // What had to be done to have this address is done on a page of its own: it is no part of this one.
  const before = await context.newPage()
  const path = await address(demo, before)
  await before.close()
  const page = await context.newPage()
  const responses: Response[] = []
  page.on('response', (response) => void responses.push(response))
  const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}mode=${mode}`, { waitUntil: 'load' })
  expect(answer?.status(), path).toBe(200)
  return { page, context, responses }
}

/** Bytes of all style sheets as they travel compressed. */
async function cssOf(responses: readonly Response[]): Promise<number> {
  const sheets = responses.filter((response) => response.headers()['content-type']?.startsWith('text/css'))
  const sizes = await Promise.all(sheets.map(async (sheet) => gzipSync(await sheet.body()).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}
