import { type ReadTx, sql } from '../../platform/db/db.ts'

/** An implementation that was found in a list, with what its row says beside it. */
export interface ListedAt {
  readonly name: string
  readonly authority: string
  readonly division: string
  readonly itemCode: string | null
  readonly implementerCode: string | null
  readonly kind: string | null
  readonly evidence: string | null
  readonly source: string | null
}

/** Of one division, or of all. */
export async function listedAt(
  tx: ReadTx,
  { item, division, limit }: { readonly item: string; readonly division: string | undefined; readonly limit: number },
): Promise<ListedAt[]> {
  const there = division === undefined ? sql`true` : sql`authority.division = ${division}`
  return tx.query(sql`
    select listed.name, authority.name as authority, authority.division, listed.item_code as "itemCode",
      listed.implementer_code as "implementerCode", source.data->>'taskTypeName' as kind, source.evidence, source.data->>'source' as source
    from catalogue.implementation as listed
    join catalogue.authority as authority on authority.region = listed.region and authority.id = listed.authority
    join catalogue.listed_row as source on source.list = listed.list and source.row = listed.row
    where listed.item = ${item} and ${there} order by authority.division, listed.id limit ${limit}`)
}
