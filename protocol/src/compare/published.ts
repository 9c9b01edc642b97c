import { dayNumber, dayText } from '../clock/day.ts'
import type { Side } from './side.ts'
import { type Uniformity, uniformityOf } from './uniformity.ts'

/** A published version as far as the score asks: of which region, at which place, from when to when, and what it says. */
export interface PublishedOffer {
  /** Six digits of the region whose node answers for the place. */
  readonly region: string
  readonly place: string
  /** First and last day in force, `YYYY-MM-DD` in China Standard Time; null while open. */
  readonly from: string
  readonly until: string | null
  readonly side: Side
}

/** Days on which a place offers the item to nobody: suspended, or retired for good. From `resumedFrom` on it does again. */
export interface OfferHalt {
  readonly place: string
  readonly from: string
  readonly until: string | null
  readonly resumedFrom: string | null
}

/** What each place offers on a day: of several versions the one that began last, and none while the place halts it. */
export function offersOn(day: string, offers: readonly PublishedOffer[], halts: readonly OfferHalt[]): PublishedOffer[] {
  const latest = new Map<string, PublishedOffer>()
  for (const offer of offers) {
    if (offer.from > day || (offer.until !== null && offer.until < day) || isHalted(offer.place, day, halts)) continue
    const known = latest.get(offer.place)
    if (!known || known.from < offer.from) latest.set(offer.place, offer)
  }
  return [...latest.values()]
}

function isHalted(place: string, day: string, halts: readonly OfferHalt[]): boolean {
  return halts.some(
    (halt) =>
      halt.place === place &&
      halt.from <= day &&
      (halt.until === null || halt.until >= day) &&
      (halt.resumedFrom === null || halt.resumedFrom > day),
  )
}

const following = (day: string): string => dayText(dayNumber(day) + 1)

/** Days on which an offer begins or ends, in order: between two of them nothing changes. */
export function daysOfChange(offers: readonly PublishedOffer[], halts: readonly OfferHalt[]): string[] {
  const days = [...offers, ...halts].flatMap(({ from, until }) => [from, ...(until === null ? [] : [following(until)])])
  return [...new Set([...days, ...halts.flatMap(({ resumedFrom }) => resumedFrom ?? [])])].sort()
}

/** The uniformity of an item between two regions from a day on. */
export interface UniformityFrom {
  readonly left: string
  readonly right: string
  readonly from: string
  readonly counts: readonly Uniformity[]
}

/**
 * How uniform one item is between each two regions, from each day on which that changed (domain.md §4). Computed from what is published
 * alone, so that the region that is scored gets the same figures.
 */
export function uniformityHistory(offers: readonly PublishedOffer[], halts: readonly OfferHalt[]): UniformityFrom[] {
  const regions = [...new Set(offers.map(({ region }) => region))].sort()
  const days = daysOfChange(offers, halts).map((day) => ({ day, standing: offersOn(day, offers, halts) }))
  return regions.flatMap((left, at) =>
    regions.slice(at + 1).flatMap((right) => {
      const sidesOf = (standing: readonly PublishedOffer[], region: string) =>
        standing.filter((offer) => offer.region === region).map(({ side }) => side)
      const points = days.map(({ day, standing }) => ({
        ...{ left, right, from: day },
        counts: uniformityOf(sidesOf(standing, left), sidesOf(standing, right)),
      }))
      return points.filter(changes)
    }),
  )
}

const textOf = (counts: readonly Uniformity[]): string =>
  counts.map(({ same, n, unknown }) => [same, n, unknown].join()).join(' ')
const nothing = textOf(uniformityOf([], []))

/** Before the first comparison there is nothing to tell, and a day without a change adds nothing. */
const changes = ({ counts }: UniformityFrom, at: number, all: readonly UniformityFrom[]): boolean =>
  textOf(counts) !== (at === 0 ? nothing : textOf(all[at - 1]?.counts ?? []))
