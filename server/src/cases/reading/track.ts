import { checkQueryNumber } from '@tongban/protocol/codes/query-number'
import type { Version } from '@tongban/protocol/version/version'
import { readCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { readEvents } from '../event.store.ts'
import { codeMatches } from '../intake/query-code.ts'
import { problem } from '../problems.ts'
import { caseByNumber, countTry } from './track.store.ts'
import { clocksOf, entryOf, nameOf, nextDue, type TimelineEntry } from './view-case.ts'

/** What anyone with number and code may know: where the case stands and what comes when. No content, no names. */
export interface Tracked {
  readonly item: Version['name']
  readonly state: string
  readonly holder: string
  readonly goingTo: string | null
  readonly due: string | null
  readonly timeline: readonly Omit<TimelineEntry, 'content' | 'event' | 'facts'>[]
}

const TRIES = 5

/** Follows a case by the number and code of its receipt. Five wrong codes lock the number; the counter can still tell. */
export const track = async (env: CasesEnv, asked: { number: string; code: string }): Promise<Tracked> =>
  readTracked(env, await caseByCode(env, asked))

/** The case that a number and its code name. Refuses `cases/notFound`, `cases/codeWrong` and, after five wrong codes, `cases/codeLocked`. */
export async function caseByCode(env: CasesEnv, { number, code }: { number: string; code: string }): Promise<string> {
  const read = checkQueryNumber(number)
  if (!read.ok) throw problem.notFound({ why: read.why }, { field: '/body/number' })
  const verdict = await env.db.write('applicant', async (tx) => {
    const found = await caseByNumber(tx, read.parts.number)
    if (!found) return 'unknown' as const
    if (found.tries >= TRIES) return 'locked' as const
    const right = codeMatches(found.caseId, code, found.codeHash)
    tx.audit({ actor: 'applicant', action: right ? 'cases.track' : 'cases.trackRefused', subject: found.caseId })
    // Counted in its own committed transaction, or a refusal would roll the count back.
    await countTry(tx, found.caseId, right ? 0 : found.tries + 1)
    return right ? found.caseId : ('wrong' as const)
  })
  if (verdict === 'unknown') throw problem.notFound({}, { field: '/body/number' })
  if (verdict === 'locked') throw problem.codeLocked({}, { field: '/body/code' })
  if (verdict === 'wrong') throw problem.codeWrong({}, { field: '/body/code' })
  return verdict
}

function readTracked(env: CasesEnv, caseId: string): Promise<Tracked> {
  return env.db.read('applicant', async (tx) => {
    const file = await readCase(tx, caseId)
    if (!file) throw problem.notFound({ caseId })
    const { standing } = file
    const version = await env.catalogue.version(tx, standing.born.version)
    const timeline = (await readEvents(tx, caseId)).map((event) => {
      const { content: _, event: __, facts: ___, ...entry } = entryOf(event, new Set())
      return entry
    })
    return {
      item: nameOf(version, standing.born.item),
      state: standing.state,
      holder: standing.holder,
      goingTo: standing.transfer?.taker ?? null,
      due: nextDue(clocksOf(standing, env.clock.now())),
      timeline,
    }
  })
}
