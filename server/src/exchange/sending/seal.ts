import { type BatchItem, batchHash, type ReceiverKey, seal } from '@tongban/protocol/batch/envelope'
import { signReceipt } from '@tongban/protocol/batch/receipt'
import { fromBase64url } from '@tongban/protocol/bytes'
import { canonicalBytes, canonicalText } from '@tongban/protocol/canonical'
import { digestOf, hashOf } from '@tongban/protocol/hash'
import { publishedKeys } from '@tongban/protocol/suite/keys'
import { keyInUse, signingInstant } from '@tongban/protocol/trust/key-in-use'
import type { Tx } from '../../platform/db/db.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { bug } from '../../platform/problem.ts'
import { batchKind } from '../domain/batch-kind.ts'
import { cut } from '../domain/cut.ts'
import { leavesOf, packLeaves } from '../domain/leaves.ts'
import type { ExchangeEnv } from '../env.ts'
import { originsOf } from '../proofs/origins.ts'
import { insertBatch, lockNumbering, type Numbering, noteFailure, type SealedBatch } from './batch.store.ts'
import { type OutboxRow, oldestOf, peersWithOutbox, removeFromOutbox } from './outbox.store.ts'

/** `full`: as many events as a batch may have, so more may be due. */
export type Sealed = 'nothing' | 'some' | 'full'

/**
 * Seals the oldest of what is due to a peer as its next batch, whether or not the peer answers. An empty one is sealed only as a
 * heartbeat: when nothing is on its way and the peer has not heard from us for a while.
 */
export async function sealNext(env: ExchangeEnv, peer: string, { heartbeat = false } = {}): Promise<Sealed> {
  const sealed = await env.db.write(env.me, async (tx) => {
    const numbering = await lockNumbering(tx, peer)
    const rows = await dueTo(env, tx, peer)
    if (rows.length === 0 && !(heartbeat && isSilent(env, numbering))) return undefined
    await failpoint('exchange.beforeSeal', batchKind(rows.length))
    const batch = await makeBatch(env, peer, numbering, rows)
    if (typeof batch === 'string') return noteObstacle(env, tx, { peer, obstacle: batch, events: rows.length })
    await insertBatch(tx, env.me, batch, rows)
    await removeFromOutbox(tx, peer, rows)
    return rows.length
  })
  if (sealed === undefined) return 'nothing'
  await failpoint('exchange.afterSeal', batchKind(sealed))
  return sealed >= env.settings.mostEvents ? 'full' : 'some'
}

/** The oldest of what is unsealed for a peer, as much as a batch may hold. */
async function dueTo({ me, settings }: ExchangeEnv, tx: Tx, peer: string): Promise<readonly OutboxRow[]> {
  const oldest = await oldestOf(tx, peer, settings.mostEvents)
  return cut(await withProofs(tx, me, oldest), settings.mostBytes)
}

/**
 * What another node wrote goes with the proof of its writer. Where this node had lost that when the event was addressed, it may have it
 * again by now: a comparison with the peer (decision 0011) brings back what was lost.
 */
async function withProofs(tx: Tx, me: string, rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
  const bare = rows.filter(({ item: { header, origin } }) => header.source !== me && origin === undefined)
  if (bare.length === 0) return rows
  const proofs = await originsOf(
    tx,
    bare.map(({ event }) => event),
  )
  return rows.map((row) => {
    const proof = row.item.origin === undefined && row.item.header.source !== me ? proofs.get(row.event) : undefined
    return proof ? { ...row, item: { ...row.item, origin: proof.origin } } : row
  })
}

/** Seals all that is due to anyone. Answers how many batches. */
export async function sealDue(env: ExchangeEnv): Promise<number> {
  const nodes = new Set([env.me, ...env.trust().nodes.map(({ id }) => id)])
  let sealed = 0
  for (const peer of await env.db.read(env.me, (tx) => peersWithOutbox(tx, [...nodes]))) sealed += await sealAll(env, peer)
  return sealed
}

/** Seals all that is due to one node. */
export async function sealAll(env: ExchangeEnv, peer: string): Promise<number> {
  let sealed = 0
  while ((await sealNext(env, peer)) !== 'nothing') sealed++
  return sealed
}

