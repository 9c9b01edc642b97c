import { isVersion, versionHash } from '@tongban/protocol/version/version'
import type { Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { Statement } from '../statements/statement.ts'
import { formFault } from './form-schema.ts'
import { keepVersion } from './keep-version.ts'
import { hashFrom } from './version.store.ts'

/**
 * Takes a version that a partner published for a place of its own: it is the partner's to answer for, so it is kept as it stands if it
 * has the shape and is what the statement names. Known already, from a file, it changes nothing.
 */
export async function takeVersion(env: CatalogueEnv, tx: Tx, statement: Statement<'publishVersion'>): Promise<Verdict> {
  const { header, facts, document } = statement
  if (!isVersion(document)) throw problem.versionMalformed()
  const { item, place, from, until } = document
  const hash = await versionHash(document, env.suites)
  const told = [facts.version, facts.item, facts.place, facts.from, facts.until]
  if (told.join() !== [hash, item, place, from, until].join()) throw problem.documentMismatch({ version: facts.version })
  if (env.nodeOf(place) !== header.source) throw problem.notItsPlace({ place })
  if (formFault(document.formSchema) !== undefined) throw problem.formMalformed()
  const standing = await hashFrom(tx, document)
  if (standing !== undefined && standing !== hash) throw problem.dayTaken({ item, place, from })
  await keepVersion(env, tx, { hash, version: document, actor: header.source })
  return { verdict: 'stored' }
}
