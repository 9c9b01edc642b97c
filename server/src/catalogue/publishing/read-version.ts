import { isVersion, type Version } from '@tongban/protocol/version/version'
import type { ReadTx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { documentOf, hashesInForce, hashInForce } from './version.store.ts'

/** A version with its name. */
export interface NamedVersion {
  readonly hash: string
  readonly version: Version
}

export interface VersionReader {
  version(tx: ReadTx, hash: string): Promise<Version | undefined>
  inForce(tx: ReadTx, wanted: { item: string; place: string; day: string }): Promise<NamedVersion | undefined>
  allInForce(tx: ReadTx, item: string, day: string): Promise<NamedVersion[]>
}

const MOST_KEPT = 5_000

/** Reads versions and keeps the latest few thousand: what a hash names never changes, and every step of a case reads its version. */
export function createVersionReader(): VersionReader {
  const kept = new Map<string, Version>()

  async function version(tx: ReadTx, hash: string): Promise<Version | undefined> {
    const known = kept.get(hash)
    if (known) return known
    const document = await documentOf(tx, hash)
    if (document === undefined) return undefined
    const read = versionIn(document, hash)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(hash, read)
    return read
  }

  async function named(tx: ReadTx, hash: string): Promise<NamedVersion> {
    return { hash, version: (await version(tx, hash)) ?? bug(`version ${hash} went away: versions are never removed`) }
  }

  return {
    version,
    inForce: async (tx, wanted) => {
      const hash = await hashInForce(tx, wanted)
      return hash === undefined ? undefined : named(tx, hash)
    },
    allInForce: async (tx, item, day) => {
      const found: NamedVersion[] = []
      for (const hash of await hashesInForce(tx, item, day)) found.push(await named(tx, hash))
      return found
    },
  }
}

function versionIn(document: string, hash: string): Version {
  const value: unknown = JSON.parse(document)
  return isVersion(value) ? value : bug(`version ${hash} was stored without the shape of a version`)
}

/** The canonical JSON of a version, as it was hashed. */
export async function readDocument(env: CatalogueEnv, actor: string, hash: string): Promise<string> {
  const document = await env.db.read(actor, (tx) => documentOf(tx, hash))
  if (document === undefined) throw problem.versionUnknown({ hash }, { field: '/path/hash' })
  return document
}