function isSilent({ clock, settings }: ExchangeEnv, { lastAt, unsettled }: Numbering): boolean {
  return !unsettled && (lastAt === null || clock.now().getTime() - lastAt.getTime() >= settings.heartbeatEveryMs)
}

/**
 * The trust list has no key to encrypt to; or it does not name our own yet, so that nobody could believe what we sign, nor we know from
 * when.
 */
type Obstacle = 'noKeyOfPeer' | 'ownKeyNotListed'

/** What cannot be sealed waits in the outbox, and an operator sees why. */
async function noteObstacle(
  { log, clock }: ExchangeEnv,
  tx: Tx,
  { peer, obstacle, events }: { readonly peer: string; readonly obstacle: Obstacle; readonly events: number },
): Promise<undefined> {
  log.warn({ peer, events }, `exchange.${obstacle}`)
  if (events > 0) await noteFailure(tx, peer, obstacle, clock.now())
}

async function makeBatch(
  env: ExchangeEnv,
  peer: string,
  numbering: Numbering,
  rows: readonly OutboxRow[],
): Promise<SealedBatch | Obstacle> {
  const at = env.clock.now()
  const receiverKey = peer === env.me ? publishedKeys(env.keys) : keyInUse(env.trust(), peer, at.toISOString())
  if (!receiverKey) return 'noKeyOfPeer'
  if (!isListed(env)) return 'ownKeyNotListed'
  const own = peer === env.me
  const { envelope, text, root, proofs } = await sealRows(env, { peer, receiverKey, numbering, at }, rows)
  const { header, signature } = envelope
  return {
    ...{ peer, header, signature, at },
    leaves: Buffer.from(
      packLeaves(
        leavesOf(
          proofs.map((proof) => proof.map(hashIn)),
          hashIn(root),
        ),
      ),
    ),
    hashes: await Promise.all(rows.map(({ item }) => headerHashOf(env, item))),
    envelope: own ? null : text,
    receiverKid: own ? null : receiverKey.kid,
    receipt: own ? await ownReceipt(env, rows, header) : null,
  }
}

/** What reconciliation compares. Null where the header names no hash that is known here: the receiver will refuse it, too. */
async function headerHashOf({ suites }: ExchangeEnv, { header }: OutboxRow['item']): Promise<string | null> {
  return digestOf(suites, header.hash) ? hashOf(suites, header.hash, canonicalBytes(header)) : null
}

function isListed({ trust, me, keys }: ExchangeEnv): boolean {
  const own = trust().nodes.find(({ id }) => id === me)
  return own?.keys.some(({ kid }) => kid === keys.kid) ?? false
}

interface Sealing {
  readonly peer: string
  readonly receiverKey: ReceiverKey
  readonly numbering: Numbering
  readonly at: Date
}

async function sealRows(env: ExchangeEnv, { peer, receiverKey, numbering, at }: Sealing, rows: readonly OutboxRow[]) {
  const { keys, suites, random, me } = env
  const hashName = (suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)).hashName
  return seal({
    ...{ from: me, to: peer, batch: numbering.last + 1 },
    issuedAt: signingInstant(env.trust(), { node: me, kid: keys.kid }, at.toISOString()),
    previousBatch: numbering.lastHeader && (await batchHash(numbering.lastHeader, suites, hashName)),
    ...{ items: rows.map(({ item }): BatchItem => (peer === me ? { header: item.header, bodies: [] } : item)), keys },
    ...{ receiverKey, suites, random: (length) => random.bytes(length) },
  })
}

const hashIn = (text: string): Uint8Array => fromBase64url(text) ?? bug('a hash of our own batch is not base64url')

/** A batch to the node itself goes nowhere: what it proves is that the node stood by these headers then. */
async function ownReceipt(
  { me, keys, suites }: ExchangeEnv,
  rows: readonly OutboxRow[],
  { batch, root, issuedAt }: { batch: number; root: string; issuedAt: string },
): Promise<string> {
  const verdicts = rows.map(({ event }) => ({ event, verdict: 'stored' as const }))
  return canonicalText(await signReceipt({ from: me, to: me, batch, root, verdicts, receivedAt: issuedAt }, keys, suites))
}
