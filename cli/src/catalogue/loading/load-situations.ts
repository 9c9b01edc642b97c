import { canonicalText } from '@tongban/protocol/canonical'
import type { Situations } from '@tongban/protocol/situations/table'
import { type NodeClient, Refused } from '../../node/node-client.ts'
import { usageFailure } from '../../outcome.ts'
import { type Outcome, type Step, stepOf } from './load-step.ts'

/** A file of situations (`data/situations.json`). */
interface SituationsFile {
  readonly situations: readonly { readonly document: Situations }[]
}

export const isSituationsFile = (value: unknown): value is SituationsFile =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'situations'))

interface Desk {
  readonly operator: NodeClient
  readonly region: string
}

interface Draft {
  readonly revision: number
  readonly situations: unknown
  readonly publishedAt: string | null
}

/** Saves and publishes the situations of this region's places; those whose version is not in force yet wait for it. */
export async function askSituations({ operator, region }: Desk, { situations }: SituationsFile): Promise<Step> {
  const outcomes: Outcome[] = []
  for (const { document } of situations)
    if (document.place.startsWith(region.slice(0, 2))) outcomes.push(await ask(operator, document))
  return stepOf('situations', outcomes)
}

async function ask(operator: NodeClient, document: Situations): Promise<Outcome> {
  const { item, place } = document
  const at = `/items/${item}/situations`
  const draft = await knownAt<Draft>(operator, `${at}/draft?place=${encodeURIComponent(place)}`)
  const stands = draft !== undefined && canonicalText(draft.situations) === canonicalText(document)
  if (stands && draft.publishedAt !== null) return 'settled'
  if (!(await hasVersion(operator, document))) return 'waiting'
  const seen = draft?.revision ?? 0
  const saved = stands
    ? draft
    : (await operator.put<{ revision: number; findings: readonly unknown[] }>(`${at}/draft`, { body: document, seen })).body
  if ('findings' in saved && Array.isArray(saved.findings) && saved.findings.length > 0)
    throw usageFailure(
      `${place} 的情形表不能用：${JSON.stringify(saved.findings)}`,
      `The situations of ${place} cannot be asked: ${JSON.stringify(saved.findings)}`,
    )
  await operator.post(`${at}/publications?place=${encodeURIComponent(place)}`, { seen: saved.revision })
  return 'done'
}

async function hasVersion(operator: NodeClient, { item, place }: Situations): Promise<boolean> {
  const view = await knownAt<{ versions: readonly { place: string }[] }>(operator, `/items/${item}`)
  return view?.versions.some((version) => version.place === place) ?? false
}

/** Undefined where the node knows no such thing. */
async function knownAt<T>(operator: NodeClient, path: string): Promise<T | undefined> {
  try {
    return (await operator.get<T>(path)).body
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined
    throw error
  }
}
