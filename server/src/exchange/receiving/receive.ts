import { batchHash, type Checked, checkEnvelope, type Opened, openChecked, type Refusal } from '@tongban/protocol/batch/envelope'
import { type Receipt, signReceipt } from '@tongban/protocol/batch/receipt'
import { fromBase64url } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { signingInstant } from '@tongban/protocol/trust/key-in-use'
import { keyOfArrival } from '@tongban/protocol/trust/trust-list'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { failpoint } from '../../platform/failpoint.ts'
import { bug, type ProblemError } from '../../platform/problem.ts'
import { graceDaysWith } from '../agreements/agreement.store.ts'
import { batchKind } from '../domain/batch-kind.ts'
import { leavesOf, packLeaves } from '../domain/leaves.ts'
import type { ExchangeEnv } from '../env.ts'
import type { Verdict } from '../ports.ts'
import { problem } from '../problems.ts'
import { type Arrived, judgeItems } from './arrived.ts'
import { insertReceived, lockSender, noteHeard, type ReceivedBatch, receivedBatch } from './inbox.store.ts'
import { type Manner, OneFailed } from './offer.ts'
import { takeIn } from './take.ts'

/** What a sender is answered: the receipt, byte for byte the same for a repeat, and from whom the batch came. */
export interface Taken {
  readonly receipt: string
  readonly sender: string
}

/**
 * Takes a batch in. The checks are those of protocol.md, What a receiver checks, in its order; each refuses with its own code and
 * nothing is stored. Then inbox, handlers and receipt in one transaction.
 */
export async function receiveBatch(env: ExchangeEnv, text: string): Promise<Taken> {
  const { suites, keys } = env
  const checked = await checkArrived(env, text)
  if (!checked.ok) throw refused(checked)
  const known = { headerHash: await hashOf(env, checked), encryptedTo: checked.envelope.encrypted.kid }
  const before = await env.db.read(checked.sender, (tx) => receivedBatch(tx, checked.sender, checked.header.batch))
  if (before) return { receipt: await sameReceipt(env, before, known), sender: checked.sender }
  const opened = await openChecked(checked, { keys, suites })
  if (!opened.ok) throw refused(opened)
  const receipt = await storeBatch(env, { opened, known, arrived: await judgeItems(env, opened) })
  await failpoint('exchange.afterStore', batchKind(opened.header.count))
  return { receipt, sender: checked.sender }
}

/** Once the trust list has expired it still stands as long as the agreement with the sender says, with an alarm. */
async function checkArrived(env: ExchangeEnv, text: string): Promise<Checked | Refusal> {
  const { suites, me, clock, log } = env
  const receiving = { trust: env.trust(), me, suites, now: clock.now() }
  const checked = await checkEnvelope(text, receiving)
  if (checked.ok || checked.facts['why'] !== 'trustListExpired') return checked
  const sender = String(checked.facts['from'])
  const graceDays = await env.db.read(sender, (tx) => graceDaysWith(tx, [me, sender], dayOf(clock.now())))
  log.error({ peer: sender, graceDays, expiresAt: receiving.trust.expiresAt }, 'exchange.trustListExpired')
  return checkEnvelope(text, { ...receiving, graceDays })
}

const makers = new Map(Object.values(problem).map((make) => [make.code, make]))

function refused({ code, facts }: Refusal): ProblemError {
  return (makers.get(code) ?? problem.malformed)(facts)
}

/** A header is known by its hash under its own sender's suite. */
const hashOf = ({ suites }: ExchangeEnv, { header }: Checked | Opened): Promise<string> =>
  batchHash(header, suites, (suites[header.suite] ?? bug('checked without its suite')).hashName)

/** By what a batch is known when it comes again: the hash of its header, and the key of this node to which its sender encrypts by now. */
interface Known {
  readonly headerHash: string
  readonly encryptedTo: string
}

/**
 * A repeat gets the receipt of then, byte for byte: signed anew only when the sender may not believe it and would ask for ever. That is
 * when the key that signed it was revoked since, or begins later than the receipt says; and, as long as this node has not heard of its
 * own new key, when the sender has: it encrypts to that one. What it has to say next may be the very list.
 */
