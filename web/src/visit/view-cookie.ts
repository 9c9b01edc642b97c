import { isDivision } from './divisions.ts'
import { type Mode, modes } from './visit.ts'

/** What is kept of a reader between two pages: places and mode. No identity is in it. */
export interface Kept {
  readonly from: string
  readonly to: string
  readonly mode: Mode
}

const NAME = 'tongban-view'
const KEPT_SECONDS = 365 * 86_400

/** What the link says wins over what was kept, and that over the usual. */
export function keptOf({
  query,
  cookies,
  usual,
}: {
  query: URLSearchParams
  cookies: ReadonlyMap<string, string>
  usual: Kept
}): Kept {
  const before = new URLSearchParams(cookies.get(NAME) ?? '')
  const division = (name: 'from' | 'to'): string =>
    [query.get(name), before.get(name)].find((code) => code !== null && isDivision(code)) ?? usual[name]
  const asked = query.get('mode') ?? before.get('mode')
  return { from: division('from'), to: division('to'), mode: modes.find((mode) => mode === asked) ?? usual.mode }
}

/** The cookie that keeps it, only over TLS where the portal is reached so; nothing where the link said nothing new. */
export function keepingCookie(query: URLSearchParams, { from, to, mode, origin }: Kept & { readonly origin: string }) {
  if (!['from', 'to', 'mode'].some((name) => query.has(name))) return undefined
  const value = encodeURIComponent(new URLSearchParams({ from, to, mode }).toString())
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${NAME}=${value}; Path=/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}
