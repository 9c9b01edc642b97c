import { type OneForm, valuesFor } from '@tongban/protocol/bundles/one-form'
import { givenFor } from '@tongban/protocol/bundles/one-list'
import type { FileRef } from '@tongban/protocol/event/header'
import type { ShownBundle } from '../../catalogue/index.ts'
import type { Actor } from '../../identity/index.ts'
import type { Answer, Creation } from '../../platform/http/idempotency.ts'
import type { CasesEnv } from '../env.ts'
import { checkContent } from '../intake/check-content.ts'
import { type IntakeParts, intakeParts } from '../intake/intake-parts.ts'
import type { Pinned } from '../intake/pin.ts'
import { type Prepared, prepareCase } from '../intake/prepare.ts'
import type { BundleSubmission } from '../intake/submission.ts'
import { problem } from '../problems.ts'
import { openWhole, type Submitter, submitterOf } from './open-parent.ts'

export interface SubmitBundle {
  readonly submission: BundleSubmission
  readonly actor: Actor
  readonly creation: Creation
}

/**
 * 一件事: the one form and the one list become a parent and an ordinary case for each item, which goes its own way to its own authority
 * under its own version. All of it or nothing. Refuses `cases/bundleNotOpen`, `bundleHasJoint`, and what the one form or list lacks.
 */
export function submitBundle(env: CasesEnv): (asked: SubmitBundle) => Promise<Answer> {
  const parts = intakeParts(env)
  return async (asked) => {
    const { submission, actor, creation } = asked
    const submitter = submitterOf(env, actor, submission)
    const bundle = await openBundle(env, asked)
    const pinned = await pinParts(parts, asked, bundle)
    checkKeys(bundle, submission)
    const filled: Filled[] = []
    for (const part of pinned) filled.push(await fillChild(env, parts, { ...asked, submitter, bundle }, part))
    const files = new Map(filled.flatMap((one) => one.files.map((file) => [file.sha256, file] as const)))
    const children = filled.map((one) => one.child)
    return openWhole(env, {
      ...{ kind: 'bundle', item: submission.bundle, submission, submitter, creation },
      ...{ files: [...files.values()], children },
    })
  }
}

const notOpen = ({ bundle }: BundleSubmission) => problem.bundleNotOpen({ bundle }, { field: '/body/bundle' })

async function openBundle(env: CasesEnv, { submission, actor }: SubmitBundle): Promise<ShownBundle> {
  const { bundle: id, division } = submission
  const bundle = await env.catalogue.bundle({ actor: actor.id, id, division })
  if (!bundle.complete) throw notOpen(submission)
  return bundle
}

async function pinParts({ pin }: IntakeParts, { submission, creation }: SubmitBundle, { parts }: ShownBundle): Promise<Pinned[]> {
  const { receivingPlace } = submission
  const pinned: Pinned[] = []
  for (const { item, place } of parts) {
    if (place === null) throw notOpen(submission)
    const part = await pin({ item, receivingPlace, decidingPlace: place, parent: creation.id })
    if (part.version.mode === 'joint') throw problem.bundleHasJoint({ item }, { field: '/body/bundle' })
    pinned.push(part)
  }
  return pinned
}

/** What is given goes by the keys of the one form and the one list; what neither knows is refused, not dropped. */
function checkKeys({ form, materials }: ShownBundle, given: BundleSubmission): void {
  const unknown = Object.keys(given.form).find((key) => !form.fields.some((field) => field.key === key))
  if (unknown !== undefined) throw problem.formInvalid({ keyword: 'additionalProperties' }, { field: `/body/form/${unknown}` })
  for (const [at, { material, how }] of given.materials.entries()) {
    const known = materials.find(({ key }) => key === material)
    if (!known) throw problem.materialUnknown({ material }, { field: `/body/materials/${at}/material` })
    if (!known.forms.includes(how)) throw problem.materialForm({ material, how }, { field: `/body/materials/${at}/how` })
  }
}

interface Filled {
  readonly child: Prepared
  readonly files: readonly FileRef[]
}

type By = SubmitBundle & { readonly submitter: Submitter; readonly bundle: ShownBundle }

async function fillChild(env: CasesEnv, { check }: IntakeParts, by: By, pinned: Pinned): Promise<Filled> {
  const { submission, bundle } = by
  const { item } = pinned.version
  const form = valuesFor(bundle.form, item, submission.form)
  const fault = check(pinned.version, form)
  if (fault) throw problem.formInvalid({ keyword: fault.keyword }, { field: `/body/form${keyed(bundle.form, item, fault.path)}` })
  const materials = givenFor(bundle.materials, item, submission.materials)
  const files = await checkContent(env, check, pinned.version, { form, materials, actor: by.actor })
  return { files, child: await prepareChild(env, by, pinned, { form, materials, files }) }
}

/** A fault in an item's own form, told by the field of the one form that the person filled in. */
function keyed({ fields }: OneForm, item: string, path: string): string {
  const [, field = '', ...rest] = path.split('/')
  const asked = fields.find((one) => one.for.some((target) => target.item === item && target.field === field))
  return `/${[asked?.key ?? field, ...rest].join('/')}`
}

interface Content {
  readonly form: unknown
  readonly materials: readonly unknown[]
  readonly files: readonly FileRef[]
}

function prepareChild(
  env: CasesEnv,
  { submission: { contact }, submitter: { duty, applicant } }: By,
  { facts, version, terms }: Pinned,
  { form, materials, files }: Content,
): Promise<Prepared> {
  return prepareCase(env, {
    caseId: env.random.uuid(env.clock.now().getTime()),
    ...{ facts, duty, terms, version, applicant, files },
    bodies: [
      { section: 'form', body: form },
      { section: 'materials', body: materials },
      { section: 'contact', body: contact },
    ],
  })
}
