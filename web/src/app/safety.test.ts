import { expect, test } from 'vitest'
import { isOurs, safeHeadersFor } from './safety.ts'

const form = (headers: Record<string, string>) => new Request('http://portal.example:8081/track', { method: 'POST', headers })

test.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin' }, true],
  ['a page of ours in an old browser', { origin: 'http://portal.example:8081' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://portal.example:8081' }, false],
  ['another site of the same domain', { 'sec-fetch-site': 'same-site' }, false],
  ['another port', { origin: 'http://portal.example:8080' }, false],
  ['an origin that is none', { origin: 'null' }, false],
  ['nobody says', {}, false],
] as const)('a form from %s', (_, headers, taken) => {
  expect(isOurs(form(headers))).toBe(taken)
})

test('the policy lets no script run, nothing be framed and no form be sent elsewhere', () => {
  const policy = safeHeadersFor({ secure: false })['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/script-src|unsafe|\*/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("form-action 'self'")
})
