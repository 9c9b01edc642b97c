import { gzipSync } from 'node:zlib'
import { startDemo } from './demo-process.ts'
import { everyPage } from './every-page.ts'

/** Goals of every page of the portal: bytes as they travel compressed, and how many requests a first load takes. */
const most = { css: 20 * 1024, js: 110 * 1024, requests: 25 }

interface Weight {
  readonly page: string
  readonly html: number
  readonly css: number
  readonly js: number
  readonly requests: number
}

const weightOf = (content: string): number => gzipSync(content).byteLength

async function text(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer.text()
}

/** What a browser fetches for a page that it sees for the first time; pictures of pages are data within them. */
async function weighed(base: string, page: { readonly pattern: string; readonly address: string }): Promise<Weight> {
  const html = await text(base + page.address)
  const parts = { css: /<link rel="stylesheet" href="([^"]+)"/g, js: /<script[^>]* src="([^"]+)"/g }
  const sizes = { css: 0, js: 0 }
  let requests = 1
  for (const kind of ['css', 'js'] as const) {
    for (const [, address = ''] of html.matchAll(parts[kind])) {
      sizes[kind] += weightOf(await text(base + address))
      requests += 1
    }
  }
  return { page: page.pattern, html: weightOf(html), ...sizes, requests }
}

/** `npm run bench:web`: weighs every page of the running demo; ends with 1 where one is over a goal. */
async function main(): Promise<void> {
  const { stop, ...demo } = await startDemo()
  try {
    const rows: Weight[] = []
    for (const { pattern, address } of everyPage)
      rows.push(await weighed(demo.chongqing.web, { pattern, address: address(demo) }))
    for (const { page, html, css, js, requests } of rows)
      process.stdout.write(`${page.padEnd(24)} HTML ${kb(html)}  CSS ${kb(css)}  JS ${kb(js)}  ${requests} requests\n`)
    const over = rows.filter(({ css, js, requests }) => css > most.css || js > most.js || requests > most.requests)
    process.stdout.write(`${JSON.stringify({ goals: most, pages: rows, over: over.map(({ page }) => page) })}\n`)
    if (over.length > 0) process.exitCode = 1
  } finally {
    await stop()
  }
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1).padStart(6)} KB`

await main()
