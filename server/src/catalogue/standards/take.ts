import { canonicalText } from '@tongban/protocol/canonical'
import { inForceFrom } from '@tongban/protocol/standard/proposal'
import { isStandard, standardHash } from '@tongban/protocol/standard/standard'
import type { Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { notify } from '../listing/notice.ts'
import { problem } from '../problems.ts'
import { ensureItem } from '../publishing/ensure-item.ts'
import type { Statement } from '../statements/statement.ts'
import { wordsIn } from '../statements/words.ts'
import {
  findProposal,
  insertAdoption,
  insertComment,
  insertProposal,
  insertStandard,
  lockProposal,
  markInForce,
  markWithdrawn,
  type StoredProposal,
} from './proposal.store.ts'

// What a statement does, said here or heard from a partner: the same on every node, for all compute from the same statements.

const stored: Verdict = { verdict: 'stored' }

export async function takeProposal(env: CatalogueEnv, tx: Tx, statement: Statement<'proposeStandard'>): Promise<Verdict> {
  const { header, facts, document } = statement
  if (!isStandard(document)) throw problem.standardMalformed()
  const named = document.item === facts.item && (await standardHash(document, env.suites)) === facts.standard
  if (!named) throw problem.documentMismatch({ standard: facts.standard })
  if (!facts.parties.includes(header.source)) throw problem.notParty({ party: header.source })
  const at = env.clock.now()
  await ensureItem(tx, document, at)
  await insertStandard(tx, { hash: facts.standard, item: facts.item, document: canonicalText(document) }, at)
  const { item, standard, from, parties, replaces, ticket = null } = facts
  await insertProposal(tx, {
    ...{ id: header.case, item, standard, from, parties, replaces, ticket },
    ...{ by: header.source, at: header.time },
  })
  return stored
}

/** A comment or adoption of a proposal that has not come yet waits for it. */
async function withProposal(
  tx: Tx,
  { header }: Statement<'commentStandard' | 'adoptStandard' | 'withdrawStandard'>,
  act: (proposal: StoredProposal) => Promise<void>,
): Promise<Verdict> {
  const proposal = await lockProposal(tx, header.case)
  if (!proposal) return { verdict: 'waiting' }
  if (!proposal.parties.includes(header.source)) throw problem.notParty({ party: header.source })
  await act(proposal)
  return stored
}

export async function takeComment(_env: CatalogueEnv, tx: Tx, statement: Statement<'commentStandard'>): Promise<Verdict> {
  const { header, facts, document } = statement
  return withProposal(tx, statement, ({ id }) =>
    insertComment(tx, id, {
      ...{ id: header.id, party: header.source, stance: facts.stance, at: header.time },
      words: wordsIn(document),
    }),
  )
}

export async function takeAdoption(env: CatalogueEnv, tx: Tx, statement: Statement<'adoptStandard'>): Promise<Verdict> {
  const { header, facts } = statement
  return withProposal(tx, statement, async ({ id, standard }) => {
    if (facts.standard !== standard) throw problem.documentMismatch({ standard })
    await insertAdoption(tx, id, { party: header.source, at: header.time })
    await settle(env, tx, id)
  })
}

/** When the last party has adopted, the day is known. */
async function settle(env: CatalogueEnv, tx: Tx, id: string): Promise<void> {
  const proposal = await findProposal(tx, id)
  const from = proposal && inForceFrom(proposal)
  if (!proposal || from === undefined) return
  await markInForce(tx, id, from)
  await notify(env, tx, { kind: 'standardAdopted', item: proposal.item, place: null, from, subject: proposal.standard })
}

export async function takeWithdrawal(_env: CatalogueEnv, tx: Tx, statement: Statement<'withdrawStandard'>): Promise<Verdict> {
  const { header } = statement
  return withProposal(tx, statement, async ({ id, by }) => {
    if (by !== header.source) throw problem.notProposer({ party: header.source })
    await markWithdrawn(tx, id, header.time)
  })
}
