import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Someone looked at a person's data. */
export interface PersonRead {
  readonly at: Date
  readonly actor: string
  readonly purpose: string
  /** The case that was looked at; null where it was the person's own entry. */
  readonly subject: string | null
}

export async function insertRead(tx: Tx, personId: string, { at, actor, purpose, subject }: PersonRead): Promise<void> {
  await tx.query(sql`
    insert into identity.person_read (person_id, read_at, actor, purpose, subject)
    values (${personId}, ${at}, ${actor}, ${purpose}, ${subject})
    on conflict (person_id, read_at, actor, purpose) do nothing`)
}

export interface ReadsPage {
  readonly personId: string
  /** Older than this place in the order, newest first. */
  readonly before?: Omit<PersonRead, 'subject'>
  readonly limit: number
}

export async function listReads(tx: ReadTx, { personId, before, limit }: ReadsPage): Promise<PersonRead[]> {
  const older = before ? sql`and (read_at, actor, purpose) < (${before.at}, ${before.actor}, ${before.purpose})` : sql``
  return tx.query<PersonRead>(sql`
    select read_at as at, actor, purpose, subject from identity.person_read
    where person_id = ${personId} ${older} order by read_at desc, actor desc, purpose desc limit ${limit}`)
}
