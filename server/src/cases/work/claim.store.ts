import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A case that one of staff has taken on. */
export interface Claim {
  readonly staff: string
  readonly place: string
  readonly at: Date
}

export async function findClaim(tx: ReadTx, caseId: string): Promise<Claim | undefined> {
  const [row] = await tx.query<Claim>(sql`select staff, place, claimed_at as at from cases.claim where case_id = ${caseId}`)
  return row
}

/** Takes it on unless another has; answers whose it is then. */
export async function insertClaim(tx: Tx, caseId: string, { staff, place, at }: Claim): Promise<Claim> {
  await tx.query(sql`
    insert into cases.claim (case_id, place, staff, claimed_at) values (${caseId}, ${place}, ${staff}, ${at})
    on conflict (case_id) do nothing`)
  return (await findClaim(tx, caseId)) ?? { staff, place, at }
}

export async function dropClaim(tx: Tx, caseId: string): Promise<void> {
  await tx.query(sql`delete from cases.claim where case_id = ${caseId}`)
}
