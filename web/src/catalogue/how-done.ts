import type { Version } from '@tongban/protocol/version/version'
import type { Tone } from '../ui/plain.tsx'

type Flow = Pick<Version, 'mode' | 'materials'>

interface HowDone {
  readonly zh: string
  readonly en: string
  readonly tone: Tone
}

/** What a person has to do with their own feet, by the words that a badge shows. */
export const ways = {
  online: { zh: '全程网办', en: 'Fully online', tone: 'ok' },
  once: { zh: '到窗口一次', en: 'One visit to a counter', tone: 'warn' },
  relay: { zh: '窗口代收后转交', en: 'A counter near you takes it in', tone: 'warn' },
  joint: { zh: '两地一起办', en: 'Both regions together', tone: 'pair' },
} as const satisfies Record<string, HowDone>

/** Whether a material can only be shown on paper at a counter. */
const needsPresence = ({ required, forms }: Version['materials'][number]): boolean =>
  required === 'always' && !forms.some((form) => form !== 'original')

/** The way of an item, computed from how it is done, never from what it is called: online only if no step needs presence. */
export function wayOf({ mode, materials }: Flow): keyof typeof ways {
  if (mode !== 'online') return mode
  return materials.some(needsPresence) ? 'once' : 'online'
}

/** The badge that says it. */
export const howDone = (flow: Flow): HowDone => ways[wayOf(flow)]
