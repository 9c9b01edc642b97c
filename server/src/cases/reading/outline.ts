import type { Version } from '@tongban/protocol/version/version'
import type { Actor } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { readCase } from '../case.store.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { maySee } from './access.ts'
import { caseByCode } from './track.ts'
import { nameOf } from './view-case.ts'

/** Which case it is and where it stands, without content and without a person. */
export interface CaseOutline {
  readonly id: string
  readonly item: { readonly id: string; readonly name: Version['name'] }
  readonly state: string
  readonly holder: string
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly queryNumber: string | null
}

/** A case that the person may see, their own or one they act in. Refuses `cases/notFound`. */
export function outlineForPerson(env: CasesEnv, actor: Actor, caseId: string): Promise<CaseOutline> {
  return env.db.read(actor.id, async (tx) => {
    const file = actor.kind === 'citizen' ? await readCase(tx, caseId) : undefined
    if (!file || !(await maySee(env, tx, actor, file))) throw problem.notFound({ caseId }, { field: '/body/caseId' })
    return outline(env, tx, file)
  })
}

/** A case by the number and code of its receipt. Refuses as `track` does, and counts the tries with it. */
export async function outlineByCode(
  env: CasesEnv,
  asked: { readonly number: string; readonly code: string },
): Promise<CaseOutline> {
  const caseId = await caseByCode(env, asked)
  const found = await env.db.read('applicant', (tx) => outlineOf(env, tx, caseId))
  if (!found) throw problem.notFound({ caseId }, { field: '/body/number' })
  return found
}

/** Of any case that is here; undefined of one that is not. */
export async function outlineOf(env: CasesEnv, tx: ReadTx, caseId: string): Promise<CaseOutline | undefined> {
  const file = await readCase(tx, caseId)
  return file && outline(env, tx, file)
}

async function outline(env: CasesEnv, tx: ReadTx, { caseId: id, standing, queryNumber }: CaseFile): Promise<CaseOutline> {
  const { born, state, holder } = standing
  const version = await env.catalogue.version(tx, born.version)
  const { receivingPlace, decidingPlace } = born
  return {
    id,
    item: { id: born.item, name: nameOf(version, born.item) },
    state,
    holder,
    receivingPlace,
    decidingPlace,
    queryNumber,
  }
}
