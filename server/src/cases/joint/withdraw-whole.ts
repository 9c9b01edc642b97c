import type { Actor } from '../../identity/index.ts'
import { isProblem } from '../../platform/problem.ts'
import { casesOfParent } from '../case.store.ts'
import { versionOf } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { takeSteps } from '../take-step.ts'
import { readParent } from './parent.store.ts'
import { maySeeParent } from './view-parent.ts'

/** What became of the withdrawal at each child: done here, asked of the holder, or refused with a code (a decided child stays decided). */
export interface WithdrawnWhole {
  readonly children: readonly { readonly id: string; readonly outcome: 'withdrawn' | 'asked' | string }[]
}

export interface WithdrawWhole {
  readonly parentId: string
  /** The version of the parent that the person saw: a child may have been decided since. */
  readonly seenVersion: number
  readonly actor: Actor
}

/** Withdrawing the whole is one request to each child (domain.md §2). Refusals: `cases/notFound`, `cases/changed`. */
export async function withdrawWhole(env: CasesEnv, { parentId, seenVersion, actor }: WithdrawWhole): Promise<WithdrawnWhole> {
  const cases = await env.db.read(actor.id, async (tx) => {
    const parent = await readParent(tx, parentId)
    if (!parent || !maySeeParent(actor, parent)) throw problem.notFound({ parentId }, { field: '/path/parentId' })
    if (parent.standing.seq !== seenVersion) throw problem.changed({ parentId, seenVersion }, { field: '/header/if-match' })
    return { parent, children: await casesOfParent(tx, parentId) }
  })
  const standpoint = { place: cases.parent.standing.place, role: 'applicant' as const }
  const children: { id: string; outcome: string }[] = []
  for (const child of cases.children) {
    const outcome = takeSteps(env, {
      caseId: child.caseId,
      steps: [{ action: 'withdraw', at: '/body' }],
      seenVersion: versionOf(child),
      actor,
      standpoint,
    })
    children.push({
      id: child.caseId,
      outcome: await outcome.then(({ requestId }) => (requestId ? 'asked' : 'withdrawn'), codeOf),
    })
  }
  return { children }
}

function codeOf(error: unknown): string {
  if (isProblem(error)) return error.code
  throw error
}
