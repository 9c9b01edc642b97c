import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

export type NoticeKind = 'published' | 'suspended' | 'retired' | 'resumed' | 'standardAdopted'

export interface NoticeRecord {
  readonly id: string
  readonly kind: NoticeKind
  readonly item: string
  readonly place: string | null
  readonly from: string
  readonly subject: string
  readonly at: Date
}

export async function insertNotice(tx: Tx, { id, kind, item, place, from, subject, at }: NoticeRecord): Promise<void> {
  await tx.query(sql`
    insert into catalogue.notice (id, kind, item, place, from_day, subject, made_at)
    values (${id}, ${kind}, ${item}, ${place}, ${from}, ${subject}, ${at})`)
}

/** A notice as a counter reads it. */
export interface Notice extends NoticeRecord {
  readonly name: string
  /** Who of the counter has read it, null while nobody has. */
  readonly readBy: string | null
}

export interface NoticesWanted {
  readonly counter: string
  readonly unread: boolean
  readonly after: string | null
  readonly limit: number
}

/** The changes of the items that a counter uses, the latest first; of all items where it has named none. One more than asked for. */
export async function noticePage(tx: ReadTx, { counter, unread, after, limit }: NoticesWanted): Promise<Notice[]> {
  return tx.query<Notice>(sql`
    select n.id, n.kind, n.item, n.place, n.from_day as "from", n.subject, n.made_at as "at", i.name, r.read_by as "readBy"
    from catalogue.notice n
    join catalogue.item i on i.id = n.item
    left join catalogue.notice_read r on r.notice = n.id and r.counter = ${counter}
    where (cast(${after} as uuid) is null or n.id < cast(${after} as uuid))
      and (not ${unread} or r.notice is null)
      and (not exists (select from catalogue.counter_item c where c.counter = ${counter})
        or exists (select from catalogue.counter_item c where c.counter = ${counter} and c.item = n.item))
    order by n.id desc limit ${limit + 1}`)
}

/** Notes that somebody of the counter has read it; false where there is no such notice. */
export async function markRead(
  tx: Tx,
  { counter, notice, by, at }: { readonly counter: string; readonly notice: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const known = await tx.query(sql`select from catalogue.notice where id = ${notice}`)
  if (known.length === 0) return false
  await tx.query(sql`
    insert into catalogue.notice_read (counter, notice, read_by, read_at) values (${counter}, ${notice}, ${by}, ${at})
    on conflict (counter, notice) do nothing`)
  return true
}

/** Names the items that a counter uses, instead of those it named before. */
export async function setCounterItems(tx: Tx, counter: string, items: readonly string[]): Promise<void> {
  await tx.query(sql`delete from catalogue.counter_item where counter = ${counter}`)
  await tx.query(sql`
    insert into catalogue.counter_item (counter, item) select ${counter}, item from unnest(cast(${[...items]} as text[])) as t (item)`)
}
