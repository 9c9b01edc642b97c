// `npm run screenshots [-- PATTERN …]`: the main pages in three modes, of a demo that runs, into docs/screens.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser, noBrowser } from '../tools/browser.mjs'
import { type RunningDemo, startDemo } from './demo-process.ts'
import { type ExamplePage, everyPage } from './every-page.ts'
import { browserArguments } from './setup.ts'

const folder = fileURLToPath(new URL('../docs/screens', import.meta.url))
const modes = ['normal', 'elder', 'contrast'] as const

/** The main pages by their pattern in the table of routes, with the name of their picture. */
const main: Readonly<Record<string, string>> = {
  '/': 'home',
  '/search': 'search',
  '/items/:id': 'guide',
  '/items/:id/ask': 'questions',
  '/items/:id/plan': 'plan',
  '/apply/:draft': 'tasks',
  '/apply/:draft/check': 'check-answers',
  '/apply/:draft/done': 'receipt',
  '/me/cases/:case': 'case',
  '/dictionary': 'dictionary',
  '/verify': 'verify',
  '/w/window/session/:id': 'counter',
  '/w/review/:caseId': 'review',
  '/w/peers': 'peers',
}

async function picture(browser: Browser, demo: RunningDemo, { pattern, address }: ExamplePage, mode: string): Promise<void> {
  const context = await browser.newContext({
    baseURL: demo.chongqing.web,
    // A desk has a wide screen.
    viewport: { width: pattern.startsWith('/w') ? 1280 : 1080, height: 810 },
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const path = await address(demo, page)
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}mode=${mode}`, { waitUntil: 'load' })
  const file = `${main[pattern]}-${mode}.png`
  await page.screenshot({ path: join(folder, file) })
  await context.close()
  process.stdout.write(`${file}\n`)
}

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error(noBrowser)
const asked = process.argv.slice(2)
await mkdir(folder, { recursive: true })
const demo = await startDemo()
const browser = await chromium.launch({ executablePath, args: browserArguments })
try {
  for (const one of everyPage.filter(({ pattern }) => pattern in main && (asked.length === 0 || asked.includes(pattern)))) {
    for (const mode of modes) await picture(browser, demo, one, mode)
  }
} finally {
  await browser.close()
  await demo.stop()
}
