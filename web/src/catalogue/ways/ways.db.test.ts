import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPortal, type Portal, shipped } from '../../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const { chongqing } = portal
  for (const bundle of shipped('bundles.json').bundles)
    await chongqing.call('PUT', `/bundles/${bundle.id}`, { as: chongqing.operator, headers: { 'if-match': '"0"' }, body: bundle })
})
afterAll(() => portal.close())

const linksOf = (html: string): string[] =>
  [...html.slice(html.indexOf('<main')).matchAll(/href="(\/[^"#]*)/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'))

/** Whether a guide that takes applications is reached from the home page by pages that begin so, within so many clicks. */
async function clicksToGuide(way: string, most: number): Promise<number | undefined> {
  let pages = [{ path: '/' }]
  for (let clicks = 1; clicks <= most; clicks++) {
    const links = (await Promise.all(pages.map(({ path }) => portal.page(path)))).flatMap(({ html }) => linksOf(html))
    if (clicks > 1 && links.some((link) => /^\/items\/[^/]+$/.test(link))) return clicks
    pages = [...new Set(links)].filter((link) => link === way || link.startsWith(`${way}/`)).map((path) => ({ path }))
  }
  return undefined
}

test.each(['/life', '/place', '/dept', '/bundles', '/pair'])(
  'from home by %s a guide is three clicks away at most',
  async (way) => {
    expect(await clicksToGuide(way, 3)).toBeLessThanOrEqual(3)
  },
)

describe('each way in', () => {
  test('a life event shows items that the catalogue has, and which of them are open', async () => {
    const { html } = await portal.page('/life/work?to=511602')
    expect(html).toContain('失业保险金申领')
    expect(html).toContain('广安区人社局决定')
  })

  test('a place shows what can be applied for there, each at that place', async () => {
    expect((await portal.page('/place')).html).toContain('href="/place/511602"')
    expect((await portal.page('/place/511602')).html).toContain('?place=511602%3Agongan"')
  })

  test('a department shows what it decides', async () => {
    const { html } = await portal.page('/dept')
    const [first = ''] = linksOf(html).filter((link) => link.startsWith('/dept/'))
    expect((await portal.page(first)).html).toMatch(/href="\/items\/[^"]+\?place=/)
  })

  test('two places show what the one can have handled by the other', async () => {
    expect((await portal.page('/pair/500103/510000')).html).toContain('居民身份证跨省异地办理')
    expect((await portal.page('/en/pair/510000/500000')).html).toContain('The other way')
  })

  test('a bundle is one page with one list of materials, each with what it is for', async () => {
    const { html } = await portal.page('/bundles/road-freight?to=511100')
    expect(html.match(/从业资格证件换发、补发、变更登记表/g)).toHaveLength(1)
    expect(html).toMatch(/身份证.*用于 <span lang="zh-CN">道路货物运输驾驶员从业资格证换证、道路货物运输驾驶员诚信考核等级签注/s)
    expect((await portal.page('/bundles')).html).toContain('小学入学')
  })

  test.each(['/life/nothing', '/place/999999', '/place/abc', '/dept/nobody', '/pair/510000/1', '/bundles/none'])(
    '%s is no page',
    async (path) => {
      expect((await portal.page(path)).status).toBe(404)
    },
  )
})

test('a long list comes in large print seven at a time, all of it, and its end leads back to the first', async () => {
  const words = (html: string) => linksOf(html).flatMap((link) => /^\/search\?q=[^&]+/.exec(link)?.[0] ?? [])
  const whole = words((await portal.page('/dictionary')).html)
  expect(whole.length).toBeGreaterThan(14)
  const seen: string[] = []
  let path = '/dictionary?mode=elder'
  for (let portions = 0; portions < Math.ceil(whole.length / 7); portions++) {
    const { html } = await portal.page(path)
    const shown = words(html)
    expect(shown.length).toBeLessThanOrEqual(7)
    seen.push(...shown)
    path = linksOf(html).find((link) => link.includes('part=')) ?? ''
  }
  expect(seen).toEqual(whole)
  for (const first of [path, ...['0', '-1', '1.5', '99', 'x'].map((part) => `/dictionary?mode=elder&part=${part}`)])
    expect(words((await portal.page(first)).html)).toEqual(whole.slice(0, 7))
})
