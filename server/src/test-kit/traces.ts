import { sql } from '../platform/db/db.ts'
import type { TestNode } from './two-nodes.ts'

/** All that a request could leave behind at a node, told shortly: equal before and after is unchanged. Audit lines and logs are apart. */
export async function kept({ db }: TestNode): Promise<unknown> {
  const [row] = await db.once(sql`
    select (select count(*) from cases.event) as events, (select count(*) from cases.request) as requests,
      (select count(*) from cases.request where answered_seq is not null) as answered,
      (select count(*) from cases.body) as bodies, (select count(*) from cases.file_ref) as files,
      (select count(*) from cases.draft) as drafts, (select count(*) from cases.approval where used) as approvals,
      (select coalesce(sum(version), 0) from cases.draft) as revisions,
      (select count(*) from cases.parent_file) as parents, (select count(*) from exchange.outbox) as outbox,
      (select md5(coalesce(string_agg(cast(case_id as text) || seq || state || holder || coalesce(taker, '') || head, ',' order by case_id), ''))
       from cases.case_file) as cases`)
  return row
}

export interface TracedLine {
  readonly actor: string
  readonly action: string
  readonly subject: string
}

/** The audit lines about one subject, in no particular order: they lie in shards. */
export async function auditOf({ db }: TestNode, subject: string): Promise<TracedLine[]> {
  const rows = await db.once<{ lines: string }>(
    sql`select cast(lines as text) as lines from platform.audit_entry where cast(lines as text) like ${`%${subject}%`}`,
  )
  const lines = rows.flatMap((row): TracedLine[] => JSON.parse(row.lines))
  return lines.filter((line) => line.subject === subject)
}

const tables = [
  sql`cases.case_file`,
  sql`cases.event`,
  sql`cases.request`,
  sql`cases.body`,
  sql`cases.file_ref`,
  sql`exchange.outbox`,
]

/** Notes what a node keeps of a case; what it answers puts that back, so one case can be tried in many ways. */
export async function bookmark({ db }: TestNode, caseId: string): Promise<() => Promise<void>> {
  const copies = tables.map((table, index) => ({ table, copy: sql.table(`bookmark.t${index}`) }))
  await db.once(sql`drop schema if exists bookmark cascade; create schema bookmark`)
  for (const { table, copy } of copies) {
    await db.once(sql`create table ${copy} as select * from ${table} where case_id = ${sql.lit(caseId)}`)
  }
  return async () => {
    for (const { table, copy } of copies) {
      await db.once(sql`delete from ${table} where case_id = ${caseId}`)
      await db.once(sql`insert into ${table} select * from ${copy}`)
    }
  }
}
