import type { Duty, FileRef } from '@tongban/protocol/event/header'
import { type Actor, dutyAt } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Answer, type Creation, jsonAnswer, keepAnswer } from '../../platform/http/idempotency.ts'
import { insertCases } from '../case.store.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { checkContent } from '../intake/check-content.ts'
import { type IntakeParts, intakeParts } from '../intake/intake-parts.ts'
import type { Pinned } from '../intake/pin.ts'
import { type Prepared, prepareCase } from '../intake/prepare.ts'
import type { JointSubmission } from '../intake/submission.ts'
import { isKnownPlace } from '../known-place.ts'
import { problem } from '../problems.ts'
import { nodesOf } from '../writing/address.ts'
import { saveNew } from '../writing/save.ts'
import { writeParent } from './parent-pen.ts'

export interface SubmitJoint {
  readonly submission: JointSubmission
  readonly actor: Actor
  readonly creation: Creation
}

/** What an application to several authorities answers: the parent, and each child with its own receipt. */
export interface JointSubmitted {
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

/** One form, one list of materials, one child for each authority that has its part to decide (多地联办). All of it or nothing. */
export function submitJoint(env: CasesEnv): (asked: SubmitJoint) => Promise<Answer> {
  const parts = intakeParts(env)
  return async (asked) => {
    const { submission, actor, creation } = asked
    if (nodeOf(env.trust(), submission.receivingPlace) !== env.me) throw problem.wrongNode({}, { field: '/body/receivingPlace' })
    if (!isKnownPlace(env, submission.receivingPlace)) throw problem.placeUnknown({}, { field: '/body/receivingPlace' })
    const { duty, applicant } = submitterOf(env, asked)
    const { files, children } = await prepareChildren(env, parts, { ...asked, duty, applicant })
    const answer = jsonAnswer(201, answerOf(creation.id, children), { location: `/parents/${creation.id}` })
    await env.db.write(actor.id, async (tx) => {
      await keepAnswer(tx, creation, answer)
      await openParent(env, tx, { ...asked, duty, applicant, files }, children)
    })
    return answer
  }
}

type By = SubmitJoint & { readonly duty: Duty; readonly applicant: string | null }

function submitterOf(env: CasesEnv, { submission, actor }: SubmitJoint): Pick<By, 'duty' | 'applicant'> {
  const place = submission.receivingPlace
  if (actor.kind === 'citizen') {
    return {
      applicant: actor.personId ?? null,
      duty: { place, organisation: env.identity.ruleAt(place).organisation, role: 'applicant', actor: 'applicant' },
    }
  }
  const duty = dutyAt(actor, place, 'clerk')
  if (!duty) throw problem.noDuty({ place }, { field: '/body/receivingPlace' })
  return { applicant: submission.applicant ?? null, duty }
}

async function prepareChildren(
  env: CasesEnv,
  { pin, check }: IntakeParts,
  by: By,
): Promise<{ files: FileRef[]; children: Prepared[] }> {
  const { submission } = by
  const { version } = await pin({ ...submission, parent: by.creation.id })
  const wanted = version.children ?? []
  if (wanted.length === 0) throw problem.childrenMissing({ item: submission.item }, { field: '/body/item' })
  const files = await checkContent(env, check, version, submission)
  const children: Prepared[] = []
  for (const { item, place } of wanted) {
    const pinned = await pin({
      item,
      receivingPlace: submission.receivingPlace,
      decidingPlace: place,
      parent: by.creation.id,
    })
    children.push(await prepareChild(env, by, pinned, files))
  }
  return { files, children }
}

function prepareChild(
  env: CasesEnv,
  { submission, duty, applicant }: By,
  { facts, version, terms }: Pinned,
  files: FileRef[],
): Promise<Prepared> {
  const { form, materials, contact } = submission
  const wanted = new Set(version.materials.map(({ id }) => id))
  return prepareCase(env, {
    caseId: env.random.uuid(env.clock.now().getTime()),
    facts,
    duty,
    terms,
    version,
    applicant,
    files,
    bodies: [
      { section: 'form', body: form },
      { section: 'materials', body: materials.filter(({ material }) => wanted.has(material)) },
      { section: 'contact', body: contact },
    ],
  })
}

async function openParent(env: CasesEnv, tx: Tx, by: By & { files: FileRef[] }, children: readonly Prepared[]): Promise<void> {
  const { submission, creation, applicant, duty, files } = by
  const { form, materials, contact } = submission
  const ids = children.map(({ row }) => row.caseId)
  let parent = await writeParent(
    env,
    tx,
    { caseId: creation.id, item: submission.item, applicant },
    {
      action: 'opened',
      duty,
      facts: { kind: 'joint', place: submission.receivingPlace, children: ids },
      files,
      bodies: [
        { section: 'form', body: form },
        { section: 'materials', body: materials },
        { section: 'contact', body: contact },
      ],
    },
  )
  const rule = env.identity.ruleAt(submission.receivingPlace)
  for (const { row, writing } of children) {
    await insertCases(tx, [row], env.clock.now())
    await saveNew(tx, [writing], env.clock.now())
    parent = await writeParent(env, tx, parent, { action: 'childOpened', duty: rule, facts: { child: row.caseId } })
  }
  const nodes = children.flatMap(({ writing }) => nodesOf(env.trust(), writing.file.standing)).filter((node) => node !== env.me)
  tx.afterCommit(() => env.exchange.nudge([...new Set(nodes)]))
}

function answerOf(id: string, children: readonly Prepared[]): JointSubmitted {
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
