import type { Version } from '@tongban/protocol/version/version'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'
import { nameOf } from './view-case.ts'

interface Row {
  readonly item: string
  /** Hash of the version that the case pinned. */
  readonly version: string
}

/** Rows of a list with the name of their item, as the version of each case gives it: each version is read once, whatever the rows are. */
export async function named<T extends Row>(
  env: Pick<CasesEnv, 'catalogue'>,
  tx: ReadTx,
  rows: readonly T[],
): Promise<(Omit<T, 'version'> & { readonly name: Version['name'] })[]> {
  const hashes = [...new Set(rows.map(({ version }) => version))]
  const versions = new Map(await Promise.all(hashes.map(async (hash) => [hash, await env.catalogue.version(tx, hash)] as const)))
  return rows.map(({ version, ...row }) => ({ ...row, name: nameOf(versions.get(version), row.item) }))
}
