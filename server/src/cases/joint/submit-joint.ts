import type { FileRef } from '@tongban/protocol/event/header'
import type { Actor } from '../../identity/index.ts'
import type { Answer, Creation } from '../../platform/http/idempotency.ts'
import type { CasesEnv } from '../env.ts'
import { checkContent } from '../intake/check-content.ts'
import { type IntakeParts, intakeParts } from '../intake/intake-parts.ts'
import type { Pinned } from '../intake/pin.ts'
import { type Prepared, prepareCase } from '../intake/prepare.ts'
import type { JointSubmission } from '../intake/submission.ts'
import { problem } from '../problems.ts'
import { openWhole, type Submitter, submitterOf } from './open-parent.ts'

export interface SubmitJoint {
  readonly submission: JointSubmission
  readonly actor: Actor
  readonly creation: Creation
}

/** One form, one list of materials, one child for each authority that has its part to decide (多地联办). All of it or nothing. */
export function submitJoint(env: CasesEnv): (asked: SubmitJoint) => Promise<Answer> {
  const parts = intakeParts(env)
  return async (asked) => {
    const { submission, actor, creation } = asked
    const submitter = submitterOf(env, actor, submission)
    const { files, children } = await prepareChildren(env, parts, { ...asked, submitter })
    return openWhole(env, { kind: 'joint', item: submission.item, submission, submitter, creation, files, children })
  }
}

type By = SubmitJoint & { readonly submitter: Submitter }

async function prepareChildren(
  env: CasesEnv,
  { pin, check }: IntakeParts,
  by: By,
): Promise<{ files: FileRef[]; children: Prepared[] }> {
  const { submission } = by
  const { version } = await pin({ ...submission, parent: by.creation.id, joint: true })
  const wanted = version.children ?? []
  if (wanted.length === 0) throw problem.childrenMissing({ item: submission.item }, { field: '/body/item' })
  const files = await checkContent(env, check, version, { ...submission, actor: by.actor })
  const children: Prepared[] = []
  for (const { item, place } of wanted) {
    const pinned = await pin({
      item,
      receivingPlace: submission.receivingPlace,
      decidingPlace: place,
      parent: by.creation.id,
      joint: true,
    })
    children.push(await prepareChild(env, by, pinned, files))
  }
  return { files, children }
}

function prepareChild(
  env: CasesEnv,
  { submission, submitter: { duty, applicant } }: By,
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
