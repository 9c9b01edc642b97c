import { gzipSync } from 'node:zlib'
import { chromium, type Page, type Response } from 'playwright-core'
import { findBrowser, noBrowser } from '../tools/browser.mjs'
import { type RunningDemo, startDemo } from './demo-process.ts'
import { type ExamplePage, everyPage } from './every-page.ts'
import { browserArguments } from './setup.ts'

/** Goals of every page of the portal: bytes as they travel compressed, and how many requests a first load takes. */
const most = { css: 20 * 1024, js: 110 * 1024, requests: 25 }

interface Weight {
  readonly page: string
  readonly html: number
  readonly css: number
  readonly js: number
  readonly requests: number
}

interface Fetched {
  readonly type: string
  readonly bytes: number
}

/** Read as it comes: what a page that leads on had is gone afterwards. A redirect has no bytes. */
async function fetched(response: Response): Promise<Fetched> {
  const body = response.ok() ? await response.body().catch(() => Buffer.alloc(0)) : Buffer.alloc(0)
  return { type: response.headers()['content-type'] ?? '', bytes: body.length === 0 ? 0 : gzipSync(body).byteLength }
}

/** What a browser fetches for a page that it sees for the first time. */
async function weighed({ pattern, address }: ExamplePage, page: Page, demo: Omit<RunningDemo, 'stop'>): Promise<Weight> {
  const path = await address(demo, page)
  const heard: Promise<Fetched>[] = []
  const hear = (response: Response) => void heard.push(fetched(response))
  page.on('response', hear)
  await page.goto(path, { waitUntil: 'load' })
  page.off('response', hear)
  const responses = await Promise.all(heard)
  const bytesOf = (type: string): number =>
    responses.filter((one) => one.type.startsWith(type)).reduce((sum, { bytes }) => sum + bytes, 0)
  const [html, css, js] = [bytesOf('text/html'), bytesOf('text/css'), bytesOf('text/javascript')]
  return { page: pattern, html, css, js, requests: responses.length }
}

/** `npm run bench:web`: weighs every page of the running demo, each in a browser that has kept nothing; ends with 1 where one is over a goal. */
async function main(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(noBrowser)
  const { stop, ...demo } = await startDemo()
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  const rows: Weight[] = []
  try {
    for (const one of everyPage) {
      const context = await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })
      rows.push(await weighed(one, await context.newPage(), demo))
      await context.close()
    }
  } finally {
    await browser.close()
    await stop()
  }
  const over = rows.filter(({ css, js, requests }) => css > most.css || js > most.js || requests > most.requests)
  for (const row of rows) process.stdout.write(`${told(row)}\n`)
  process.stdout.write(`${JSON.stringify({ goals: most, pages: rows, over: over.map(({ page }) => page) })}\n`)
  if (over.length > 0) process.exitCode = 1
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
const told = ({ page, html, css, js, requests }: Weight): string =>
  `${page.padEnd(30)} HTML ${kb(html)}  CSS ${kb(css)}  JS ${kb(js)}  ${requests} requests`

await main()
