import { isVarianceDocument } from '@tongban/protocol/standard/variance'
import type { Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { Statement } from '../statements/statement.ts'
import { wordsIn } from '../statements/words.ts'
import { alertLater } from './alerts.ts'
import { insertAnswer, insertVariance, lockVariance, markEnded, type StoredVariance } from './variance.store.ts'

// What a statement about a variance does, said here or heard from a partner.

const stored: Verdict = { verdict: 'stored' }

export async function takeDeclaration(env: CatalogueEnv, tx: Tx, statement: Statement<'declareVariance'>): Promise<Verdict> {
  const { header, facts, document } = statement
  if (env.nodeOf(facts.place) !== header.source) throw problem.notItsPlace({ place: facts.place })
  if (!isVarianceDocument(document) || facts.until < facts.from) throw problem.varianceMalformed()
  const { variance: id, item, place, element, direction, from, until, consentOf } = facts
  const variance = { id, item, place, element, direction, from, until, consentOf }
  await insertVariance(tx, { ...variance, document, declaredBy: header.source, declaredAt: header.time })
  if (header.source === env.me) await alertLater(env, tx, variance)
  return stored
}

async function withVariance(
  tx: Tx,
  { facts }: Statement<'answerVariance' | 'endVariance'>,
  act: (variance: StoredVariance) => Promise<void>,
): Promise<Verdict> {
  const variance = await lockVariance(tx, facts.variance)
  if (!variance) return { verdict: 'waiting' }
  await act(variance)
  return stored
}

export async function takeAnswer(_env: CatalogueEnv, tx: Tx, statement: Statement<'answerVariance'>): Promise<Verdict> {
  const { header, facts, document } = statement
  return withVariance(tx, statement, async ({ id, consentOf }) => {
    if (!consentOf.includes(header.source)) throw problem.consentNotAsked({ variance: id })
    const { answer } = facts
    await insertAnswer(tx, id, { id: header.id, party: header.source, answer, words: wordsIn(document), at: header.time })
  })
}

export async function takeEnd(_env: CatalogueEnv, tx: Tx, statement: Statement<'endVariance'>): Promise<Verdict> {
  const { header, facts } = statement
  return withVariance(tx, statement, async ({ id, declaredBy }) => {
    if (declaredBy !== header.source) throw problem.notItsPlace({ variance: id })
    await markEnded(tx, id, facts.from)
  })
}
