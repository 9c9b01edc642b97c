import { scoreOf, totalOf } from '@tongban/protocol/compare/uniformity'
import type { CatalogueEnv } from '../env.ts'
import { type ElementTotal, type RegionPair, type ScoresWanted, scoreDays, scoresOf, totalsOf } from './uniformity.store.ts'

/** Counts with the share of the same among those compared; null where nothing was. */
export interface Score {
  readonly same: number
  readonly n: number
  readonly unknown: number
  readonly score: number | null
}

export type ElementScore = Score & Pick<ElementTotal, 'element'>

export interface ScoredItem extends Score {
  readonly item: string
  readonly name: string
  readonly elements: readonly ElementScore[]
}

const scored = <T extends { readonly same: number; readonly n: number }>(counts: T): T & { readonly score: number | null } => ({
  ...counts,
  score: scoreOf(counts.same, counts.n),
})

/** The score of items between two regions as of a day, each with its elements; one more than asked for. */
export async function scoreItems(env: CatalogueEnv, actor: string, wanted: ScoresWanted): Promise<ScoredItem[]> {
  const rows = await env.db.read(actor, (tx) => scoresOf(tx, { ...wanted, limit: wanted.limit + 1 }))
  const items = new Map<string, { item: string; name: string; elements: ElementScore[] }>()
  for (const { item, name, ...counts } of rows) {
    const known = items.get(item) ?? { item, name, elements: [] }
    known.elements.push(scored(counts))
    items.set(item, known)
  }
  return [...items.values()].map((item) => ({ ...item, ...totalOf(item.elements) }))
}

/** The score of two regions as of a day, over all items. */
export async function scorePair(
  env: CatalogueEnv,
  actor: string,
  pair: RegionPair & { readonly asOf: string },
): Promise<Score & { readonly elements: readonly ElementScore[] }> {
  const totals = await env.db.read(actor, (tx) => totalsOf(tx, pair))
  return { ...totalOf(totals), elements: totals.map(scored) }
}

const MOST_DAYS = 100

/** How the score of two regions came to be what it is: a point for each of the latest days on which it changed, oldest first. */
export async function scoreHistory(
  env: CatalogueEnv,
  actor: string,
  { left, right, item }: RegionPair & { readonly item: string | null },
): Promise<(Score & { readonly from: string })[]> {
  return env.db.read(actor, async (tx) => {
    const points: (Score & { from: string })[] = []
    for (const from of (await scoreDays(tx, { left, right, item, limit: MOST_DAYS })).reverse()) {
      const counts =
        item === null
          ? await totalsOf(tx, { left, right, asOf: from })
          : await scoresOf(tx, { left, right, asOf: from, item, after: '', limit: 1 })
      points.push({ from, ...totalOf(counts) })
    }
    return points
  })
}
