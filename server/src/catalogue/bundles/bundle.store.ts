import type { Bundle } from '@tongban/protocol/bundles/bundle'
import { jsonb, type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A bundle as it was saved; the last revision stands. */
export interface BundleRevision {
  readonly revision: number
  readonly document: Bundle
  readonly savedAt: Date
  readonly savedBy: string
}

const columns = sql`revision, document, saved_at as "savedAt", saved_by as "savedBy"`

export async function bundleById(tx: ReadTx, id: string): Promise<BundleRevision | undefined> {
  const [row] = await tx.query<BundleRevision>(sql`
    select ${columns} from catalogue.bundle_revision where bundle = ${id} order by revision desc limit 1`)
  return row
}

export async function bundlesAfter(tx: ReadTx, { after, limit }: { after: string; limit: number }): Promise<BundleRevision[]> {
  return tx.query(sql`
    select distinct on (bundle) ${columns} from catalogue.bundle_revision
    where bundle > ${after} order by bundle, revision desc limit ${limit}`)
}

/** False when this revision stands already: somebody else saved it first. */
export async function insertBundle(tx: Tx, { revision, document, savedAt, savedBy }: BundleRevision): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into catalogue.bundle_revision (bundle, revision, document, saved_at, saved_by)
    values (${document.id}, ${revision}, ${jsonb(document)}, ${savedAt}, ${savedBy})
    on conflict (bundle, revision) do nothing returning 1`)
  return rows.length > 0
}
