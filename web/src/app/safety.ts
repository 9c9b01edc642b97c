import { randomBytes } from 'node:crypto'
import type { Visit } from '../visit/visit.ts'

/** What the one script of a page may do. */
interface Scripting {
  /** The word that lets it run, never said before. */
  readonly nonce: string
  /** Whom it may ask. */
  readonly asks: "'none'" | "'self'"
}

/**
 * Most pages run no script, so the policy allows none: what somebody writes into a form can at worst be read (decision 0009). A page that has one
 * of its own names it by a word; that script may ask nobody for anything, or the portal alone where it sends a file. `formTo`: origins that
 * a form's answer may lead to besides this one.
 */
export const policyFor = (scripting?: Scripting, formTo: readonly string[] = []): string =>
  [
    "default-src 'none'",
    ...(scripting ? [`script-src 'nonce-${scripting.nonce}'`, `connect-src ${scripting.asks}`] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    // A browser holds this against every redirect that a form's answer leads through.
    ["form-action 'self'", ...formTo].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Pages that run a script of ours, and whom it may ask. */
const scripted: readonly (readonly [pages: RegExp, asks: Scripting['asks']])[] = [
  [/^\/(verify\/?|w(\/.*)?)$/, "'none'"],
  [/^\/apply\/[^/]+\/(me|form|questions|delivery|check)\/?$/, "'none'"],
  [/^\/(search\/?)?$/, "'self'"],
  [/^\/(ui|apply\/[^/]+\/materials|me\/cases\/[^/]+\/supplement)\/?$/, "'self'"],
]

const NONCE_BYTES = 18

/** In large print every page can be read aloud, which asks nobody for anything. */
const aloud = [/^\//, "'none'"] as const

/** What the scripts of this page may do, with a word of its own; undefined for all pages that have none. */
export function scriptingFor({ path, mode }: Pick<Visit, 'path' | 'mode'>): Scripting | undefined {
  const found = [...scripted, ...(mode === 'elder' ? [aloud] : [])].find(([pages]) => pages.test(path))
  return found && { nonce: randomBytes(NONCE_BYTES).toString('base64'), asks: found[1] }
}

const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policyFor(),
  // What is everybody's says so itself: all else may be somebody's own.
  'cache-control': 'no-store',
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
