import type { FollowRefusal } from '@tongban/protocol/case/follow'
import { dayOf } from '@tongban/protocol/case/time'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import { bug } from '../../platform/problem.ts'
import { type Around, nextAct } from '../domain/next-act.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { append, type History } from './append.ts'
import type { NewAct } from './pen.ts'
import type { MissingFile, StoredRequest, Writing } from './writing.ts'

/** What the settling of one case reads: its open requests, its history, and what the pinned version lets a rule do. */
export interface Desk {
  readonly open: StoredRequest[]
  readonly history: History
  readonly decidesByRule: boolean
  /** Files of the sections this node may see that are not stored and checked here yet. */
  readonly missing: readonly MissingFile[]
}

/** A case on the table: what is being written, and what that has to take into account. */
export interface OpenCase {
  readonly writing: Writing
  readonly desk: Desk
}

/** No life of a case needs more acts than this in one go; more would be a rule that feeds itself. */
const MOST_ACTS = 200

/**
 * Writes all that has to be written without a person: the answers to the requests stored here, then the next act by rule, until
 * nothing is left. Requests come first, so that one made in time is never lost to silence (domain.md §2, Requests); while one waits
 * for its files nothing overtakes it.
 */
export async function settle(env: CasesEnv, { writing, desk }: OpenCase): Promise<void> {
  for (let acts = 0; acts < MOST_ACTS; acts++) {
    if (await answerNext(env, { writing, desk })) continue
    if (waitsForFiles(env, { writing, desk })) return
    const act = nextAct(writing.file.standing, aroundOf(env, desk))
    if (!act) return
    const duty = env.identity.ruleAt(act.place)
    const refused = await append(env, writing, { action: act.action, duty, facts: act.facts }, desk.history)
    if (refused) bug(`the rule's own act ${act.action} was refused: ${refused}`)
  }
  bug('a case does not settle')
}

function aroundOf(env: CasesEnv, desk: Desk): Around {
  const trust = env.trust()
  return {
    mine: (place) => nodeOf(trust, place) === env.me,
    decidesByRule: desk.decidesByRule,
    filesHere: desk.missing.length === 0,
    today: dayOf(env.clock.now().toISOString()),
  }
}

/** Whether this node may answer requests now: a place of its own holds the case and has not given it out of hand. */
function hasPen(env: CasesEnv, { file }: Writing): boolean {
  const { holder, transfer } = file.standing
  return !transfer && nodeOf(env.trust(), holder) === env.me
}

/** Whether a stored request cannot be answered yet because a file of it has not arrived (domain.md §2, Requests). */
export function waitsForFiles(env: CasesEnv, { writing, desk }: OpenCase): boolean {
  return hasPen(env, writing) && desk.open.some((request) => lacksFiles(desk, request))
}

const lacksFiles = ({ missing }: Desk, { parsed }: StoredRequest): boolean =>
  parsed.files.some((file) => missing.some(({ sha256 }) => sha256 === file.sha256))

/** Answers the first stored request that can be answered now; true when one was. */
async function answerNext(env: CasesEnv, { writing, desk }: OpenCase): Promise<boolean> {
  if (!hasPen(env, writing)) return false
  const { holder } = writing.file.standing
  for (const request of desk.open) {
    if (lacksFiles(desk, request)) return false
    const refused = await answerWith(env, { writing, desk }, actFor(env, holder, request))
    // Late, and not yet decided by silence: first the acceptance that the law has already made.
    if (refused === 'deemedFirst') continue
    if (refused) await decline(env, { writing, desk }, request, refused)
    desk.open.splice(desk.open.indexOf(request), 1)
    return true
  }
  return false
}

function answerWith(env: CasesEnv, { writing, desk }: OpenCase, act: NewAct | undefined): Promise<FollowRefusal | undefined> {
  if (!act) return Promise.resolve('unknownAct')
  const inClosed = act.action !== 'handOver' || writing.file.standing.state === 'closed'
  return inClosed ? append(env, writing, act, desk.history) : Promise.resolve('notHolder')
}

async function decline(env: CasesEnv, { writing, desk }: OpenCase, request: StoredRequest, why: FollowRefusal): Promise<void> {
  const act: NewAct = {
    action: 'requestDeclined',
    duty: env.identity.ruleAt(writing.file.standing.holder),
    facts: { reason: why.replace('/', '.') },
    request: request.parsed,
  }
  const refused = await append(env, writing, act, desk.history)
  if (refused) bug(`a request could be neither answered nor declined: ${refused}`)
}

/** The act that answers a request is what was asked, with the same content, written by rule at the place that holds the case. */
function actFor(env: CasesEnv, holder: string, { parsed, bodies }: StoredRequest): NewAct | undefined {
  const { action, requestId: _, ...facts } = parsed.facts
  if (!isCaseAction(action)) return undefined
  return {
    action,
    duty: env.identity.ruleAt(holder),
    facts,
    request: parsed,
    files: parsed.files,
    bodies: bodies.map(({ section, body }) => ({ section, body })),
  }
}

const isCaseAction = (value: unknown): value is CaseAction => caseActions.some((action) => action === value)
