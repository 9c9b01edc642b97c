import type { Duty, FileRef } from '@tongban/protocol/event/header'
import { type Actor, dutyAt } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Answer, type Creation, jsonAnswer, keepAnswer } from '../../platform/http/idempotency.ts'
import { insertCases } from '../case.store.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import type { Prepared } from '../intake/prepare.ts'
import type { JointSubmission } from '../intake/submission.ts'
import { isKnownPlace } from '../known-place.ts'
import { problem } from '../problems.ts'
import { nodesOf } from '../writing/address.ts'
import { saveNew } from '../writing/save.ts'
import { writeParent } from './parent-pen.ts'

/** What every application to several authorities has: joint or bundle. */
export type WholeSubmission = Pick<JointSubmission, 'receivingPlace' | 'form' | 'materials' | 'contact' | 'applicant'>

/** Who sends it, under which duty, for whom. */
export interface Submitter {
  readonly actor: Actor
  readonly duty: Duty
  readonly applicant: string | null
}

/** A parent about to be opened, with its children complete in memory. */
export interface Whole {
  readonly kind: 'joint' | 'bundle'
  /** The item, or the bundle. */
  readonly item: string
  readonly submission: WholeSubmission
  readonly submitter: Submitter
  readonly creation: Creation
  readonly files: readonly FileRef[]
  readonly children: readonly Prepared[]
}

/** What an application to several authorities answers: the parent, and each child with its own receipt. */
export interface WholeSubmitted {
  readonly id: string
  readonly children: readonly {
    id: string
    item: string
    decidingPlace: string
    queryNumber: string
    queryCode: string
    state: string
  }[]
}

/** The person, or a clerk for the person at her counter; at a place of this node. Refuses `cases/wrongNode`, `placeUnknown`, `noDuty`. */
export function submitterOf(env: CasesEnv, actor: Actor, { receivingPlace: place, applicant }: WholeSubmission): Submitter {
  if (nodeOf(env.trust(), place) !== env.me) throw problem.wrongNode({}, { field: '/body/receivingPlace' })
  if (!isKnownPlace(env, place)) throw problem.placeUnknown({}, { field: '/body/receivingPlace' })
  if (actor.kind === 'citizen') {
    const { organisation } = env.identity.ruleAt(place)
    const duty: Duty = { place, organisation, role: 'applicant', actor: 'applicant' }
    return { actor, duty, applicant: actor.personId ?? null }
  }
  const duty = dutyAt(actor, place, 'clerk')
  if (!duty) throw problem.noDuty({ place }, { field: '/body/receivingPlace' })
  return { actor, duty, applicant: applicant ?? null }
}

/** Opens the parent and all its children in one transaction, or nothing; answers with the receipts. */
export async function openWhole(env: CasesEnv, whole: Whole): Promise<Answer> {
  const { creation, children, submitter } = whole
  const answer = jsonAnswer(201, answerOf(creation.id, children), { location: `/parents/${creation.id}` })
  await env.db.write(submitter.actor.id, async (tx) => {
    await keepAnswer(tx, creation, answer)
    await openParent(env, tx, whole)
  })
  return answer
}

async function openParent(
  env: CasesEnv,
  tx: Tx,
  { kind, item, submission, submitter, creation, files, children }: Whole,
): Promise<void> {
  const { form, materials, contact, receivingPlace: place } = submission
  const { duty, applicant } = submitter
  const named = children.map(({ row }) => row.caseId)
  let parent = await writeParent(
    env,
    tx,
    { caseId: creation.id, item, applicant },
    {
      action: 'opened',
      duty,
      facts: { kind, place, children: named },
      files,
      bodies: [
        { section: 'form', body: form },
        { section: 'materials', body: materials },
        { section: 'contact', body: contact },
      ],
    },
  )
  const rule = env.identity.ruleAt(place)
  for (const { row, writing } of children) {
    await insertCases(tx, [row], env.clock.now())
    await saveNew(tx, [writing], env.clock.now())
    parent = await writeParent(env, tx, parent, { action: 'childOpened', duty: rule, facts: { child: row.caseId } })
  }
  const nodes = children.flatMap(({ writing }) => nodesOf(env.trust(), writing.file.standing)).filter((node) => node !== env.me)
  tx.afterCommit(() => env.exchange.nudge([...new Set(nodes)]))
}

function answerOf(id: string, children: readonly Prepared[]): WholeSubmitted {
  return {
    id,
    children: children.map(({ writing: { file }, queryCode }) => ({
      id: file.caseId,
      item: file.standing.born.item,
      decidingPlace: file.standing.born.decidingPlace,
      queryNumber: file.queryNumber ?? '',
      queryCode,
      state: file.standing.state,
    })),
  }
}
