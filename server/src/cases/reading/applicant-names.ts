import type { Standing } from '@tongban/protocol/case/standing'
import { type Actor, maskedName } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { sectionsForStaff } from '../domain/may-see.ts'
import { namesInForms } from './applicant-names.store.ts'

/**
 * Rows of a list with whose case each is, for staff who may read its form: masked, so that a list shows whose turn it is and tells of
 * nobody. It is therefore no reading that the person is told of; to open the case is. Null where the reader may not, and in a person's
 * own list.
 */
export async function withApplicants<T extends { readonly id: string }>(
  tx: ReadTx,
  actor: Actor,
  rows: readonly T[],
): Promise<(T & { readonly applicant: string | null })[]> {
  const names = actor.kind === 'citizen' || rows.length === 0 ? new Map<string, string>() : await namesFor(tx, actor, rows)
  return rows.map((row) => ({ ...row, applicant: names.get(row.id) ?? null }))
}

async function namesFor(tx: ReadTx, { duties }: Actor, rows: readonly { readonly id: string }[]): Promise<Map<string, string>> {
  const named = await namesInForms(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    named.flatMap(({ id, standing, name }) => {
      const may = sectionsForStaff(JSON.parse(standing) as Standing, duties).has('form')
      return may && name !== null ? [[id, maskedName(name)] as const] : []
    }),
  )
}
