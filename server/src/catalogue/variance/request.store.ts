import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A difference that waits for a second person. `body` is what was asked for, whole. */
export interface RequestRecord {
  readonly id: string
  readonly item: string
  readonly place: string
  readonly body: unknown
  readonly askedBy: string
  readonly askedAt: Date
}

export async function insertRequest(tx: Tx, { id, item, place, body, askedBy, askedAt }: RequestRecord): Promise<void> {
  await tx.query(sql`
    insert into catalogue.variance_request (id, item, place, body, asked_by, asked_at)
    values (${id}, ${item}, ${place}, ${jsonb(body)}, ${askedBy}, ${askedAt})`)
}

const columns = sql`id, item, place, body, asked_by as "askedBy", asked_at as "askedAt"`

export async function lockRequest(tx: Tx, id: string): Promise<RequestRecord | undefined> {
  const [row] = await tx.query<RequestRecord>(sql`
    select ${columns} from catalogue.variance_request where id = ${id} for update`)
  return row
}

export async function deleteRequest(tx: Tx, id: string): Promise<void> {
  await tx.query(sql`delete from catalogue.variance_request where id = ${id}`)
}

/** What waits at a place, oldest first. */
export async function requestsAt(tx: ReadTx, place: string, limit: number): Promise<RequestRecord[]> {
  return tx.query<RequestRecord>(sql`
    select ${columns} from catalogue.variance_request where place = ${place} order by id limit ${limit}`)
}
