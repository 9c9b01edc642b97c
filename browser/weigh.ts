import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { chromium, type Page, type Response } from 'playwright-core'
import { findBrowser, noBrowser } from '../tools/browser.mjs'
import { type RunningDemo, startDemo } from './demo-process.ts'
import { type ExamplePage, everyPage } from './every-page.ts'
import { browserArguments } from './setup.ts'

/** Goals of every page of the portal: bytes as they travel compressed, and how many requests a first load takes. */
const most = { css: 20 * 1024, js: 110 * 1024, requests: 25 }
/** Goal of the search: milliseconds in which 95 of 100 questions are answered with a whole page. */
const MOST_SEARCH_MS = 300

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

interface Answering {
  readonly questions: number
  readonly p50: number
  readonly p95: number
}

/** How long the page of results takes, from asking to its last byte: every question of the query set, one after the other. */
async function searched({ chongqing }: Omit<RunningDemo, 'stop'>): Promise<Answering> {
  const { queries }: { queries: readonly { query: string }[] } = JSON.parse(
    await readFile(new URL('../data/queries.json', import.meta.url), 'utf8'),
  )
  const took: number[] = []
  for (const { query } of queries) {
    const from = performance.now()
    await (await fetch(`${chongqing.web}/search?${new URLSearchParams({ q: query })}`)).text()
    took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(took[Math.floor(took.length * share)] ?? 0)
  return { questions: took.length, p50: at(0.5), p95: at(0.95) }
}

/** `npm run bench:web`: weighs every page of the running demo, each in a browser that has kept nothing; then asks its search; ends with 1 where one is over a goal. */
async function main(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(noBrowser)
  const { stop, ...demo } = await startDemo()
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  const rows: Weight[] = []
  let search: Answering = { questions: 0, p50: 0, p95: 0 }
  try {
    search = await searched(demo)
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
  process.stdout.write(
    `search, ${search.questions} questions: p50 ${search.p50} ms, p95 ${search.p95} ms (goal ${MOST_SEARCH_MS})\n`,
  )
  const goals = { ...most, searchP95: MOST_SEARCH_MS }
  process.stdout.write(`${JSON.stringify({ goals, search, pages: rows, over: over.map(({ page }) => page) })}\n`)
  if (over.length > 0 || search.p95 > MOST_SEARCH_MS) process.exitCode = 1
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
const told = ({ page, html, css, js, requests }: Weight): string =>
  `${page.padEnd(30)} HTML ${kb(html)}  CSS ${kb(css)}  JS ${kb(js)}  ${requests} requests`

await main()
