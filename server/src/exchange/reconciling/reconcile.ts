import type { DifferenceKind } from '@tongban/protocol/event/exchange'
import type { Difference } from '@tongban/protocol/reconcile/walk'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { isMended, kindOf } from '../domain/differing.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { sealAll } from '../sending/seal.ts'
import { sendAll } from '../sending/send.ts'
import { askPeer, PeerFailed } from './ask-peer.ts'
import { type Compared, type Comparing, compareDay } from './compare-day.ts'
import { differencesOfDay, type KeptDifference, type NewDifference, saveDifferences, settleOthers } from './difference.store.ts'
import { knownOf, underWayOf } from './exchanged.store.ts'
import { type Reconciliation, reconciliationOf, saveDone, saveFailure } from './reconciliation.store.ts'
import { sayAgain } from './say-again.ts'
import { MOST_EVENTS } from './wire.ts'

/** How a day stands with a peer, and every event of it that the two did not know alike. */
export interface Reconciled extends Reconciliation {
  readonly differences: readonly KeptDifference[]
}

const LOOK_EVERY_MS = 200

/**
 * Reconciles a day with a peer (protocol.md, Reconciliation): compares, names what differs, says again what the peer lost, asks for what
 * this node lost, parks the rest, and compares once more where something was repaired. A peer that does not answer is no error: the
 * result says why. Refusals: `exchange/notAPeer`, `exchange/dayAhead`.
 */
export async function reconcile(env: ExchangeEnv, comparing: Comparing, actor: string): Promise<Reconciled> {
  const { peer, day } = comparing
  if (peer === env.me || !env.trust().nodes.some(({ id }) => id === peer)) throw problem.notAPeer({ peer })
  if (day > dayOf(env.clock.now())) throw problem.dayAhead({ day }, { field: '/body/day' })
  try {
    if (await compareAndRepair(env, comparing, actor)) {
      await untilRepaired(env, comparing)
      await compareAndRepair(env, comparing, actor)
    }
  } catch (error) {
    if (!(error instanceof PeerFailed)) throw error
    env.log.warn({ peer, day, why: error.why }, 'exchange.notReconciled')
    await env.db.write(actor, (tx) => saveFailure(tx, comparing, error.why, env.clock.now()))
  }
  return reconciledDay(env, comparing)
}

async function reconciledDay(env: ExchangeEnv, { peer, day }: Comparing): Promise<Reconciled> {
  return env.db.read(env.me, async (tx) => {
    const at = env.clock.now()
    const none = { peer, day, triedAt: at, doneAt: null, digestHash: null, here: null, there: null, failure: null, open: 0 }
    const row = (await reconciliationOf(tx, peer, day)) ?? none
    return { ...row, differences: await differencesOfDay(tx, { peer, day }) }
  })
}

/** A difference that is really one, judged. */
interface Judged {
  readonly event: string
  readonly caseId: string | null
  readonly kind: DifferenceKind
  readonly here: string | null
  readonly there: string | null
}

/** Answers whether something is on its way to be repaired. */
async function compareAndRepair(env: ExchangeEnv, comparing: Comparing, actor: string): Promise<boolean> {
  const { peer } = comparing
  const compared = await compareDay(env, comparing)
  const judged: Judged[] = []
  for (const some of inChunks(compared.differences)) judged.push(...(await judge(env, comparing, some)))
  const differing = compared.differences.map(({ event }) => event)
  const again = await askAgain(env, comparing, judged)
  return env.db.write(actor, async (tx) => {
    const said = new Set([...again, ...(await sayAgainAll(env, tx, comparing, judged))])
    const found = judged.map((one): NewDifference => {
      return { ...one, state: isMended(one.kind) && said.has(one.event) ? 'repairing' : 'parked' }
    })
    const underWay = await underWayOf(tx, peer, differing)
    await keep(env, tx, { comparing, compared, found, underWay, actor })
    return said.size > 0
  })
}

