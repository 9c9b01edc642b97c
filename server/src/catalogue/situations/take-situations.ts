import { utf8 } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { hashOf } from '@tongban/protocol/hash'
import { readSituations } from '@tongban/protocol/situations/table'
import type { Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { itemIsKnown } from '../finding/item.store.ts'
import { problem } from '../problems.ts'
import type { Statement } from '../statements/statement.ts'
import { insertRevision, markPublished } from './situation.store.ts'

/**
 * Takes the situations that a partner asks of people for a place of its own: kept as they stand, under its own count of revisions, if they
 * have the shape and are what the statement names. Of an item that is not known yet they wait for it.
 */
export async function takeSituations(env: CatalogueEnv, tx: Tx, statement: Statement<'publishSituations'>): Promise<Verdict> {
  const { header, facts, document: value } = statement
  const read = readSituations(value)
  if (!read.ok) throw problem.situationsMalformed({ faults: read.faults })
  const { item, place, from } = read.situations
  const document = canonicalText(read.situations)
  const hash = await hashOf(env.suites, 'sha-256', utf8(document))
  const told = [facts.situations, facts.item, facts.place, facts.from]
  if (told.join() !== [hash, item, place, from].join()) throw problem.documentMismatch({ situations: facts.situations })
  if (env.nodeOf(place) !== header.source) throw problem.notItsPlace({ place })
  if (!(await itemIsKnown(tx, item))) return { verdict: 'waiting' }
  const [at, by] = [env.clock.now(), header.source]
  const row = { item, place, revision: facts.revision, hash, from, document, findings: [], savedAt: at, savedBy: by }
  await insertRevision(tx, row)
  await markPublished(tx, row, { at, by })
  return { verdict: 'stored' }
}
