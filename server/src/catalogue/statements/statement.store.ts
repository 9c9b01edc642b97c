import type { CatalogueHeader } from '@tongban/protocol/event/catalogue'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Keeps a statement; false when it stands already. */
export async function insertStatement(
  tx: Tx,
  header: CatalogueHeader,
  { document, at }: { readonly document: string | null; readonly at: Date },
): Promise<boolean> {
  const { id, source, type, subject } = header
  const rows = await tx.query(sql`
    insert into catalogue.statement (stream, id, source, type, subject, header, document, heard_at)
    values (${header.case}, ${id}, ${source}, ${type}, ${subject}, ${JSON.stringify(header)}, ${document}, ${at})
    on conflict (stream, id) do nothing returning 1`)
  return rows.length > 0
}

export async function statementIsKnown(tx: ReadTx, stream: string, id: string): Promise<boolean> {
  const rows = await tx.query(sql`select from catalogue.statement where stream = ${stream} and id = ${id}`)
  return rows.length > 0
}

/** The place of the next statement in what is said of a stream to a peer. The row is locked, so that the order is that of the commits. */
export async function nextSaid(tx: Tx, stream: string, peer: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(sql`
    insert into catalogue.said as said (stream, peer, last) values (${stream}, ${peer}, 1)
    on conflict (stream, peer) do update set last = said.last + 1 returning last`)
  return row?.last ?? 1
}

/** Of these events of these streams, what this node said itself. */
export function ownStatements(
  tx: ReadTx,
  me: string,
  asked: readonly { readonly caseId: string; readonly event: string }[],
): Promise<{ header: CatalogueHeader; document: string | null }[]> {
  return tx.query(sql`
    select s.header, s.document from catalogue.statement s
    join unnest(cast(${asked.map(({ caseId }) => caseId)} as uuid[]), cast(${asked.map(({ event }) => event)} as uuid[])) as t (stream, id)
      on s.stream = t.stream and s.id = t.id
    where s.source = ${me}`)
}
