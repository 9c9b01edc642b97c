import { nodeOfPlace } from '@tongban/protocol/trust/trust-list'
import type { CaseOutline } from '../../cases/index.ts'
import type { Actor } from '../../identity/index.ts'
import type { OversightEnv } from '../env.ts'
import { problem } from '../problems.ts'

/** What somebody says it is about: a case of theirs, an item at a place, a place, or neither. */
export interface AboutAsked {
  /** A case of the person who is signed in. */
  readonly caseId?: string
  /** Or a case by its receipt, without signing in. */
  readonly number?: string
  readonly code?: string
  readonly item?: string
  readonly place?: string
}

export interface About {
  /** Who answers for it. */
  readonly place: string
  readonly item: string | null
  readonly caseId: string | null
}

/**
 * What it is about, and which place answers: of a case its deciding place unless the receiving one is named, of an item the place, of
 * neither the portal itself. Refuses a case that is not the person's as the slice cases does, and a place that is none.
 */
export async function aboutOf(env: OversightEnv, actor: Actor | undefined, asked: AboutAsked): Promise<About> {
  const outline = await caseMeant(env, actor, asked)
  if (outline) return aboutCase(outline, asked.place)
  const { item = null, place } = asked
  if (place === undefined && item !== null) throw problem.placeMissing({}, { field: '/body/place' })
  if (place === undefined) return { place: await ownPortal(env), item, caseId: null }
  if (!env.identity.knowsPlace(place) || !nodeOfPlace(env.trust(), place))
    throw problem.placeUnknown({ place }, { field: '/body/place' })
  return { place, item, caseId: null }
}

async function caseMeant(env: OversightEnv, actor: Actor | undefined, { caseId, number, code }: AboutAsked) {
  if (caseId !== undefined && number !== undefined) throw problem.aboutTwo({}, { field: '/body/number' })
  if (number !== undefined) {
    if (code === undefined) throw problem.codeWrong({}, { field: '/body/code' })
    return env.cases.byCode({ number, code })
  }
  if (caseId === undefined) return undefined
  if (!actor) throw problem.notPerson({}, { field: '/body/caseId' })
  return env.cases.ofPerson(actor, caseId)
}

function aboutCase({ id, item, receivingPlace, decidingPlace }: CaseOutline, place = decidingPlace): About {
  if (place !== receivingPlace && place !== decidingPlace)
    throw problem.notPlaceOfCase({ caseId: id, place }, { field: '/body/place' })
  return { place, item: item.id, caseId: id }
}

/** The portal of this node, or its first place where it has none. */
export async function ownPortal(env: OversightEnv): Promise<string> {
  const places = await env.db.read('rule', (tx) => env.identity.placesOf(tx, env.me))
  const portal = places.find(({ kind }) => kind === 'portal') ?? places[0]
  if (!portal) throw problem.placeMissing({}, { field: '/body/place' })
  return portal.id
}
