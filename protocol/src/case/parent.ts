import { type ParentAction, parentActionOf } from '../event/actions.ts'
import { parentFactsFit } from '../event/facts.ts'
import type { ChainHeader } from '../event/header.ts'
import { legalTime } from './time.ts'

/** Where a parent stands: which children it named, which are open, which have ended and how. */
export interface ParentStanding {
  readonly caseId: string
  readonly kind: 'joint' | 'bundle'
  readonly place: string
  readonly seq: number
  readonly time: string
  readonly children: Readonly<Record<string, 'named' | 'open' | 'granted' | 'refused' | 'declined' | 'withdrawn' | 'terminated'>>
  readonly closed: boolean
}

export type ParentRefusal =
  | 'unknownAct'
  | 'badFacts'
  | 'wrongSeq'
  | 'wrongCase'
  | 'wrongPlace'
  | 'wrongRole'
  | 'timeRunsBack'
  | 'wrongTime'
  | 'wrongState'
  | 'childUnknown'
  | 'childrenOpen'
export type ParentFollowed =
  | { readonly ok: true; readonly standing: ParentStanding }
  | { readonly ok: false; readonly why: ParentRefusal }

/** The parent's own short chain: opened, then each child opened and ended once, then closed when every child has ended. */
export function followParent(standing: ParentStanding | undefined, header: ChainHeader): ParentFollowed {
  const action = parentActionOf(header.type)
  if (!action) return { ok: false, why: 'unknownAct' }
  if (!parentFactsFit(action, header.facts)) return { ok: false, why: 'badFacts' }
  if (!standing) return opened(action, header)
  const why = inChain(standing, action, header) ?? mayWrite(standing, action, header)
  if (why) return { ok: false, why }
  const moved = { ...standing, seq: header.seq, time: header.time }
  if (action === 'closed') return { ok: true, standing: { ...moved, closed: true } }
  const { child, end } = header.facts as { child: string; end?: ParentStanding['children'][string] }
  return {
    ok: true,
    standing: { ...moved, children: { ...standing.children, [child]: action === 'childOpened' ? 'open' : (end ?? 'open') } },
  }
}

function opened(action: ParentAction, header: ChainHeader): ParentFollowed {
  if (action !== 'opened' || header.seq !== 1 || header.prev !== null) return { ok: false, why: 'wrongSeq' }
  const { kind, place, children } = header.facts as { kind: 'joint' | 'bundle'; place: string; children: string[] }
  if (header.subject !== header.case) return { ok: false, why: 'wrongCase' }
  if (header.time !== header.nodeTime) return { ok: false, why: 'wrongTime' }
  if (header.duty.place !== place) return { ok: false, why: 'wrongPlace' }
  return {
    ok: true,
    standing: {
      caseId: header.case,
      kind,
      place,
      seq: 1,
      time: header.time,
      closed: false,
      children: Object.fromEntries(children.map((child) => [child, 'named' as const])),
    },
  }
}

function inChain(standing: ParentStanding, action: ParentAction, header: ChainHeader): ParentRefusal | undefined {
  if (header.case !== standing.caseId || header.subject !== standing.caseId) return 'wrongCase'
  if (action === 'opened' || header.seq !== standing.seq + 1) return 'wrongSeq'
  if (header.time < standing.time) return 'timeRunsBack'
  if (header.time !== legalTime(header.nodeTime, standing.time)) return 'wrongTime'
  return standing.closed ? 'wrongState' : undefined
}

function mayWrite(standing: ParentStanding, action: ParentAction, header: ChainHeader): ParentRefusal | undefined {
  if (header.duty.place !== standing.place) return 'wrongPlace'
  if (header.duty.role !== 'rule') return 'wrongRole'
  const states = Object.values(standing.children)
  if (action === 'closed') return states.some((state) => state === 'named' || state === 'open') ? 'childrenOpen' : undefined
  const { child } = header.facts as { child: string }
  const state = standing.children[child]
  if (state === undefined) return 'childUnknown'
  return (action === 'childOpened' && state === 'named') || (action === 'childEnded' && state === 'open')
    ? undefined
    : 'wrongState'
}
