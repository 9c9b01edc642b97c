import { type AskedMaterial, materialList } from '@tongban/protocol/situations/material-list'
import { type Outcome, outcomeOf } from '@tongban/protocol/situations/outcome'
import { readSituations, type Situations } from '@tongban/protocol/situations/table'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { NamedVersion, VersionReader } from '../publishing/read-version.ts'
import { latestRevision, type OfPlace, type SituationRevision, situationsInForce } from './situation.store.ts'

/** Situations that are asked of people, with the hash that names them. */
export interface NamedSituations {
  readonly hash: string
  readonly revision: number
  readonly situations: Situations
}

/** The last revision, published or not: what an item manager edits. Refuses `catalogue/situationsUnknown`. */
export async function readDraft(env: CatalogueEnv, actor: string, { item, place }: OfPlace): Promise<SituationRevision> {
  const row = await env.db.read(actor, (tx) => latestRevision(tx, { item, place }))
  if (!row) throw problem.situationsUnknown({ item, place }, { field: '/query/place' })
  return row
}

/** What is asked on a day, today by default; undefined where nothing is. */
export async function situationsOn(tx: ReadTx, wanted: OfPlace & { readonly day: string }): Promise<NamedSituations | undefined> {
  const row = await situationsInForce(tx, wanted)
  return row && { hash: row.hash, revision: row.revision, situations: storedSituations(row) }
}

export interface Asking extends OfPlace {
  readonly actor: string
  readonly answers: Readonly<Record<string, string>>
  readonly day?: string | undefined
}

/** What answers lead to, and the person's own list of materials under the version in force. */
export interface Answered extends Outcome {
  readonly situations: string
  readonly version: string
  /** The item's own mode where the situations say nothing of it. */
  readonly modes: readonly string[]
  readonly list: readonly AskedMaterial[]
}

/** Refuses `catalogue/situationsUnknown` and `catalogue/answerUnknown`. */
export async function answerSituations(env: CatalogueEnv, reader: VersionReader, asking: Asking): Promise<Answered> {
  const { named, situations } = await env.db.read(asking.actor, (tx) => askedAt(env, reader, { tx, asking }))
  const read = outcomeOf(situations.situations, asking.answers)
  if (!read.ok) throw problem.answerUnknown({ ...read.bad }, { field: '/query/answers' })
  const { outcome } = read
  const modes =
    outcome.modes.length > 0 || outcome.refusals.some(({ need }) => need === 'yes') ? outcome.modes : [named.version.mode]
  return { ...outcome, modes, situations: situations.hash, version: named.hash, list: materialList(named.version, outcome) }
}

async function askedAt(
  env: CatalogueEnv,
  reader: VersionReader,
  { tx, asking }: { readonly tx: ReadTx; readonly asking: Asking },
): Promise<{ named: NamedVersion; situations: NamedSituations }> {
  const wanted = { item: asking.item, place: asking.place, day: asking.day ?? dayOf(env.clock.now()) }
  const situations = await situationsOn(tx, wanted)
  const named = await reader.inForce(tx, wanted)
  if (!situations || !named) throw problem.situationsUnknown(wanted, { field: '/query/place' })
  return { named, situations }
}

export function storedSituations({ document, hash }: Pick<SituationRevision, 'document' | 'hash'>): Situations {
  const read = readSituations(JSON.parse(document))
  return read.ok ? read.situations : bug(`situations ${hash} were stored without their shape`)
}
