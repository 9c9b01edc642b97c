import type { FileRef } from '@tongban/protocol/event/header'
import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { FormCheck } from './form-check.ts'
import type { GivenMaterial } from './submission.ts'
import { resolveFiles } from './upload.ts'

/** Form and materials against the pinned version: each fault is refused with the field named, and nothing is kept. */
export async function checkContent(
  env: CasesEnv,
  check: FormCheck,
  version: Version,
  given: { form: unknown; materials: readonly GivenMaterial[]; actor: Actor },
): Promise<FileRef[]> {
  const fault = check(version, given.form)
  if (fault) throw problem.formInvalid({ keyword: fault.keyword }, { field: `/body/form${fault.path}` })
  return checkMaterials(env, version, given)
}

interface Brought {
  readonly materials: readonly GivenMaterial[]
  readonly actor: Actor
}

async function checkMaterials(env: CasesEnv, version: Version, brought: Brought): Promise<FileRef[]> {
  const given = brought.materials
  for (const [index, material] of given.entries()) checkForm(version, material, `/body/materials/${index}`)
  for (const wanted of version.materials) {
    if (wanted.required === 'always' && !given.some(({ material }) => material === wanted.id)) {
      throw problem.materialMissing({ material: wanted.id }, { field: '/body/materials' })
    }
  }
  return fileRefs(env, brought)
}

function checkForm(version: Version, { material, how, file, until }: GivenMaterial, field: string): void {
  const wanted = version.materials.find(({ id }) => id === material)
  if (!wanted) throw problem.materialUnknown({ material }, { field: `${field}/material` })
  if (!wanted.forms.includes(how)) throw problem.materialForm({ material, how }, { field: `${field}/how` })
  if (how === 'upload' && file === undefined) throw problem.fileUnknown({ material }, { field: `${field}/file` })
  if (how === 'promise' && until === undefined) throw problem.materialForm({ material, how }, { field: `${field}/until` })
}

/** The uploaded files of some materials, each once. */
function fileRefs(env: CasesEnv, { materials, actor }: Brought): Promise<FileRef[]> {
  const hashes = new Set(materials.flatMap(({ file }) => (file === undefined ? [] : [file])))
  const named = [...hashes].map((sha256) => ({ sha256, section: 'materials' }))
  return resolveFiles(env, { named, actor, field: '/body/materials' })
}
