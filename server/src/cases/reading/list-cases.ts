import type { Actor } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { type Listed, listCases } from './list-cases.store.ts'

export interface ListCases {
  readonly actor: Actor
  readonly place?: string
  readonly state?: string
  readonly after?: string
  readonly limit: number
}

/** Up to `limit + 1` rows of what the actor may see: a person's own cases, or those of the places where staff have a duty. */
export async function listOf(env: CasesEnv, { actor, place, state, after, limit }: ListCases): Promise<Listed[]> {
  const whose = actor.kind === 'citizen' ? { person: actor.personId ?? '' } : { places: placesOf(actor, place) }
  if ('person' in whose ? whose.person === '' : whose.places.length === 0) return []
  return env.db.read(actor.id, (tx) =>
    listCases(tx, { ...whose, ...(state ? { state } : {}), ...(after ? { after } : {}), limit: limit + 1 }),
  )
}

function placesOf(actor: Actor, place: string | undefined): string[] {
  const places = actor.duties.filter(({ role }) => role === 'clerk' || role === 'examiner').map((duty) => duty.place)
  return [...new Set(places)].filter((one) => place === undefined || one === place)
}
