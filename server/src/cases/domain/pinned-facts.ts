import type { SubmitFacts } from '@tongban/protocol/event/facts'
import type { Version } from '@tongban/protocol/version/version'

type Figures = Pick<
  SubmitFacts,
  'item' | 'decidingPlace' | 'unit' | 'legalDays' | 'promisedDays' | 'noticeDays' | 'deliveryDays' | 'instant' | 'second'
>

/** What a case takes over from its version when it is born; the law reads these figures from then on and not the version again. */
export function figuresOf({ item, place, limits, instant, secondPerson }: Version): Figures {
  return {
    item,
    decidingPlace: place,
    unit: limits.unit,
    legalDays: limits.legalDays,
    // An instant item has no promised days: it is due on the day it is accepted (domain.md §3).
    promisedDays: instant ? null : limits.promisedDays,
    noticeDays: limits.noticeDays,
    deliveryDays: limits.deliveryDays,
    instant,
    second: secondPerson,
  }
}

/** Whether a case that says it was born under this version says other figures than the version. */
export function differsFromVersion(born: SubmitFacts, version: Version): boolean {
  const said = new Map<string, unknown>(Object.entries(born))
  const figures = Object.entries(figuresOf(version)).some(([name, figure]) => said.get(name) !== figure)
  return figures || modeFault(born, version)
}

/** A child of a joint case is joint whatever its version alone would be; else, also in a bundle, the mode is that of the version. */
const modeFault = ({ mode, joint, parent }: SubmitFacts, version: Version): boolean =>
  (mode !== version.mode && !(mode === 'joint' && parent !== undefined)) || joint !== (mode === 'joint')
