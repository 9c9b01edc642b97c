import type { CookieJar } from './cookie-jar.ts'

/** Somebody signed in: the node's token for them, and what the header shows. It lies sealed in a cookie and nowhere else. */
export interface Session {
  readonly token: string
  readonly kind: 'person' | 'staff'
  /** With only its first character readable. */
  readonly name: string
  /** Of staff, as at their sign-in: which rooms of the workbench are shown to them. Each room asks the node again. */
  readonly roles?: readonly string[]
}

const NAME = 'session'

export const sessionOf = (jar: CookieJar, request: Request): Session | undefined => jar.read<Session>(request, NAME)

export const keepSession = (jar: CookieJar, session: Session): string => jar.keep(NAME, session)

export const dropSession = (jar: CookieJar): string => jar.drop(NAME)

export const maskedName = (name: string): string => [...name].map((character, index) => (index === 0 ? character : '＊')).join('')
