import type { Section } from '../event/header.ts'
import { kindsOf, type Standing } from './standing.ts'

const all: readonly Section[] = ['form', 'materials', 'inquiry', 'fee', 'opinion', 'decision', 'contact', 'rating']
const receiving: readonly Section[] = ['form', 'materials', 'fee', 'decision', 'contact', 'rating']

/**
 * The sections of a case that a place has a right to (domain.md §5): the deciding place and whoever holds or is to hold the case all
 * of it, the receiving place what it takes in and hands out, an assisting place the question asked of it.
 */
export function sectionsFor(standing: Standing, place: string): ReadonlySet<Section> {
  const kinds = kindsOf(standing, place)
  if (kinds.includes('deciding') || kinds.includes('taker')) return new Set(all)
  if (kinds.includes('receiving')) return new Set(receiving)
  if (kinds.includes('holder')) return new Set(all)
  return new Set(kinds.includes('assisting') ? (['inquiry'] as const) : [])
}

/** The sections that a node has a right to: all that any of its places of this case has. */
export function sectionsForNode(standing: Standing, places: readonly string[]): ReadonlySet<Section> {
  return new Set(places.flatMap((place) => [...sectionsFor(standing, place)]))
}
