import { type ReadTx, sql } from '../../platform/db/db.ts'

/** Documents are canonical JSON, as they were hashed. */
export interface ExportedVersion {
  readonly hash: string
  readonly place: string
  readonly document: string
}

export async function versionsAfter(tx: ReadTx, after: string, limit: number): Promise<ExportedVersion[]> {
  return tx.query<ExportedVersion>(sql`
    select hash, place, document from catalogue.version where hash > ${after} order by hash limit ${limit}`)
}

export interface ExportedHalt {
  readonly id: string
  readonly item: string
  readonly place: string
  readonly kind: string
  readonly from: string
  readonly until: string | null
  readonly resumedFrom: string | null
}

export async function haltsAfter(tx: ReadTx, after: string, limit: number): Promise<ExportedHalt[]> {
  return tx.query<ExportedHalt>(sql`
    select id, item, place, kind, from_day as "from", until_day as "until", resumed_from as "resumedFrom" from catalogue.halt
    where cast(id as text) > ${after} order by cast(id as text) limit ${limit}`)
}

export interface ExportedStandard {
  readonly hash: string
  readonly document: string
}

export async function standardsAfter(tx: ReadTx, after: string, limit: number): Promise<ExportedStandard[]> {
  return tx.query<ExportedStandard>(sql`
    select hash, document from catalogue.standard_document where hash > ${after} order by hash limit ${limit}`)
}

/** A statement as it was signed: its header, whose proof the exchange has. */
export interface ExportedStatement {
  readonly id: string
  readonly header: unknown
}

export async function statementsAfter(tx: ReadTx, after: string, limit: number): Promise<ExportedStatement[]> {
  return tx.query<ExportedStatement>(sql`
    select id, header from catalogue.statement where cast(id as text) > ${after} order by cast(id as text) limit ${limit}`)
}
