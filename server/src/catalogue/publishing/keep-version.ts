import { canonicalText } from '@tongban/protocol/canonical'
import type { Version } from '@tongban/protocol/version/version'
import type { Tx } from '../../platform/db/db.ts'
import { rescoreLater } from '../comparing/rescore.ts'
import type { CatalogueEnv } from '../env.ts'
import { notify } from '../listing/notice.ts'
import { ensureItem } from './ensure-item.ts'
import { insertVersion } from './version.store.ts'

/** A version with its name, and who brings it. */
export interface Kept {
  readonly hash: string
  readonly version: Version
  readonly actor: string
}

/** Keeps a published version, tells the counters and the feed, and lets the score follow; false when it stands already. */
export async function keepVersion(env: CatalogueEnv, tx: Tx, { hash, version, actor }: Kept): Promise<boolean> {
  const { item, place, mode, from, until } = version
  const publishedAt = env.clock.now()
  await ensureItem(tx, version, publishedAt)
  const record = { hash, item, place, mode, from, until, document: canonicalText(version), publishedAt, publishedBy: actor }
  if (!(await insertVersion(tx, record))) return false
  tx.audit({ actor, action: 'catalogue.publish', subject: hash, facts: { item, place } })
  tx.publish({
    id: env.random.uuid(publishedAt.getTime()),
    topic: 'catalogue.versionPublished',
    subject: hash,
    body: { item, place },
  })
  await notify(env, tx, { kind: 'published', item, place, from, subject: hash })
  await rescoreLater(env, tx, item)
  return true
}
