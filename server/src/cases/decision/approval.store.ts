import type { CaseAction } from '@tongban/protocol/event/actions'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export interface Approval {
  readonly approval: string
  readonly caseId: string
  readonly seen: number
  readonly action: string
  readonly place: string
  readonly actor: string
}

export async function saveApproval(tx: Tx, { approval, caseId, seen, action, place, actor }: Approval, at: Date): Promise<void> {
  await tx.query(sql`
    insert into cases.approval (approval_id, case_id, seen, action, place, actor, made_at)
    values (${approval}, ${caseId}, ${seen}, ${action}, ${place}, ${actor}, ${at})`)
}

/** Marks an approval as used and says whose it was; nothing where there is none for exactly this. */
export async function takeApproval(
  tx: Tx,
  { approval, caseId, seen, action }: Pick<Approval, 'approval' | 'caseId' | 'seen' | 'action'>,
): Promise<string | undefined> {
  const [row] = await tx.query<{ actor: string }>(sql`
    update cases.approval set used = true
    where approval_id = ${approval} and case_id = ${caseId} and seen = ${seen} and action = ${action} and not used returning actor`)
  return row?.actor
}

/** An approval that waits to be used. */
export interface OpenApproval {
  readonly id: string
  readonly action: CaseAction
  readonly staff: string
}

/** The approvals of this very version of a case that nobody has used. */
export async function openApprovals(tx: ReadTx, caseId: string, seen: number): Promise<OpenApproval[]> {
  return tx.query(sql`
    select approval_id as id, action, actor as staff from cases.approval
    where case_id = ${caseId} and seen = ${seen} and not used order by approval_id`)
}
