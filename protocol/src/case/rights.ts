import type { Section } from '../event/header.ts'
import { kindsOf, type Standing } from './standing.ts'

const all: readonly Section[] = ['form', 'materials', 'inquiry', 'fee', 'opinion', 'decision', 'contact', 'rating']
const receiving: readonly Section[] = ['form', 'materials', 'fee', 'decision', 'contact', 'rating']
const assisting: readonly Section[] = ['inquiry']

/**
 * The sections of a case that a place has a right to (domain.md §5): the deciding place all of it, and so a third place that holds the
 * case or is to hold it; the receiving place what it takes in and hands out, whether it holds the case or not; an assisting place the
 * question asked of it.
 */
export function sectionsFor(standing: Standing, place: string): ReadonlySet<Section> {
  const kinds = kindsOf(standing, place)
  if (kinds.includes('deciding')) return new Set(all)
  const hasPen = kinds.includes('holder') || kinds.includes('taker')
  if (hasPen && !kinds.includes('receiving')) return new Set(all)
  const taken = kinds.includes('receiving') ? receiving : []
  return new Set([...taken, ...(kinds.includes('assisting') ? assisting : [])])
}

/** The sections that a node has a right to: all that any of its places of this case has. */
export function sectionsForNode(standing: Standing, places: readonly string[]): ReadonlySet<Section> {
  return new Set(places.flatMap((place) => [...sectionsFor(standing, place)]))
}
