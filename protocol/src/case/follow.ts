import { canonicalText } from '../canonical.ts'
import { clockOf } from '../clock/explain.ts'
import { actionOf, type CaseAction } from '../event/actions.ts'
import { type Facts, factsFit } from '../event/facts.ts'
import type { ChainHeader, RequestHeader, Section } from '../event/header.ts'
import { type Act, type ConditionRefusal, conditionOf } from './conditions.ts'
import { effectOf } from './effects.ts'
import { limitsOf, type Standing } from './standing.ts'
import { type StepRefusal, step } from './step.ts'
import { clockEventOf, countingDay, isDeemed, noticeDue } from './time.ts'
import { transitionOf } from './transitions.ts'

export type FollowRefusal =
  | StepRefusal
  | ConditionRefusal
  | 'unknownAct'
  | 'badFacts'
  | 'wrongSeq'
  | 'wrongCase'
  | 'bornTwice'
  | 'timeRunsBack'
  | 'wrongTime'
  | 'wrongDay'
  | 'deemedFirst'
  | 'notDeemed'
  | 'sectionNotAllowed'
  | 'requestUnknown'
  | 'requestAnswered'
  | 'requestDiffers'
  | 'notWriter'
  | `clock/${string}`

export type Followed = { readonly ok: true; readonly standing: Standing } | { readonly ok: false; readonly why: FollowRefusal }

const refuse = (why: FollowRefusal): Followed => ({ ok: false, why })

/**
 * One event further: judges it against the case as it stands and says how the case stands after it. The writer asks it before it
 * writes, the receiver before it stores, the verifier of every event of an export: the same law in the same words.
 */
export function follow(standing: Standing | undefined, act: Act): Followed {
  const { header } = act
  const action = actionOf(header.type)
  if (!action) return refuse('unknownAct')
  if (!factsFit(action, header.facts)) return refuse('badFacts')
  if (!standing) return action === 'submit' ? birth(header, header.facts as Facts<'submit'>) : refuse('wrongSeq')
  const why = judge(standing, action, act)
  return why ? refuse(why) : { ok: true, standing: after(standing, action, header) }
}

function birth(header: ChainHeader, born: Facts<'submit'>): Followed {
  const row = transitionOf('submit')
  if (header.seq !== 1 || header.prev !== null) return refuse('wrongSeq')
  if (header.subject !== header.case) return refuse('wrongCase')
  if (header.duty.place !== born.receivingPlace) return refuse('wrongPlace')
  if (!row.by.includes(header.duty.role)) return refuse('wrongRole')
  if (header.duty.through !== undefined && !row.through) return refuse('notThroughStaff')
  if (header.time !== header.nodeTime) return refuse('wrongTime')
  if (carriesOther(header, row.sections)) return refuse('sectionNotAllowed')
  const places = born.receivingPlace === born.decidingPlace ? [born.receivingPlace] : [born.receivingPlace, born.decidingPlace]
  return {
    ok: true,
    standing: {
      caseId: header.case,
      state: 'submitted',
      holder: born.receivingPlace,
      transfer: null,
      seq: 1,
      time: header.time,
      born,
      clockEvents: [],
      countedDay: null,
      acceptedAs: null,
      supplementUntil: null,
      pending: [],
      inquiries: [],
      fees: [],
      rated: { before: false, after: false },
      papersAt: born.receivingPlace,
      answered: [],
      places,
      end: null,
      officialNumber: null,
    },
  }
}

function judge(standing: Standing, action: CaseAction, act: Act): FollowRefusal | undefined {
  return (
    inChain(standing, action, act.header) ??
    permitted(standing, action, act) ??
    inTime(standing, action, act.header) ??
    conditionOf(standing, action, act)
  )
}

function inChain(standing: Standing, action: CaseAction, header: ChainHeader): FollowRefusal | undefined {
  if (header.case !== standing.caseId || header.subject !== standing.caseId) return 'wrongCase'
  if (action === 'submit') return 'bornTwice'
  if (header.seq !== standing.seq + 1) return 'wrongSeq'
  if (header.time < standing.time) return 'timeRunsBack'
  if (header.time !== (header.nodeTime > standing.time ? header.nodeTime : standing.time)) return 'wrongTime'
  return carriesOther(header, transitionOf(action).sections) ? 'sectionNotAllowed' : undefined
}

