import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

test('a guide shows what differs between the two places first, and folds what is the same', async () => {
  const open = await portal.chongqing.call('GET', '/items?published=true&limit=200')
  const both = (open.body as { entries: { id: string; places: string[] }[] }).entries.find(({ places }) =>
    ['50', '51'].every((region) => places.some((place) => place.startsWith(region))),
  )
  const { html } = await portal.page(`/items/${both?.id}?from=500000&to=510000`)
  const [, all = '', same = ''] = /(\d+) 个要素里 (\d+) 个一样/.exec(html) ?? []
  const folded = /<details><summary class="tap">看一样的 (\d+) 个<\/summary>([\s\S]*?)<\/details>/.exec(html)
  const rows = (text: string) => text.match(/<th scope="row">/g)?.length ?? 0
  expect(Number(same)).toBeGreaterThan(0)
  expect([folded?.[1], rows(folded?.[2] ?? '')]).toEqual([same, Number(same)])
  expect(rows(html)).toBe(Number(all))
  expect(html.indexOf('不一样</span>')).toBeLessThan(folded?.index ?? 0)
})
