import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  ['/me', '/me'],
  ['/en/apply/1?mode=elder#top', '/en/apply/1?mode=elder#top'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
  ['/./%2e%2e//evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/login?next=/me', '/'],
  ['/logout', '/'],
  ['me', '/'],
  ['', '/'],
  [null, '/'],
])('%s leads to %s', (asked, expected) => {
  expect(ownPath(asked)).toBe(expected)
})
