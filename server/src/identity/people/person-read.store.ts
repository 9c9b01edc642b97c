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

/** A look as the person is told of it. */
export interface ToldRead extends PersonRead {
  /** Where the one who looked works, as this node knows it now; null for the person and for who does not work here. */
  readonly organisation: string | null
}

export interface ReadsPage {
  readonly personId: string
  /** Leaves out the person's own looks. */
  readonly others: boolean
  /** Older than this place in the order, newest first. */
  readonly before?: Omit<PersonRead, 'subject'>
  readonly limit: number
}

export async function listReads(tx: ReadTx, { personId, others, before, limit }: ReadsPage): Promise<ToldRead[]> {
  const older = before ? sql`and (read_at, actor, purpose) < (${before.at}, ${before.actor}, ${before.purpose})` : sql``
  const byOthers = others ? sql`and actor <> ${personId}` : sql``
  return tx.query<ToldRead>(sql`
    select read_at as at, actor, purpose, subject, o.name_zh as organisation from identity.person_read
    left join identity.staff s on s.id = actor left join identity.organisation o on o.id = s.organisation_id
    where person_id = ${personId} ${byOthers} ${older} order by read_at desc, actor desc, purpose desc limit ${limit}`)
}
