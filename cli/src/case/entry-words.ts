import type { Lang } from '../language.ts'
import { actionWords, roleWords, wordFor } from '../words.ts'
import type { Entry, Request } from './case-view.ts'
import { detailOf, type Telling } from './entry-details.ts'

/** One event as people follow it: where, who, what. */
export interface EntryTold {
  readonly place: string
  readonly who: string
  readonly what: string
}

/**
 * Says an event in words. An act that answers a request is told of the place that asked, for its person did it: the holder only wrote it.
 */
export function tellEntry(entry: Entry, requests: readonly Request[], telling: Telling): EntryTold {
  const { lang, places } = telling
  const request = entry.action === 'requestDeclined' ? undefined : requests.find(({ id }) => id === entry.requestId)
  const paper = entry.paper ? ` ${lang === 'zh' ? `《${entry.paper.zh}》` : `[${entry.paper.en}]`}` : ''
  const what = `${wordFor(actionWords, entry.action, lang)}${paper}${joined(detailOf(entry, telling), lang)}`
  if (!request) return { place: places(entry.place), who: wordFor(roleWords, entry.role, lang), what }
  const written = lang === 'zh' ? `（由${places(entry.place)}记入）` : ` (written by ${places(entry.place)})`
  return { place: places(request.place), who: wordFor(roleWords, request.role, lang), what: `${what}${written}` }
}

function joined(detail: string, lang: Lang): string {
  if (detail === '') return ''
  if (detail.startsWith('→')) return ` ${detail}`
  return `${lang === 'zh' ? '：' : ': '}${detail}`
}
