const modes = ['elder', 'contrast'] as const

/** How somebody reads: the portal that sends them says so, so that large print and English go on in the middle of a journey. */
export interface Reader {
  readonly lang: 'zh' | 'en'
  /** Absent where pages look as usual. */
  readonly mode?: (typeof modes)[number]
}

/** A parameter of ours beside OpenID Connect's own `ui_locales`, with the words the portal has for its modes. */
export const LOOK = 'look'

type Asked = Readonly<Record<string, unknown>>

/** Of the languages asked for the first that there is; Chinese where none is. Anything else that is asked is passed over. */
export function readerOf({ ui_locales: locales, [LOOK]: asked }: Asked): Reader {
  const known = String(locales ?? '')
    .split(' ')
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((one) => one === 'zh' || one === 'en')
  const mode = modes.find((one) => one === asked)
  return { lang: known === 'en' ? 'en' : 'zh', ...(mode === undefined ? {} : { mode }) }
}

/** Picks the reader's language. Both are always written, so that none can be missing. */
export type Say = (zh: string, en: string) => string

export const sayTo =
  ({ lang }: Reader): Say =>
  (zh, en) =>
    lang === 'zh' ? zh : en
