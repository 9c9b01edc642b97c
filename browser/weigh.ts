import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'
import { findBrowser, noBrowser } from '../tools/browser.mjs'
import { SUGGEST_PATH } from '../web/src/catalogue/suggest/suggestions.ts'
import { type RunningDemo, startDemo } from './demo-process.ts'
import { type ExamplePage, everyPage } from './every-page.ts'
import { browserArguments } from './setup.ts'

/** Goals of every page of the portal: bytes as they travel compressed, and how many requests a first load takes. */
const most = { css: 20 * 1024, js: 110 * 1024, requests: 25 }
/** Goal of the search: milliseconds in which 95 of 100 questions are answered with a whole page. */
const MOST_SEARCH_MS = 300
/** Goal of the suggestions: milliseconds in which 95 of 100 are there, each asked for with half of a question. */
const MOST_SUGGEST_MS = 150

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

/** How long an answer takes, from asking to its last byte: for every question of the query set, one after the other. */
async function answering(addressOf: (question: string) => string): Promise<Answering> {
  const { queries }: { queries: readonly { query: string }[] } = JSON.parse(
    await readFile(new URL('../data/queries.json', import.meta.url), 'utf8'),
  )
  const took: number[] = []
  for (const { query } of queries) {
    const from = performance.now()
    await (await fetch(addressOf(query))).text()
    took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(took[Math.floor(took.length * share)] ?? 0)
  return { questions: took.length, p50: at(0.5), p95: at(0.95) }
}

/** The goals of answering: what is asked, and milliseconds in which 95 of 100 are there. A suggestion is asked for with half of a question. */
const answers = [
  { what: 'search', path: '/search', goal: MOST_SEARCH_MS, words: (question: string) => question },
  {
    ...{ what: 'suggestions', path: SUGGEST_PATH, goal: MOST_SUGGEST_MS },
    words: (question: string) => question.slice(0, Math.ceil(question.length / 2)),
  },
]

async function answered({ chongqing }: Omit<RunningDemo, 'stop'>) {
  const asked: ({ what: string; goal: number } & Answering)[] = []
  for (const { what, path, goal, words } of answers) {
    const addressOf = (question: string) => `${chongqing.web}${path}?${new URLSearchParams({ q: words(question) })}`
    asked.push({ what, goal, ...(await answering(addressOf)) })
  }
  return asked
}

async function weighedAll(browser: Browser, demo: Omit<RunningDemo, 'stop'>): Promise<Weight[]> {
  const rows: Weight[] = []
  for (const one of everyPage) {
    const context = await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })
    rows.push(await weighed(one, await context.newPage(), demo))
    await context.close()
  }
  return rows
}

/** `npm run bench:web`: asks the running demo for answers, then weighs every page in a browser that has kept nothing; ends with 1 where one is over a goal. */
async function main(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(noBrowser)
  const { stop, ...demo } = await startDemo()
  const browser = await chromium.launch({ executablePath, args: browserArguments })
  try {
    const asked = await answered(demo)
    tell(asked, await weighedAll(browser, demo))
  } finally {
    await browser.close()
    await stop()
  }
}

function tell(asked: Awaited<ReturnType<typeof answered>>, pages: readonly Weight[]): void {
  const over = pages.filter(({ css, js, requests }) => css > most.css || js > most.js || requests > most.requests)
  for (const page of pages) process.stdout.write(`${told(page)}\n`)
  for (const { what, questions, p50, p95, goal } of asked)
    process.stdout.write(`${what}, ${questions} questions: p50 ${p50} ms, p95 ${p95} ms (goal ${goal})\n`)
  process.stdout.write(`${JSON.stringify({ goals: most, asked, pages, over: over.map(({ page }) => page) })}\n`)
  if (over.length > 0 || asked.some(({ p95, goal }) => p95 > goal)) process.exitCode = 1
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
const told = ({ page, html, css, js, requests }: Weight): string =>
  `${page.padEnd(30)} HTML ${kb(html)}  CSS ${kb(css)}  JS ${kb(js)}  ${requests} requests`

await main()
