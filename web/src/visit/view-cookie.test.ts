import { expect, test } from 'vitest'
import { cookiesOf } from './cookies.ts'
import { keepingCookie, keptOf } from './view-cookie.ts'
import { addressOf } from './visit.ts'

const usual = { from: '500000', to: '510000', mode: 'normal' } as const
const keptFrom = (query: string, cookie = '') => {
  const cookies = cookiesOf(new Request('http://p/', { headers: { cookie } }))
  return keptOf({ query: new URLSearchParams(query), cookies, usual })
}

test('what the link says is kept, and wins over what was kept before', () => {
  const kept = keptFrom('from=500112&to=510100&mode=elder')
  expect(kept).toEqual({ from: '500112', to: '510100', mode: 'elder' })
  const cookie = keepingCookie(new URLSearchParams('mode=elder'), { ...kept, origin: 'http://p' })?.split(';')[0] ?? ''
  expect(keptFrom('', cookie)).toEqual(kept)
  expect(keptFrom('mode=normal&to=511602', cookie)).toEqual({ from: '500112', to: '511602', mode: 'normal' })
})

test.each([
  ['a place that is none', 'from=999999&to=<script>', ''],
  ['a mode that is none', 'mode=huge', ''],
  ['a cookie that is broken', '', 'tongban-view=%E0%A4%A; other'],
])('%s changes nothing', (_, query, cookie) => {
  expect(keptFrom(query, cookie)).toEqual(usual)
})

test('nothing is set where the link says nothing', () => {
  expect(keepingCookie(new URLSearchParams('q=x'), { ...usual, origin: 'http://p' })).toBeUndefined()
})

test.each([
  ['/', 'zh', 'normal', '/'],
  ['/', 'en', 'normal', '/en'],
  ['/items/a?place=b#fee', 'en', 'elder', '/en/items/a?place=b&mode=elder#fee'],
  ['/track', 'zh', 'contrast', '/track?mode=contrast'],
] as const)('the address %s in %s and mode %s is %s', (path, lang, mode, expected) => {
  expect(addressOf(path, { lang, mode })).toBe(expected)
})
