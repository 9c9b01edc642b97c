import { cookiesOf } from '../visit/cookies.ts'
import { type Seal, sealOf } from './seal.ts'

/** Sealed cookies of one portal. */
export interface CookieJar {
  read<T>(request: Request, name: string): T | undefined
  /** The header that keeps it; without a number of seconds until the browser is closed. */
  keep(name: string, content: object, seconds?: number): string
  /** The header that takes it away. */
  drop(name: string): string
}

/** Two portals on one host share a browser's cookies, whatever their ports, so a name says whose it is. */
export function cookieJar({ key, region, secure }: { key: Uint8Array; region: string; secure: boolean }): CookieJar {
  const seal: Seal = sealOf(key)
  const nameOf = (name: string): string => `${secure ? '__Host-' : ''}tongban-${name}-${region}`
  const rest = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read(request, name) {
      const sealed = cookiesOf(request).get(nameOf(name))
      return sealed === undefined ? undefined : seal.open(name, sealed)
    },
    keep: (name, content, seconds) =>
      `${nameOf(name)}=${seal.close(name, content)}; ${rest}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`,
    drop: (name) => `${nameOf(name)}=; ${rest}; Max-Age=0`,
  }
}