/** Looks at each differing event apart: it may be under way, or have come by another road. */
async function judge(env: ExchangeEnv, comparing: Comparing, differences: readonly Difference[]): Promise<Judged[]> {
  const { peer } = comparing
  const events = differences.map(({ event }) => event)
  const known = new Map((await env.db.read(env.me, (tx) => knownOf(tx, peer, events))).map((one) => [one.event, one]))
  const there = new Map((await askPeer(env, comparing, { ask: 'apart', events })).known.map((one) => [one.event, one]))
  return differences.flatMap((difference) => {
    const { event } = difference
    const [ours, theirs] = [known.get(event), there.get(event)]
    const kind = kindOf(difference, ours, theirs)
    if (!kind) return []
    return {
      ...{ event, kind, caseId: ours?.caseId ?? null },
      ...{ here: difference.here ?? ours?.heard ?? null, there: difference.there ?? theirs?.hash ?? null },
    }
  })
}

/** Asks the peer to say again what this node lost; answers what it grants. */
async function askAgain(env: ExchangeEnv, comparing: Comparing, judged: readonly Judged[]): Promise<string[]> {
  const lost = judged.flatMap(({ event, kind }) => (kind === 'missingHere' ? [event] : []))
  const again: string[] = []
  for (const events of inChunks(lost)) again.push(...(await askPeer(env, comparing, { ask: 'again', events })).again)
  return again.filter((event) => lost.includes(event))
}

async function sayAgainAll(env: ExchangeEnv, tx: Tx, { peer }: Comparing, judged: readonly Judged[]): Promise<string[]> {
  const lost = judged.flatMap(({ event, kind }) => (kind === 'missingThere' ? [event] : []))
  return lost.length > 0 ? sayAgain(env, tx, peer, lost) : []
}

interface Kept {
  readonly comparing: Comparing
  readonly compared: Compared
  readonly found: readonly NewDifference[]
  /** Said again earlier and not there yet: not found as differing, and not repaired either. */
  readonly underWay: readonly string[]
  readonly actor: string
}

async function keep(env: ExchangeEnv, tx: Tx, { comparing, compared, found, underWay, actor }: Kept): Promise<void> {
  const { peer, day } = comparing
  const at = env.clock.now()
  await saveDone(tx, { peer, day, at, digestHash: compared.hash, here: compared.here, there: compared.there })
  const news = await saveDifferences(tx, comparing, found, at)
  const repaired = await settleOthers(tx, comparing, [...found.map(({ event }) => event), ...underWay], at)
  if (news.length === 0 && repaired.length === 0) return
  const told = found.flatMap(({ event, kind, state }) => (news.includes(event) ? [{ event, kind, state }] : []))
  tx.audit({ actor, action: 'exchange.reconcile', subject: peer, facts: { day, differences: told, repaired } })
  if (told.length > 0)
    tx.publish({ id: env.random.uuid(at.getTime()), topic: 'exchange.differs', subject: peer, body: { day, differences: told } })
  tx.afterCommit(() => env.log.warn({ peer, day, found: told.length, repaired: repaired.length }, 'exchange.differs'))
}

/** Sends what was put back, and waits a while for what the peer says again. */
async function untilRepaired(env: ExchangeEnv, comparing: Comparing): Promise<void> {
  const { peer, stopped } = comparing
  await sealAll(env, peer)
  await sendAll(env, peer, stopped)
  for (let waited = 0; waited < env.settings.repairWithinMs && !stopped.aborted; waited += LOOK_EVERY_MS) {
    if (!(await isAwaiting(env, comparing))) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

async function isAwaiting(env: ExchangeEnv, { peer, day }: Comparing): Promise<boolean> {
  return env.db.read(env.me, async (tx) => {
    const asked = (await differencesOfDay(tx, { peer, day })).filter(
      ({ kind, state }) => kind === 'missingHere' && state === 'repairing',
    )
    const events = asked.map(({ event }) => event)
    const here = new Set((await knownOf(tx, peer, events)).flatMap(({ event, heard }) => (heard === null ? [] : [event])))
    return events.some((event) => !here.has(event))
  })
}

function* inChunks<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += MOST_EVENTS) yield all.slice(from, from + MOST_EVENTS)
}
