import { randomBytes } from 'node:crypto'

/**
 * Pages run no script, so the policy allows none: what somebody writes into a form can at worst be read (decision 0009). A page that has one
 * of its own names it by a word that was never said before; even that script may ask nobody for anything.
 */
export const policyFor = (nonce?: string): string =>
  [
    "default-src 'none'",
    ...(nonce === undefined ? [] : [`script-src 'nonce-${nonce}'`, "connect-src 'none'"]),
    "style-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Pages that run a script of ours. */
const scripted = /^\/(verify\/?|w(\/.*)?)$/

const NONCE_BYTES = 18

/** A word for the script of this page, said once; undefined for all pages that have none. */
export const nonceFor = (path: string): string | undefined =>
  scripted.test(path) ? randomBytes(NONCE_BYTES).toString('base64') : undefined

const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policyFor(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** A browser that came over TLS once asks no other way for two years. */
const stayWithTls = { 'strict-transport-security': 'max-age=63072000' }

/** What every answer says; `secure` where people reach the portal over TLS. */
export const safeHeadersFor = ({ secure }: { readonly secure: boolean }): Readonly<Record<string, string>> =>
  secure ? { ...safeHeaders, ...stayWithTls } : safeHeaders

/** Whether a form comes from a page of ours: without it another site could send one in the reader's name (CSRF). */
export function isOurs(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}
