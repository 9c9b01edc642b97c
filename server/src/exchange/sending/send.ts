import { reEncrypt } from '@tongban/protocol/batch/envelope'
import { type Receipt, verifyReceipt } from '@tongban/protocol/batch/receipt'
import { parseBounded } from '@tongban/protocol/canonical'
import { keyInUse, signingInstant } from '@tongban/protocol/trust/key-in-use'
import { failpoint } from '../../platform/failpoint.ts'
import { batchKind } from '../domain/batch-kind.ts'
import type { ExchangeEnv } from '../env.ts'
import {
  countRefusal,
  lockItems,
  noteFailure,
  oldestUnsettled,
  peersInDebt,
  replaceEnvelope,
  settle,
  type Unsettled,
  writeVerdicts,
} from './batch.store.ts'
import { parkBatch, parkItems, sealAnewFrom } from './park-batch.ts'
import { type Answer, postBatch } from './post.ts'

/** `settled`: one batch less is on its way, go on. `failed`: try again later. */
export type Sent = 'nothing' | 'settled' | 'failed'

type Trouble = Extract<Answer, { ok: false }>

/** Sends the oldest batch without a receipt. Only that one is ever sent, so that batches arrive in the order of their numbers. */
export async function sendOldest(env: ExchangeEnv, peer: string, stopped: AbortSignal): Promise<Sent> {
  const batch = await env.db.read(env.me, (tx) => oldestUnsettled(tx, peer))
  if (!batch) return 'nothing'
  const node = env.trust().nodes.find(({ id }) => id === peer)
  if (!node) return noteTrouble(env, batch, { ok: false, trouble: 'peer', why: 'notInTrustList' })
  if (predatesOwnKey(env, batch)) {
    await sealAnewFrom(env, batch, 'exchange/keyNotYet')
    return 'settled'
  }
  const { envelope } = await forPresentKey(env, batch)
  const answer = await postBatch(env, node.address, envelope, stopped)
  if (answer.ok) await failpoint('exchange.afterSend', batchKind(batch.header.count))
  const receipt = answer.ok ? await receiptIn(env, batch, answer.text) : answer
  if ('trouble' in receipt) return noteTrouble(env, batch, receipt)
  await keepReceipt(env, batch, receipt)
  await failpoint('exchange.afterReceipt', batchKind(batch.header.count))
  return 'settled'
}

/** Sends all that is on its way to a peer, until it is all receipted or one fails. Answers how many were settled. */
export async function sendAll(env: ExchangeEnv, peer: string, stopped: AbortSignal): Promise<number> {
  let settled = 0
  while ((await sendOldest(env, peer, stopped)) === 'settled') settled++
  return settled
}

/** Sends to every peer that owes a receipt. Answers how many batches were settled. */
export async function sendDue(env: ExchangeEnv, stopped: AbortSignal): Promise<number> {
  const peers = await env.db.read(env.me, peersInDebt)
  const settled = await Promise.all(peers.map((peer) => sendAll(env, peer, stopped)))
  return settled.reduce((sum, count) => sum + count, 0)
}

/** Whether it bears an instant at which its key, by a list heard since, had not begun: nobody would ever believe it. */
function predatesOwnKey({ trust, me }: ExchangeEnv, { header: { kid, issuedAt } }: Unsettled): boolean {
  return signingInstant(trust(), { node: me, kid }, issuedAt) !== issuedAt
}

/** Encrypts anew, under the same number and header, when the trust list has another key of the receiver by now. */
async function forPresentKey(env: ExchangeEnv, batch: Unsettled): Promise<Pick<Unsettled, 'envelope'>> {
  const { peer, number, header, signature, receiverKid } = batch
  const key = keyInUse(env.trust(), peer, env.clock.now().toISOString())
  if (!key || key.kid === receiverKid) return batch
  return env.db.write(env.me, async (tx) => {
    const items = await lockItems(tx, batch)
    if (!items) return batch
    const { suites, random } = env
    const sealed = {
      envelope: { header, signature },
      items,
      receiverKey: key,
      suites,
      random: (length: number) => random.bytes(length),
    }
    const { text } = await reEncrypt(sealed)
    await replaceEnvelope(tx, { peer, number, envelope: text, receiverKid: key.kid })
    return { envelope: text }
  })
}

/** Depth and values of a receipt: a flat list of verdicts. */
const receiptLimits = { maxBytes: 1024 * 1024, maxDepth: 4, maxNodes: 20_000 }

interface GoodReceipt {
  readonly receipt: Receipt
  readonly text: string
}

async function receiptIn(
  { trust, suites, clock }: ExchangeEnv,
  { header }: Unsettled,
  text: string,
): Promise<GoodReceipt | Trouble> {
  const parsed = parseBounded(text, receiptLimits)
  const verdict = parsed.ok && (await verifyReceipt(parsed.value, header, { trust: trust(), suites, now: clock.now() }))
  return verdict && verdict.ok === true
    ? { receipt: verdict.receipt, text }
    : { ok: false, trouble: 'peer', why: 'exchange/badReceipt' }
}

async function keepReceipt(env: ExchangeEnv, batch: Unsettled, { receipt, text }: GoodReceipt): Promise<void> {
  const at = env.clock.now()
  await env.db.write(env.me, async (tx) => {
    if (!(await settle(tx, batch, { receipt: text, at }))) return
    const refused = receipt.verdicts.flatMap((verdict, place) =>
      verdict.verdict === 'refused' ? { place, code: verdict.code } : [],
    )
    await parkItems(env, tx, batch, refused)
    tx.afterCommit(() => env.figures.receipted({ peer: batch.peer, direction: 'sent', verdicts: receipt.verdicts }))
    await writeVerdicts(
      tx,
      batch,
      receipt.verdicts.map(({ verdict }) => verdict),
    )
  })
}

/** What a failed try means for the batch; see `Trouble`. */
async function noteTrouble(env: ExchangeEnv, batch: Unsettled, { trouble, why }: Trouble): Promise<Sent> {
  const { peer, number } = batch
  env.log.info({ peer, batch: number, why }, 'exchange.notTaken')
  const refusals = await env.db.write(env.me, async (tx) => {
    await noteFailure(tx, peer, why, env.clock.now())
    return trouble === 'batch' ? countRefusal(tx, batch) : 0
  })
  if (refusals >= env.settings.refusalsBeforeParking) {
    await parkBatch(env, { peer, number }, why)
    return 'settled'
  }
  if (trouble !== 'ownKey' || batch.header.kid === env.keys.kid) return 'failed'
  await sealAnewFrom(env, { peer, number }, why)
  return 'settled'
}
