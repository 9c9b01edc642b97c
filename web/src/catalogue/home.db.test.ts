import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../test-kit/portal.fixture.ts'
import { lifeEvents } from './ways/topics.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

/** What the node is asked for so that this page can be drawn. */
async function askedFor(path: string): Promise<string[]> {
  const before = portal.asked.length
  expect((await portal.page(path)).status).toBe(200)
  return portal.asked.slice(before)
}

test('home asks for one list, one guide a line that it shows, and a search or two a life event', async () => {
  const asked = await askedFor('/?from=500112&to=510100')
  const of = (pattern: RegExp) => asked.filter((path) => pattern.test(path))
  const [count = ''] = (await portal.page('/?from=500112&to=510100')).html.match(/\d+(?= 件事)/) ?? []
  expect(of(/^\/items\?/)).toHaveLength(1)
  expect(of(/^\/items\/[^/]+\/guide\?place=/)).toHaveLength(Math.min(10, Number(count)))
  expect(of(/^\/items\/[^/]+\/guide$/)).toEqual([])
  expect(of(/^\/search/).length).toBeLessThanOrEqual(2 * lifeEvents.length)
})

test('home says how many items are open in the region asked for, and shows each with the place that decides', async () => {
  const { html } = await portal.page('/?from=500112&to=510100')
  const open = await portal.chongqing.call('GET', '/items?published=true&place=510000&limit=200')
  expect(html).toContain(`${(open.body as { entries: unknown[] }).entries.length} 件事`)
  expect(html.match(/决定 ·/g)?.length).toBeGreaterThan(3)
})
