import { sql, type Tx } from '../../platform/db/db.ts'

export interface Numbered {
  readonly caseId: string
  readonly codeHash: string
  readonly tries: number
}

/** Locks the row, so that five tries are five however many come at once. */
export async function caseByNumber(tx: Tx, number: string): Promise<Numbered | undefined> {
  const [row] = await tx.query<Numbered>(sql`
    select case_id as "caseId", query_code_hash as "codeHash", query_tries as tries
    from cases.case_file where query_number = ${number} for update`)
  return row
}

export async function countTry(tx: Tx, caseId: string, tries: number): Promise<void> {
  await tx.query(sql`update cases.case_file set query_tries = ${tries} where case_id = ${caseId}`)
}
