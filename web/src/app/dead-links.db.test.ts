import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal, shipped } from '../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const { chongqing } = portal
  for (const bundle of shipped('bundles.json').bundles)
    await chongqing.call('PUT', `/bundles/${bundle.id}`, { as: chongqing.operator, headers: { 'if-match': '"0"' }, body: bundle })
})
afterAll(() => portal.close())

const CRAWL_MS = 180_000

const decoded = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'")

/** Addresses of the portal that a page leads to, by links and by forms that only ask. */
const leadsTo = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, to = '']) => decoded(to)).filter((to) => !/^(tel:|#)/.test(to))

/** `/items/x?place=y` and `/items/z?place=w` are of a kind. */
const kindOf = (path: string): string => {
  const { pathname, searchParams } = new URL(path, 'http://portal.test')
  const parts = pathname.split('/').map((part, at) => (at >= 2 && /[\d:%-]/.test(part) ? '*' : part))
  return `${parts.join('/')} ${[...searchParams.keys()].sort().join()}`
}

/** What must be signed in for, or leads away on purpose. */
const notForAll = /^\/(en\/)?(me|apply|login|logout|w)(\/|\?|$)/

interface Crawled {
  /** Pages by address. */
  readonly pages: ReadonlyMap<string, string>
  readonly dead: readonly string[]
}

/** More than `most` pages of one kind are one more of the same. */
async function crawl(start: string, most: number): Promise<Crawled> {
  const pages = new Map<string, string>()
  const kinds = new Map<string, number>()
  const dead: string[] = []
  const waiting = [{ path: start, on: 'the start' }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const path = next.path.split('#')[0] ?? ''
    const kind = kindOf(path)
    if (pages.has(path) || notForAll.test(path) || (kinds.get(kind) ?? 0) >= most) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const { status, html, to } = await portal.page(path)
    pages.set(path, html)
    if (status >= 400) dead.push(`${path} (${status}), linked on ${next.on}`)
    waiting.push(...[...leadsTo(html), ...(to === null ? [] : [to])].map((link) => ({ path: link, on: path })))
  }
  return { pages, dead }
}

/** Links into the same page whose target is not there. */
const missingAnchors = (path: string, html: string): string[] =>
  [...html.matchAll(/href="#([^"]+)"/g)]
    .map(([, anchor = '']) => decodeURIComponent(decoded(anchor)))
    .filter((anchor) => !html.includes(` id="${anchor}"`))
    .map((anchor) => `${path}#${anchor}`)

test.each([
  ['in Chinese', '/', 3],
  ['in English', '/en', 1],
  ['in large print', '/?mode=elder', 1],
] as const)(
  'no link of the portal is dead, %s',
  async (_, start, most) => {
    const { pages, dead } = await crawl(start, most)
    expect(dead).toEqual([])
    expect([...pages].flatMap(([path, html]) => missingAnchors(path, html))).toEqual([])
    // It must have gone round: guides and what stands below them, counters, help.
    const kinds = new Set(
      [...pages.keys()].map(
        (path) =>
          kindOf(path)
            .replace(/^\/en(?=\/)/, '')
            .split(' ')[0],
      ),
    )
    for (const kind of ['/items/*', '/windows', '/windows/*', '/help', '/help/phone', '/privacy', '/about', '/track'])
      expect(kinds).toContain(kind)
    expect(pages.size).toBeGreaterThan(25)
  },
  CRAWL_MS,
)

test.each(['/life', '/biz'])('%s shows no topic that is empty', async (list) => {
  const topics = leadsTo((await portal.page(list)).html).filter((to) => to.startsWith(`${list}/`))
  expect(topics.length).toBeGreaterThan(2)
  for (const topic of topics) expect((await portal.page(topic)).html, topic).toMatch(/href="\/items\//)
})

test('what the catalogue has nothing for is no page', async () => {
  for (const path of ['/biz/nothing', '/windows/999999:none', '/items/nobody/compare', '/life/none'])
    expect((await portal.page(path)).status, path).toBe(404)
})