/** Whether an event carries content of a section that its act does not allow, or names one section twice. */
function carriesOther({ bodies, files }: ChainHeader, allowed: readonly Section[]): boolean {
  const named = new Set(bodies.map(({ section }) => section))
  return named.size < bodies.length || [...bodies, ...files].some(({ section }) => !allowed.includes(section))
}

/** Who writes must hold the case; who asked must have been allowed to ask. */
function permitted(standing: Standing, action: CaseAction, act: Act): FollowRefusal | undefined {
  const { header, terms } = act
  const declines = action === 'requestDeclined'
  const unanswerable = declines || header.requestId !== undefined ? answersRequest(standing, act) : undefined
  if (unanswerable) return unanswerable
  if (!declines && header.requestId !== undefined) return permittedByRequest(standing, action, act)
  const asked = step(standing, action, header.duty, terms)
  if (!asked.ok) return asked.why
  if (asked.how === 'directly') return undefined
  return standing.transfer && header.duty.place === standing.holder ? 'transferring' : 'notHolder'
}

function permittedByRequest(standing: Standing, action: CaseAction, { header, request, terms }: Act): FollowRefusal | undefined {
  if (!request || !sameAsAsked(action, header.facts, request.facts) || header.madeAt !== request.madeAt) return 'requestDiffers'
  if (!transitionOf(action).byRequest) return 'notHolder'
  if (header.duty.place !== standing.holder) return 'notWriter'
  // Whoever may decline a request at this place may also answer it.
  const writer = step(standing, 'requestDeclined', header.duty, terms)
  if (!writer.ok) return writer.why
  const asked = step(standing, action, request.duty, terms)
  return asked.ok ? undefined : asked.why
}

function answersRequest(standing: Standing, { header, request }: Act): FollowRefusal | undefined {
  if (!request || header.requestId !== request.id) return 'requestUnknown'
  if (request.case !== standing.caseId) return 'wrongCase'
  return standing.answered.includes(request.id) ? 'requestAnswered' : undefined
}

/** What the writer of an answer sets himself: the day, and what only the holder knows (the papers lie with it, the serials too). */
const writersOwn: ReadonlySet<string> = new Set(['requestId', 'action', 'day', 'limit', 'papers', 'officialNumber'])

/** The act must be what was asked, no less and no more. */
function sameAsAsked(action: CaseAction, done: ChainHeader['facts'], asked: RequestHeader['facts']): boolean {
  const content = (facts: ChainHeader['facts']) =>
    canonicalText(Object.fromEntries(Object.entries(facts).filter(([name]) => !writersOwn.has(name))))
  return asked['action'] === action && content(done) === content(asked)
}

function inTime(standing: Standing, action: CaseAction, header: ChainHeader): FollowRefusal | undefined {
  const day = countingDay(standing, action, header)
  const due = noticeDue(standing)
  if (action === 'deemAccepted') return isDeemed(standing, day) && header.facts['noticeDue'] === due ? undefined : 'notDeemed'
  const movesPen = action === 'takeOver' || action === 'giveBack' || action === 'requestDeclined'
  if (!movesPen && isDeemed(standing, day)) return 'deemedFirst'
  if ('day' in header.facts && header.facts['day'] !== day) return 'wrongDay'
  const heard = clockEventOf(standing, action, header.facts)
  if (!heard) return undefined
  const answer = clockOf(limitsOf(standing.born), [...standing.clockEvents, heard], heard.day)
  return 'refused' in answer ? (answer.refused.code as FollowRefusal) : undefined
}

function after(standing: Standing, action: CaseAction, header: ChainHeader): Standing {
  const row = transitionOf(action)
  const heard = clockEventOf(standing, action, header.facts)
  const moved: Standing = {
    ...standing,
    seq: header.seq,
    time: header.time,
    state: row.to === 'same' ? standing.state : row.to,
    clockEvents: heard ? [...standing.clockEvents, heard] : standing.clockEvents,
    countedDay: heard ? heard.day : standing.countedDay,
    answered: header.requestId === undefined ? standing.answered : [...standing.answered, header.requestId],
  }
  return { ...moved, ...effectOf(standing, action, header) }
}
