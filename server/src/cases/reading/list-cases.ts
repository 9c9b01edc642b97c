import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { withApplicants } from './applicant-names.ts'
import { type Listed, listCases } from './list-cases.store.ts'
import { named } from './named-rows.ts'

export interface ListCases {
  readonly actor: Actor
  readonly place?: string
  readonly state?: string
  /** As somebody types it: spaces are passed over, small letters taken as capitals. */
  readonly number?: string
  readonly items?: readonly string[]
  /** The beginning of the applicant's name. */
  readonly applicant?: string
  readonly after?: string
  readonly limit: number
}

interface ListedCase extends Omit<Listed, 'version'> {
  readonly name: Version['name']
  readonly applicant: string | null
}

/** Up to `limit + 1` rows of what the actor may see: a person's own cases, or those of the places where staff have a duty. */
export async function listOf(env: CasesEnv, { actor, place, number, limit, ...filter }: ListCases): Promise<ListedCase[]> {
  const whose = actor.kind === 'citizen' ? { person: actor.personId ?? '' } : { places: placesOf(actor, place) }
  if ('person' in whose ? whose.person === '' : whose.places.length === 0) return []
  const typed = number === undefined ? {} : { number: number.replace(/\s/g, '').toUpperCase() }
  return env.db.read(actor.id, async (tx) => {
    const rows = await listCases(tx, { ...whose, ...filter, ...typed, limit: limit + 1 })
    return withApplicants(tx, actor, await named(env, tx, rows))
  })
}

function placesOf(actor: Actor, place: string | undefined): string[] {
  const places = actor.duties.filter(({ role }) => role === 'clerk' || role === 'examiner').map((duty) => duty.place)
  return [...new Set(places)].filter((one) => place === undefined || one === place)
}
