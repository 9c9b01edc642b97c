import { type ReadTx, type Sql, sql } from '../../platform/db/db.ts'

/**
 * The name that a case's form says, as it was corrected last, of `f.case_id`. A form with escaped characters is passed over: a peer may
 * send what is no text to PostgreSQL, and one such form must not break everybody's list.
 */
export const nameInForm: Sql = sql`(select t.name from (
    select e.seq, case when strpos(b.body, ${'\\u'}) = 0 then cast(b.body as json) ->> 'name' end as name
    from cases.body b join cases.event e on e.case_id = b.case_id and e.event_id = b.event_id
    where b.case_id = f.case_id and b.section = 'form') as t
  where t.name is not null order by t.seq desc limit 1)`

interface Named {
  readonly id: string
  readonly standing: string
  readonly name: string | null
}

export function namesInForms(tx: ReadTx, caseIds: readonly string[]): Promise<Named[]> {
  return tx.query(sql`
    select f.case_id as id, f.standing, ${nameInForm} as name from cases.case_file f
    where f.case_id = any(cast(${[...caseIds]} as uuid[]))`)
}
