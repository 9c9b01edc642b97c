import { canonicalText } from '@tongban/protocol/canonical'
import { streamOf } from '@tongban/protocol/event/catalogue'
import Type from 'typebox'
import { Value } from 'typebox/value'
import type { Verdict } from '../../exchange/index.ts'
import type { Actor } from '../../identity/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { ensureItem } from '../publishing/ensure-item.ts'
import { itemId } from '../stable-id.ts'
import { announce } from '../statements/announce.ts'
import { managerOf } from '../statements/staff.ts'
import { dutyOf, type Statement } from '../statements/statement.ts'
import { type BatchEntry, type BatchRecord, entriesOn, findBatch, insertBatch, listBatches } from './batch.store.ts'

const Text = (max = 200) => Type.String({ minLength: 1, maxLength: max })

/** What a batch says beside its id and its day: the names of the items, as the list writes them. */
const BatchDocument = Type.Object({
  title: Text(),
  issuedAs: Type.Union([Text(), Type.Null()]),
  items: Type.Array(Text(), { minItems: 1, maxItems: 5000, uniqueItems: true }),
})
type BatchDocument = Type.Static<typeof BatchDocument>

export interface Announcing extends BatchDocument {
  readonly id: string
  readonly actor: Actor
  readonly from: string
}

/** Announces a batch of items that the regions open together. The same again changes nothing; another content is refused. */
export async function announceBatch(env: CatalogueEnv, announcing: Announcing): Promise<{ id: string; changed: boolean }> {
  const { id, actor, from, title, issuedAs, items } = announcing
  managerOf(actor)
  return env.db.write(actor.id, async (tx) => {
    const document: BatchDocument = { title, issuedAs, items }
    if (await stands(tx, { id, from, document })) return { id, changed: false }
    const stream = await streamOf(`batch ${id}`, env.suites)
    const saying = {
      act: 'announceBatch',
      stream,
      subject: id,
      duty: dutyOf(actor),
      facts: { batch: id, from },
      document,
    } as const
    await takeBatch(env, tx, await announce(env, tx, saying))
    tx.audit({ actor: actor.id, action: 'catalogue.announceBatch', subject: id, facts: { items: items.length } })
    return { id, changed: true }
  })
}

interface Content {
  readonly id: string
  readonly from: string
  readonly document: BatchDocument
}

/** Whether this very batch is known. Refuses `catalogue/batchChanged` for another under its id. */
async function stands(tx: Tx, { id, from, document }: Content): Promise<boolean> {
  const known = await findBatch(tx, id)
  if (!known) return false
  const items = (await entriesOn(tx, id, from)).map(({ item }) => item).sort()
  const standing = { title: known.title, issuedAs: known.issuedAs, items, from: known.from }
  const asked = { ...document, items: [...new Set(document.items.map(itemId))].sort(), from }
  if (canonicalText(standing) !== canonicalText(asked)) throw problem.batchChanged({ batch: id }, { field: '/body/id' })
  return true
}

export async function takeBatch(
  env: CatalogueEnv,
  tx: Tx,
  { header, facts, document }: Statement<'announceBatch'>,
): Promise<Verdict> {
  if (!Value.Check(BatchDocument, document)) throw problem.statementMalformed()
  const { batch: id, from } = facts
  if (await stands(tx, { id, from, document })) return { verdict: 'stored' }
  const at = env.clock.now()
  const entries: BatchEntry[] = document.items.map((name) => ({ item: itemId(name), name }))
  for (const { item, name } of entries) await ensureItem(tx, { item, name: { zh: name } }, at)
  const { title, issuedAs } = document
  const inserted = await insertBatch(tx, { id, title, issuedAs, from, announcedBy: header.source }, entries, at)
  // Both regions may announce it at the same moment; what came first must then be the same.
  if (!inserted) await stands(tx, { id, from, document })
  return { verdict: 'stored' }
}

export type BatchView = BatchRecord & { readonly entries: readonly (BatchEntry & { readonly published: number })[] }

/** A batch with its entries as they stand on a day. Refuses `catalogue/listUnknown`. */
export async function showBatch(
  env: CatalogueEnv,
  actor: string,
  { id, asOf }: { id: string; asOf: string },
): Promise<BatchView> {
  return env.db.read(actor, async (tx) => {
    const batch = await findBatch(tx, id)
    if (!batch) throw problem.listUnknown({ batch: id }, { field: '/path/id' })
    return { ...batch, entries: await entriesOn(tx, id, asOf) }
  })
}

export const allBatches = (env: CatalogueEnv, actor: string) => env.db.read(actor, listBatches)
