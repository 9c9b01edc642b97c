import { compare, type ElementComparison } from '@tongban/protocol/compare/compare'
import { type Side, sideOfStandard, sideOfVersion } from '@tongban/protocol/compare/side'
import type { ReadTx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { standardByHash } from '../standards/read.ts'

/** Two documents by their names, each a version or a standard. */
export interface Compared {
  readonly left: string
  readonly right: string
}

/** Compares two published documents element by element. Refuses `catalogue/versionUnknown`. */
export async function compareDocuments(
  env: CatalogueEnv,
  reader: VersionReader,
  { actor, left, right }: Compared & { readonly actor: string },
): Promise<ElementComparison[]> {
  return env.db.read(actor, async (tx) =>
    compare(
      await sideNamed(tx, reader, { hash: left, field: '/query/left' }),
      await sideNamed(tx, reader, { hash: right, field: '/query/right' }),
    ),
  )
}

async function sideNamed(tx: ReadTx, reader: VersionReader, { hash, field }: { hash: string; field: string }): Promise<Side> {
  const version = await reader.version(tx, hash)
  if (version) return sideOfVersion(version)
  const standard = await standardByHash(tx, hash)
  if (standard) return sideOfStandard(standard)
  throw problem.versionUnknown({ hash }, { field })
}
