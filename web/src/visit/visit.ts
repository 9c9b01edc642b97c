import { createContext, useContext } from 'react'
import type { Api } from '../api/api.ts'
import type { OtherPortal } from './portals.ts'

export type Lang = 'zh' | 'en'
export const modes = ['normal', 'elder', 'contrast'] as const
export type Mode = (typeof modes)[number]

/** Who reads and from where: all that steers a page besides its address. */
export interface Visit {
  readonly lang: Lang
  readonly mode: Mode
  /** Division where the person is. */
  readonly from: string
  /** Division whose matter it is. */
  readonly to: string
  /** Where the portal is, for what leaves it: a code on paper, a list for search engines. */
  readonly origin: string
  /** The path asked for, without the language, and its query. */
  readonly path: string
  readonly query: URLSearchParams
  /** True in a demo or a test: every page then says that it is one. */
  readonly sample: boolean
  /** Divisions of the regions that handle each other's items, this node's first. */
  readonly regions: readonly string[]
  /** Portals of the other regions, by the trust list. */
  readonly portals: readonly OtherPortal[]
  /** Who is signed in, as the header shows it: of a person's name the first character only; of staff with the roles they signed in with. */
  readonly who: { readonly kind: 'person' | 'staff'; readonly name: string; readonly roles: readonly string[] } | undefined
  /** Whether this portal has an identity provider at all. */
  readonly canSignIn: boolean
}

/** What a loader or an action works with. */
export interface Asked {
  readonly visit: Visit
  /** As whoever is signed in, else as everybody. */
  readonly api: Api
}

/** What a page is drawn with besides: the word that lets its own script run, where it has one. */
interface Drawing extends Visit {
  readonly nonce: string | undefined
}

const VisitContext = createContext<Drawing | undefined>(undefined)
export const VisitProvider = VisitContext.Provider

export interface Reading extends Drawing {
  /** Picks the reader's language. Both are always written, so that none can be missing. */
  say(zh: string, en: string): string
  /** A name that has no English is told in Chinese. */
  nameOf(name: { readonly zh: string; readonly en: string | null }): string
  /** An address of the portal as this reader keeps it: language and mode stay. */
  href(path: string): string
}

export function useVisit(): Reading {
  const visit = useContext(VisitContext)
  if (visit === undefined) throw new TypeError('a component of the portal is used outside a visit')
  return { ...visit, ...wordsFor(visit) }
}

/** The same outside a component. */
export function wordsFor({ lang, mode }: Pick<Visit, 'lang' | 'mode'>): Pick<Reading, 'say' | 'nameOf' | 'href'> {
  return {
    say: (zh, en) => (lang === 'zh' ? zh : en),
    nameOf: ({ zh, en }) => (lang === 'zh' ? zh : (en ?? zh)),
    href: (path) => addressOf(path, { lang, mode }),
  }
}

/** A path with the language before it and the mode in its query. */
export function addressOf(path: string, { lang, mode }: Pick<Visit, 'lang' | 'mode'>): string {
  const [rest = '', hash] = path.split('#')
  const [pathname = '', query = ''] = rest.split('?')
  const wanted = new URLSearchParams(query)
  if (mode !== 'normal') wanted.set('mode', mode)
  const spoken = lang === 'en' ? `/en${pathname === '/' ? '' : pathname}` : pathname
  return `${spoken}${wanted.size > 0 ? `?${wanted}` : ''}${hash === undefined ? '' : `#${hash}`}`
}
