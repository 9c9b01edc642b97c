import type { Actor } from '../../identity/index.ts'
import { casesOfParent } from '../case.store.ts'
import type { ParentFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { noteCaseRead } from '../reading/note-read.ts'
import { clocksOf, nextDue } from '../reading/view-case.ts'
import { readParent } from './parent.store.ts'

/** A joint case or bundle as the person sees it: each part with its own authority, state and day, each result by itself. */
export interface ParentView {
  readonly id: string
  readonly item: string
  readonly kind: string
  readonly closed: boolean
  readonly version: number
  readonly children: readonly {
    id: string
    item: string
    decidingPlace: string
    state: string
    holder: string
    end: string | null
    due: string | null
    queryNumber: string | null
  }[]
}

export function readOneParent(env: CasesEnv, parentId: string, actor: Actor): Promise<ParentView> {
  return env.db.write(actor.id, async (tx) => {
    const parent = await readParent(tx, parentId)
    if (!parent || !maySeeParent(actor, parent)) throw problem.notFound({ parentId }, { field: '/path/parentId' })
    await noteCaseRead({ env, tx, actor, file: parent }, { actor: actor.id, action: 'cases.readParent', subject: parentId })
    const children = await casesOfParent(tx, parentId)
    const { standing, item } = parent
    return {
      id: parentId,
      item,
      kind: standing.kind,
      closed: standing.closed,
      version: standing.seq,
      children: children.map(({ caseId, standing: child, queryNumber }) => ({
        id: caseId,
        item: child.born.item,
        decidingPlace: child.born.decidingPlace,
        state: child.state,
        holder: child.holder,
        end: child.end,
        due: nextDue(clocksOf(child, env.clock.now())),
        queryNumber,
      })),
    }
  })
}

/** The person it is for, and the clerks of the place that keeps it; the deciding places see their own child only. */
export const maySeeParent = (actor: Actor, { applicant, standing }: ParentFile): boolean =>
  actor.kind === 'citizen'
    ? applicant !== null && applicant === actor.personId
    : actor.duties.some(({ place, role }) => role === 'clerk' && place === standing.place)
