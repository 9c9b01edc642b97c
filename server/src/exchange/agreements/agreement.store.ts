import type { Agreement, Mode } from '@tongban/protocol/trust/agreement'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Keeps an agreement under its hash, for ever; false when it is known already. */
export async function insertAgreement(tx: Tx, hash: string, agreement: Agreement, at: Date): Promise<boolean> {
  const { id, parties, from, until } = agreement
  const rows = await tx.query(sql`
    insert into exchange.agreement (hash, id, parties, valid_from, valid_until, agreement, loaded_at)
    values (${hash}, ${id}, cast(${[...parties]} as text[]), ${from}, ${until}, ${JSON.stringify(agreement)}, ${at})
    on conflict (hash) do nothing returning 1`)
  return rows.length > 0
}

/** The agreement that a case pinned, in force or not; undefined where it was never loaded. */
export async function agreementByHash(tx: ReadTx, hash: string): Promise<Agreement | undefined> {
  const [row] = await tx.query<{ agreement: Agreement }>(sql`select agreement from exchange.agreement where hash = ${hash}`)
  return row?.agreement
}

export interface AgreementAsked {
  /** Node ids that must all be parties. */
  readonly parties: readonly string[]
  readonly item: string
  readonly mode: Mode
  /** `YYYY-MM-DD` in China Standard Time. */
  readonly day: string
}

export interface AgreementFound {
  readonly hash: string
  readonly agreement: Agreement
}

/** The agreement in force between nodes for an item and mode on a day: of several the one that began last. */
export async function agreementInForce(
  tx: ReadTx,
  { parties, item, mode, day }: AgreementAsked,
): Promise<AgreementFound | undefined> {
  const rows = await tx.query<AgreementFound>(sql`
    select hash, agreement from exchange.agreement
    where parties @> cast(${[...parties]} as text[]) and valid_from <= ${day} and valid_until >= ${day}
    order by valid_from desc, loaded_at desc, hash`)
  return rows.find(({ agreement: { items, modes } }) => modes.includes(mode) && (items === '*' || items.includes(item)))
}

/** Calendar days that an expired trust list still stands between parties on a day: as the agreement that began last says, 0 without one. */
export async function graceDaysWith(tx: ReadTx, parties: readonly string[], day: string): Promise<number> {
  const [row] = await tx.query<{ agreement: Agreement }>(sql`
    select agreement from exchange.agreement
    where parties @> cast(${[...parties]} as text[]) and valid_from <= ${day} and valid_until >= ${day}
    order by valid_from desc, loaded_at desc, hash limit 1`)
  return row?.agreement.trustGraceDays ?? 0
}

/** All agreements of this node, newest first. */
export function listAgreements(tx: ReadTx): Promise<AgreementFound[]> {
  return tx.query<AgreementFound>(sql`select hash, agreement from exchange.agreement order by valid_from desc, hash`)
}
