import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

async function suggested(query: Record<string, string>) {
  const { html, status } = await portal.page(`/search/suggestions?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  const { suggestions }: { suggestions: { name: string; lang?: string; href: string }[] } = JSON.parse(html)
  return suggestions
}

test('a few words are enough, and a name leads to its guide in the mode and language of the page', async () => {
  const [first] = await suggested({ q: '退休提公积金', from: '500000', to: '510000' })
  expect(first).toEqual({ name: '正常退休提取住房公积金', href: expect.stringMatching(/^\/items\/item-/) })
  const [english] = await suggested({ q: '退休提公积金', lang: 'en', mode: 'elder' })
  expect(english?.href).toMatch(/^\/en\/items\/item-[^?]+\?mode=elder/)
})

test('never more than seven; nothing for nothing, for what means nothing and for places that are none', async () => {
  expect((await suggested({ q: '办' })).length).toBeLessThanOrEqual(7)
  expect(await suggested({ q: ' ' })).toEqual([])
  expect(await suggested({ q: 'xqzjwvk' })).toEqual([])
  expect((await suggested({ q: '身份证', from: 'nowhere', to: '<script>' })).length).toBeGreaterThan(0)
})