async function sameReceipt(env: ExchangeEnv, { receipt, ...before }: ReceivedBatch, known: Known): Promise<string> {
  if (before.headerHash !== known.headerHash) throw problem.forked()
  const { suite: _, kid, signature: __, ...content }: Receipt = JSON.parse(receipt)
  const now = env.clock.now()
  const key = keyOfArrival(env.trust(), { node: env.me, kid }, content.receivedAt, now)
  const isGone = !key.ok && key.why === 'revoked' && kid !== env.keys.kid
  const isEarly = !key.ok && key.why === 'notYet'
  if (!isGone && !isEarly && !(isBehind(env, now) && known.encryptedTo === env.keys.kid)) return receipt
  return canonicalText(await signReceipt({ ...content, receivedAt: signedAt(env) }, env.keys, env.suites))
}

/** Whether this node's own list does not name the key it signs with by now. */
const isBehind = ({ trust, me, keys }: ExchangeEnv, now: Date): boolean =>
  !keyOfArrival(trust(), { node: me, kid: keys.kid }, now.toISOString(), now).ok

const signedAt = ({ trust, me, keys, clock }: ExchangeEnv): string =>
  signingInstant(trust(), { node: me, kid: keys.kid }, clock.now().toISOString())

interface Storing {
  readonly opened: Opened
  readonly known: Known
  readonly arrived: readonly Arrived[]
}

/** Nearly every batch is all good, so it is stored in one go first; where one event fails, again with each kept apart. */
async function storeBatch(env: ExchangeEnv, storing: Storing): Promise<string> {
  const inManner = (manner: Manner) => env.db.write(storing.opened.sender, (tx) => storeIn(env, tx, storing, manner))
  try {
    return await inManner('together')
  } catch (error) {
    if (!(error instanceof OneFailed)) throw error
    return inManner('apart')
  }
}

async function storeIn(env: ExchangeEnv, tx: Tx, { opened, known, arrived }: Storing, manner: Manner): Promise<string> {
  const { header, signature, sender } = opened
  const last = await lockSender(tx, sender)
  const before = await receivedBatch(tx, sender, header.batch)
  if (before) return sameReceipt(env, before, known)
  const at = env.clock.now()
  const verdicts = await takeIn(env, tx, arrived, manner)
  const receipt = await receiptFor(env, opened, { arrived, verdicts })
  await insertReceived(tx, { header, headerHash: known.headerHash, signature, leaves: leavesIn(opened), receipt, at })
  const previous = last
    ? await batchHash(last, env.suites, env.suites[header.suite]?.hashName ?? bug('stored without its suite'))
    : null
  tx.afterCommit(() => env.figures.receipted({ peer: sender, direction: 'received', verdicts }))
  const isNext = header.batch > (last?.batch ?? 0)
  await noteHeard(tx, {
    ...{ peer: sender, number: header.batch, at },
    aheadMs: Date.parse(header.issuedAt) - at.getTime(),
    gap: isNext && header.previousBatch !== previous,
  })
  return receipt
}

const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? bug('a hash of an opened batch is not base64url')

const leavesIn = ({ header, items }: Opened): Buffer =>
  Buffer.from(
    packLeaves(
      leavesOf(
        items.map(({ proof }) => proof.map(bytesOf)),
        bytesOf(header.root),
      ),
    ),
  )

interface Judgement {
  readonly arrived: readonly Arrived[]
  readonly verdicts: readonly Verdict[]
}

async function receiptFor(env: ExchangeEnv, { header, sender }: Opened, { arrived, verdicts }: Judgement): Promise<string> {
  const named = verdicts.map((verdict, place) => ({ event: arrived[place]?.delivery?.header.id ?? '', ...verdict }))
  const receipt = { from: env.me, to: sender, batch: header.batch, root: header.root, verdicts: named, receivedAt: signedAt(env) }
  return canonicalText(await signReceipt(receipt, env.keys, env.suites))
}
