import type { FollowRefusal } from '@tongban/protocol/case/follow'
import { step } from '@tongban/protocol/case/step'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Duty, FileRef } from '@tongban/protocol/event/header'
import type { Actor } from '../identity/index.ts'
import type { Tx } from '../platform/db/db.ts'
import { ask } from './custody/ask.ts'
import { followUpLater } from './custody/follow-up.ts'
import { approvedBy } from './decision/approval.ts'
import { versionOf } from './domain/case-file.ts'
import { nodeOf } from './domain/node-of.ts'
import { dutyFor, type Standpoint } from './duty.ts'
import type { CasesEnv } from './env.ts'
import { readRequests } from './event.store.ts'
import { problem } from './problems.ts'
import { maySee } from './reading/access.ts'
import { type CaseView, viewOf } from './reading/view-case.ts'
import { refusal } from './refusal.ts'
import { append } from './writing/append.ts'
import { openCase } from './writing/desk.ts'
import type { NewAct } from './writing/pen.ts'
import { saveWriting } from './writing/save.ts'
import { type Desk, settle } from './writing/settle.ts'
import type { Writing } from './writing/writing.ts'

/** One step as a person asks for it. */
export interface AskedStep {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly files?: readonly FileRef[]
  /** The approval of a second person, where the life table wants one. */
  readonly approval?: string
}

export interface TakeSteps {
  readonly caseId: string
  /** Taken together or not at all: so one act may accept, grant, issue and deliver an instant item. */
  readonly steps: readonly AskedStep[]
  readonly seenVersion: number
  readonly actor: Actor
  /** Where the actor stands and as what; for a person at the counter `role` is `applicant` and the clerk is `through`. */
  readonly standpoint: Standpoint
}

export interface StepsTaken {
  readonly case: CaseView
  /** Set when the case is held elsewhere: the holder has been asked, and the answer will come back as an event. */
  readonly requestId?: string
}

/** Takes steps of the life table for one person: directly where their place holds the case, else by asking the holder. */
export async function takeSteps(env: CasesEnv, asked: TakeSteps): Promise<StepsTaken> {
  return env.db.write(asked.actor.id, async (tx) => {
    const opened = await openCase(env, tx, asked.caseId)
    if (!opened || !(await maySee(env, tx, asked.actor, opened.writing.file))) throw problem.notFound({ caseId: asked.caseId })
    const { writing, desk } = opened
    if (versionOf(writing.file) !== asked.seenVersion)
      throw problem.changed({ caseId: asked.caseId, seenVersion: asked.seenVersion })
    const duty = await dutyFor(env, tx, asked.actor, asked.standpoint, writing.file)
    await settle(env, writing, desk)
    let requestId: string | undefined
    for (const one of asked.steps) requestId = await take(env, tx, writing, desk, await actOf(tx, asked, one, duty))
    await settle(env, writing, desk)
    refuseDeclined(writing, requestId)
    await saveWriting(tx, writing, env.clock.now())
    await followUpLater(env, tx, writing, desk.filesHere)
    const view = await viewOf(env, tx, asked.actor, writing.file)
    return { case: view, ...(requestId && isOpen(writing, requestId) ? { requestId } : {}) }
  })
}

async function actOf(tx: Tx, { caseId, seenVersion }: TakeSteps, one: AskedStep, duty: Duty): Promise<NewAct> {
  const second =
    one.approval === undefined
      ? undefined
      : await approvedBy(tx, { approval: one.approval, caseId, seenVersion, action: one.action })
  return {
    action: one.action,
    duty,
    facts: { ...one.facts, ...(second ? { second } : {}) },
    bodies: one.bodies ?? [],
    files: one.files ?? [],
  }
}

/** Returns the request's id where the case is held elsewhere. */
async function take(env: CasesEnv, tx: Tx, writing: Writing, desk: Desk, act: NewAct): Promise<string | undefined> {
  const { standing } = writing.file
  const may = step(standing, act.action, act.duty, writing.terms)
  if (!may.ok) throw refusal(may.why, { caseId: writing.file.caseId, action: act.action, state: standing.state })
  if (may.how === 'directly') {
    refuse(await append(env, writing, act, desk.history), writing, act)
    return undefined
  }
  const request = await ask(env, writing, act, (await readRequests(tx, writing.file.caseId)).length + 1)
  if (nodeOf(env.trust(), standing.holder) === env.me) desk.open.push(request)
  return request.id
}

function refuse(why: FollowRefusal | undefined, { file }: Writing, { action }: NewAct): void {
  if (why) throw refusal(why, { caseId: file.caseId, action, state: file.standing.state })
}

/** A request that this very node has declined changes nothing: the person gets the reason as a refusal instead. */
function refuseDeclined(writing: Writing, requestId: string | undefined): void {
  const declined = writing.events.find(({ action, parsed }) => action === 'requestDeclined' && parsed.requestId === requestId)
  const reason = declined?.parsed.facts['reason']
  if (requestId && typeof reason === 'string')
    throw refusal(reason.replace('.', '/') as FollowRefusal, { caseId: writing.file.caseId })
}

const isOpen = (writing: Writing, requestId: string): boolean =>
  !writing.answered.some((answered) => answered.requestId === requestId)
