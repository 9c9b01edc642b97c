import type { ExchangeHeader } from '@tongban/protocol/event/exchange'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A statement as it was said, its header as the canonical text. */
export interface StatementRow {
  readonly event: string
  readonly peer: string
  readonly header: string
  readonly document: string | null
}

export async function insertStatement(tx: Tx, { event, peer, header, document }: StatementRow): Promise<void> {
  await tx.query(sql`
    insert into exchange.statement (event, peer, header, document) values (${event}, ${peer}, ${header}, ${document})`)
}

/** Of these events, what this node said of the exchange. */
export async function statementsOf(tx: ReadTx, events: readonly string[]): Promise<Pick<SaidStatement, 'header' | 'document'>[]> {
  const rows = await tx.query<{ header: string; document: string | null }>(sql`
    select header, document from exchange.statement where event = any(cast(${[...events]} as uuid[])) order by event`)
  return rows.map(({ header, document }) => ({ header: JSON.parse(header), document }))
}

export interface SaidStatement {
  readonly header: ExchangeHeader
  readonly document: string | null
  /** Number of the batch to this node in which it is sealed; null for a moment, until it is. */
  readonly batch: number | null
}

export interface StatementsAsked {
  /** Only about this peer. */
  readonly peer?: string
  /** Only those before this one. */
  readonly before?: string | undefined
  readonly limit: number
}

/** What was said, the latest first. */
export async function listStatements(tx: ReadTx, me: string, { peer, before, limit }: StatementsAsked): Promise<SaidStatement[]> {
  const rows = await tx.query<{ header: string; document: string | null; batch: number | null }>(sql`
    select t.header, t.document, s.batch from exchange.statement t
    left join exchange.sealed s on s.event = t.event and s.case_id = t.event and s.peer = ${me}
    where true ${peer === undefined ? sql`` : sql`and t.peer = ${peer}`}
      ${before === undefined ? sql`` : sql`and t.event < ${before}`}
    order by t.event desc limit ${limit}`)
  return rows.map(({ header, ...row }) => ({ ...row, header: JSON.parse(header) }))
}
