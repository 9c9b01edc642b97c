import type { FollowRefusal } from '@tongban/protocol/case/follow'
import { step } from '@tongban/protocol/case/step'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Duty, FileRef } from '@tongban/protocol/event/header'
import { exchangeProblem } from '../exchange/index.ts'
import type { Actor } from '../identity/index.ts'
import type { Tx } from '../platform/db/db.ts'
import { ask } from './custody/ask.ts'
import { refuseOutsider, refuseUnknownPlace } from './custody/brings-in.ts'
import { followUpLater } from './custody/follow-up.ts'
import { approvedBy } from './decision/approval.ts'
import { versionOf } from './domain/case-file.ts'
import { nodeOf } from './domain/node-of.ts'
import { unwantedFact } from './domain/own-facts.ts'
import { missingReason } from './domain/reasons.ts'
import { dutyFor, type Standpoint } from './duty.ts'
import type { CasesEnv } from './env.ts'
import { readRequests } from './event.store.ts'
import { refuseBadForm } from './intake/refuse-bad-form.ts'
import { problem } from './problems.ts'
import { maySee } from './reading/access.ts'
import { type CaseView, viewOf } from './reading/view-case.ts'
import { refusal } from './refusal.ts'
import { refuseClaimed } from './work/claim.ts'
import { append } from './writing/append.ts'
import { openCase } from './writing/desk.ts'
import type { NewAct } from './writing/pen.ts'
import { saveWriting } from './writing/save.ts'
import { type OpenCase, settle, waitsForFiles } from './writing/settle.ts'
import type { Writing } from './writing/writing.ts'

/** One step as a person asks for it. */
export interface AskedStep {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly files?: readonly FileRef[]
  /** The approval of a second person, where the life table wants one. */
  readonly approval?: string
  /** Where the step stands in the request, as a JSON pointer: refusals name their field below it. */
  readonly at: string
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
  for (const one of asked.steps) refuseContent(env, one)
  return env.db.write(asked.actor.id, async (tx) => {
    const opened = await openSeen(env, tx, asked)
    const { writing } = opened
    const duty = await dutyFor(env, tx, asked, writing.file)
    await refuseClaimed(tx, { caseId: asked.caseId, actor: asked.actor.id, role: duty.role })
    for (const one of asked.steps) await refuseOutsider(env, tx, writing.file.standing, one)
    await settle(env, opened)
    let requestId: string | undefined
    for (const one of asked.steps) requestId = await take(env, tx, opened, { act: await actOf(tx, asked, one, duty), at: one.at })
    for (const one of asked.steps) refuseBadForm(writing.version, one)
    await settle(env, opened)
    refuseDeclined(writing, requestId, asked.steps.at(-1)?.at)
    await saveWriting(tx, writing, env.clock.now())
    await followUpLater(env, tx, opened)
    const view = await viewOf(env, tx, asked.actor, writing.file)
    return { case: view, ...(requestId && isOpen(writing, requestId) ? { requestId } : {}) }
  })
}

/** What can be said of a step without its case: it says only what is its own to say, and gives the reasons it owes. */
function refuseContent(env: CasesEnv, step: AskedStep): void {
  const { action, facts = {}, bodies = [], at } = step
  refuseUnknownPlace(env, step)
  const fact = unwantedFact(action, facts)
  if (fact !== undefined) throw problem.badFacts({ action, fact }, { field: `${at}/facts/${fact}` })
  const missing = missingReason(action, bodies)
  if (missing !== undefined) throw problem.reasonsMissing({ action }, { field: `${at}/bodies${missing}` })
}

/** The case as the actor saw it, locked; refused where they may not know of it or another hand was faster. */
async function openSeen(env: CasesEnv, tx: Tx, { caseId, actor, seenVersion }: TakeSteps): Promise<OpenCase> {
  const opened = await openCase(env, tx, caseId)
  if (!opened || !(await maySee(env, tx, actor, opened.writing.file)))
    throw problem.notFound({ caseId }, { field: '/path/caseId' })
  if (versionOf(opened.writing.file) === seenVersion) return opened
  throw problem.changed({ caseId, seenVersion }, { field: '/header/if-match' })
}

async function actOf(tx: Tx, { caseId, seenVersion }: TakeSteps, one: AskedStep, duty: Duty): Promise<NewAct> {
  const { action, approval, facts, bodies = [], files = [] } = one
  const second =
    approval === undefined ? undefined : await approvedBy(tx, { approval, caseId, seenVersion, action }, `${one.at}/approval`)
  return { action, duty, facts: { ...facts, ...(second ? { second } : {}) }, bodies, files }
}

interface OneAct {
  readonly act: NewAct
  readonly at: string
}

/** Returns the request's id where the case is held elsewhere. */
async function take(env: CasesEnv, tx: Tx, opened: OpenCase, { act, at }: OneAct): Promise<string | undefined> {
  const { writing, desk } = opened
  const { standing, caseId } = writing.file
  const about = { caseId, action: act.action, state: standing.state }
  const may = step(standing, act.action, act.duty, writing.terms)
  if (!may.ok) throw refusal(may.why, about, at)
  if (may.how === 'directly') {
    if (awaitsFiles(env, opened, act)) throw exchangeProblem.filesMissing(about)
    const why = await append(env, writing, act, desk.history)
    if (why) throw refusal(why, about, at)
    return undefined
  }
  const request = await ask(env, writing, act, (await readRequests(tx, caseId)).length + 1)
  if (nodeOf(env.trust(), standing.holder) === env.me) desk.open.push(request)
  return request.id
}

const ends: ReadonlySet<CaseAction> = new Set(['decline', 'grant', 'refuse', 'terminate'])

/** A taker must have every file it may see; and before an end every stored request is answered (domain.md §2, Requests). */
function awaitsFiles(env: CasesEnv, opened: OpenCase, { action }: NewAct): boolean {
  return action === 'takeOver' ? opened.desk.missing.length > 0 : ends.has(action) && waitsForFiles(env, opened)
}

/** A request that this very node has declined changes nothing: the person gets the reason as a refusal instead. */
function refuseDeclined(writing: Writing, requestId: string | undefined, at: string | undefined): void {
  const declined = writing.events.find(({ action, parsed }) => action === 'requestDeclined' && parsed.requestId === requestId)
  const reason = declined?.parsed.facts['reason']
  if (requestId && typeof reason === 'string')
    throw refusal(reason.replace('.', '/') as FollowRefusal, { caseId: writing.file.caseId }, at)
}

const isOpen = (writing: Writing, requestId: string): boolean =>
  !writing.answered.some((answered) => answered.requestId === requestId)
