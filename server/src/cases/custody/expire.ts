import { step } from '@tongban/protocol/case/step'
import { dayOf } from '@tongban/protocol/case/time'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import { expired } from '../case.store.ts'
import { nodeOf } from '../domain/node-of.ts'
import { reasonsOfSilence } from '../domain/reasons.ts'
import type { CasesEnv } from '../env.ts'
import { readRequests } from '../event.store.ts'
import { append } from '../writing/append.ts'
import { openCase } from '../writing/desk.ts'
import { saveWriting } from '../writing/save.ts'
import { type OpenCase, settle, waitsForFiles } from '../writing/settle.ts'
import { ask } from './ask.ts'
import { followUpLater } from './follow-up.ts'

const PAGE = 200

/**
 * Writes what passing days have brought about: acceptance by silence where this node holds the case, and the word of the receiving
 * place that no supplement came. Every case in a transaction of its own; run twice it writes once. Answers how many it changed.
 */
export async function expireDue(env: CasesEnv): Promise<number> {
  const today = dayOf(env.clock.now().toISOString())
  let changed = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    const page = await expiredAfter(env, { today, after })
    for (const caseId of page) changed += Number(await expireOne(env, caseId, today))
    after = page.length < PAGE ? undefined : page.at(-1)
  }
  return changed
}

async function expiredAfter(env: CasesEnv, { today, after }: { today: string; after: string }): Promise<string[]> {
  const rows = await env.db.read('rule', (tx) => expired(tx, { today, after, limit: PAGE }))
  return rows.map(({ caseId }) => caseId)
}

function expireOne(env: CasesEnv, caseId: string, today: string): Promise<boolean> {
  return env.db.write('rule', async (tx) => {
    const opened = await openCase(env, tx, caseId)
    if (!opened) return false
    const { writing } = opened
    await settle(env, opened)
    if (await vouchesForSilence(env, tx, opened, today)) await endBySilence(env, tx, opened)
    if (writing.events.length === 0 && writing.requests.length === 0) return false
    await saveWriting(tx, writing, env.clock.now())
    await followUpLater(env, tx, opened)
    return true
  })
}

/** Only the node that would have heard the supplement may say that none came, and it says so once (domain.md §2, Requests). */
async function vouchesForSilence(env: CasesEnv, tx: Tx, opened: OpenCase, today: string): Promise<boolean> {
  const { standing, caseId } = opened.writing.file
  const { supplementUntil, state, born } = standing
  if (state !== 'supplementing' || supplementUntil === null || today <= supplementUntil) return false
  if (nodeOf(env.trust(), born.receivingPlace) !== env.me || waitsForFiles(env, opened)) return false
  const asked = await readRequests(tx, caseId)
  return !asked.some(({ action, answeredSeq }) => answeredSeq === null && (action === 'terminate' || action === 'supplement'))
}

async function endBySilence(env: CasesEnv, tx: Tx, { writing, desk }: OpenCase): Promise<void> {
  const { standing } = writing.file
  const act = {
    action: 'terminate' as const,
    duty: env.identity.ruleAt(standing.born.receivingPlace),
    facts: { reason: 'silence' },
    bodies: [{ section: 'decision', body: reasonsOfSilence(standing.supplementUntil, writing.version) }],
  }
  const may = step(standing, act.action, act.duty, writing.terms)
  if (!may.ok) return
  if (may.how === 'directly') {
    const refused = await append(env, writing, act, desk.history)
    if (refused) bug(`silence could not end the case: ${refused}`)
  } else {
    const request = await ask(env, writing, act, (await readRequests(tx, writing.file.caseId)).length + 1)
    if (nodeOf(env.trust(), standing.holder) === env.me) desk.open.push(request)
  }
  await settle(env, { writing, desk })
}
