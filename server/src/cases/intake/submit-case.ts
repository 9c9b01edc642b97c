import type { Duty } from '@tongban/protocol/event/header'
import { type Actor, dutyAt, mayActFor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import { createGatherer } from '../../platform/db/gatherer.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { type Answer, type Creation, jsonAnswer } from '../../platform/http/idempotency.ts'
import { versionOf } from '../domain/case-file.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { isKnownPlace } from '../known-place.ts'
import { problem } from '../problems.ts'
import { nodesOf } from '../writing/address.ts'
import { checkContent } from './check-content.ts'
import { type IntakeParts, intakeParts } from './intake-parts.ts'
import { type Filed, newCasesStatement } from './new-cases.store.ts'
import { type Prepared, prepareCase } from './prepare.ts'
import type { Submission } from './submission.ts'

/** What the receipt prints; the code is told once and stored only as a hash. */
export interface Submitted {
  readonly id: string
  readonly queryNumber: string
  readonly queryCode: string
  readonly state: string
  readonly holder: string
  readonly version: number
}

export interface SubmitCase {
  readonly submission: Submission
  readonly actor: Actor
  /** The id of the case to be, and the client's `Idempotency-Key` under which its answer is kept. */
  readonly creation: Creation
}

/** Takes applications in. Those that arrive together commit together; each gets its own answer. */
export function submitCases(env: CasesEnv): (asked: SubmitCase) => Promise<Answer> {
  const parts = intakeParts(env)
  const gather = createGatherer<Filed, void>({ max: 64, waitMs: 2, flush: (filed) => flush(env, filed) })
  return async (asked) => {
    const prepared = await prepare(env, parts, asked)
    const answer = jsonAnswer(201, answerOf(prepared), { location: `/cases/${prepared.row.caseId}` })
    await gather({ prepared, creation: asked.creation, answer })
    return answer
  }
}

async function prepare(
  env: CasesEnv,
  { pin, check }: IntakeParts,
  { submission, actor, creation }: SubmitCase,
): Promise<Prepared> {
  if (nodeOf(env.trust(), submission.receivingPlace) !== env.me) throw problem.wrongNode({}, { field: '/body/receivingPlace' })
  if (!isKnownPlace(env, submission.receivingPlace)) throw problem.placeUnknown({}, { field: '/body/receivingPlace' })
  const pinned = await pin(submission)
  const files = await checkContent(env, check, pinned.version, { ...submission, actor })
  const applicant = submission.applicant ?? actor.personId ?? null
  const duty = await submitterDuty(env, actor, submission, applicant)
  const receiveAs = submission.receive ? dutyAt(actor, submission.receivingPlace, 'clerk') : undefined
  if (submission.receive && !receiveAs) throw problem.noDuty({ place: submission.receivingPlace }, { field: '/body/receive' })
  const { form, materials, contact } = submission
  return prepareCase(env, {
    caseId: creation.id,
    facts: { ...pinned.facts, ...(submission.follows ? { follows: submission.follows } : {}) },
    duty,
    ...(receiveAs ? { receiveAs } : {}),
    files,
    terms: pinned.terms,
    version: pinned.version,
    applicant,
    bodies: [
      { section: 'form', body: form },
      { section: 'materials', body: materials },
      { section: 'contact', body: contact },
    ],
  })
}

/** A person for themselves, an agent or helper under a mandate, or a clerk for the person at her counter. */
async function submitterDuty(
  env: CasesEnv,
  actor: Actor,
  { receivingPlace: place, item }: Submission,
  applicant: string | null,
): Promise<Duty> {
  const { organisation } = env.identity.ruleAt(place)
  if (actor.kind === 'citizen') {
    if (applicant === actor.personId) return { place, organisation, role: 'applicant', actor: 'applicant' }
    if (!(await mandated(env, actor, applicant, item))) throw problem.notForThem({}, { field: '/body/applicant' })
    return { place, organisation, role: 'agent', actor: actor.id }
  }
  const clerk = dutyAt(actor, place, 'clerk')
  if (clerk) return clerk
  const helper = dutyAt(actor, place, 'helper')
  if (!helper) throw problem.noDuty({ place }, { field: '/body/receivingPlace' })
  if (!(await mandated(env, actor, applicant, item))) throw problem.notForThem({}, { field: '/body/applicant' })
  return helper
}

const mandated = (env: CasesEnv, actor: Actor, applicant: string | null, item: string): Promise<boolean> =>
  env.db.read(actor.id, (tx) => mayActFor(tx, actor, { personId: applicant ?? '', item, day: dayOf(env.clock.now()) }))

async function flush(env: CasesEnv, filed: readonly Filed[]): Promise<undefined[]> {
  await failpoint('cases.beforeFiling')
  await env.db.once(newCasesStatement(filed, env.clock.now()), { repeated: true })
  await failpoint('cases.afterFiling')
  const trust = env.trust()
  const nodes = new Set(filed.flatMap(({ prepared }) => nodesOf(trust, prepared.writing.file.standing)))
  nodes.delete(env.me)
  env.exchange.nudge([...nodes])
  return filed.map(() => undefined)
}

function answerOf({ writing, queryCode: code }: Prepared): Submitted {
  const { caseId, standing, queryNumber } = writing.file
  return {
    id: caseId,
    queryNumber: queryNumber ?? '',
    queryCode: code,
    state: standing.state,
    holder: standing.holder,
    version: versionOf(writing.file),
  }
}
