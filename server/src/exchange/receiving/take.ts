import type { Tx } from '../../platform/db/db.ts'
import { heldBack, type Kept, turnOf } from '../domain/turn.ts'
import type { ExchangeEnv } from '../env.ts'
import type { Verdict } from '../ports.ts'
import type { Arrived } from './arrived.ts'
import {
  type AnyDelivery,
  type Judged,
  type Known,
  keptOf,
  knownEvents,
  raiseSections,
  sectionsOf,
  waitingOf,
  writeInbox,
} from './inbox.store.ts'
import { type Manner, type Offers, openOffers } from './offer.ts'

interface KeptOfSender extends Kept {
  readonly caseId: string
  readonly sender: string
}

/** A batch on its way in, and what is known so far of its events and cases. */
interface Taking {
  readonly env: ExchangeEnv
  readonly tx: Tx
  readonly offers: Offers
  readonly known: Map<string, Pick<Known, 'hash' | 'sections' | 'verdict'>>
  kept: KeptOfSender[]
}

type Authentic = Arrived & { readonly delivery: AnyDelivery }

/**
 * Takes the events of one batch in, in their order, then offers again what waited in the cases that moved. Answers a verdict for each,
 * in the order of the batch.
 */
export async function takeIn(env: ExchangeEnv, tx: Tx, arrived: readonly Arrived[], manner: Manner): Promise<Verdict[]> {
  const taking = await openTaking(env, tx, arrived, manner)
  const judged = new Map<string, Judged>()
  const verdicts: Verdict[] = []
  for (const item of arrived) {
    const verdict = await takeOne(taking, item)
    verdicts.push(verdict)
    if (item.delivery && leavesTrace(taking, item.delivery, verdict)) {
      judged.set(keyOf(item.delivery), { ...item, delivery: item.delivery, verdict })
      remember(taking, { ...item, delivery: item.delivery }, verdict)
    }
  }
  await taking.offers.end()
  await writeInbox(tx, [...judged.values()])
  for (const caseId of movedCases(taking, judged.values())) await offerAgain(env, tx, caseId, manner)
  return verdicts
}

async function openTaking(env: ExchangeEnv, tx: Tx, arrived: readonly Arrived[], manner: Manner): Promise<Taking> {
  const headers = arrived.flatMap(({ delivery }) => delivery?.header ?? [])
  const ids = headers.map(({ id }) => id)
  const known = await knownEvents(tx, ids)
  const kept = await keptOf(tx, [...new Set(headers.map((header) => header.case))])
  const offers = openOffers(env, tx, manner, expectedOf(arrived))
  return { env, tx, offers, known: new Map(known.map((row) => [`${row.source} ${row.event}`, row])), kept }
}

const expectedOf = (arrived: readonly Arrived[]): AnyDelivery[] =>
  arrived.flatMap(({ delivery, refusal }) => (delivery && !refusal ? delivery : []))

const keyOf = ({ header }: AnyDelivery): string => `${header.source} ${header.id}`

/**
 * A repeat adds nothing, unless only the slice remembers the first and the inbox has lost it. A forged copy must not stand in the way of
 * the true one.
 */
function leavesTrace({ known }: Taking, delivery: AnyDelivery, verdict: Verdict): boolean {
  if (verdict.verdict === 'duplicate') return !known.has(keyOf(delivery))
  return !(verdict.verdict === 'refused' && verdict.code === 'exchange/altered')
}

async function takeOne(taking: Taking, item: Arrived): Promise<Verdict> {
  if (!item.delivery || item.refusal) return { verdict: 'refused', code: item.refusal ?? 'exchange/malformedEvent' }
  const authentic = { ...item, delivery: item.delivery }
  const known = taking.known.get(keyOf(item.delivery))
  // What was refused proves nothing about the writer: a stranger may have taken the id.
  if (known && known.verdict !== 'refused' && known.hash !== item.hash) return { verdict: 'refused', code: 'exchange/altered' }
  if (known?.verdict === 'stored' || known?.verdict === 'duplicate') return takeRepeat(taking, authentic, known.sections)
  return takeNew(taking, authentic)
}

/** A repeat is a repeat, but one sent later may carry content the first had no right to, or came by a node that had less. */
async function takeRepeat({ tx, offers }: Taking, { delivery }: Authentic, sections: number): Promise<Verdict> {
  if (sectionsOf(delivery) > sections) {
    const verdict = await offers.offer(delivery)
    if (verdict.verdict === 'stored' || verdict.verdict === 'duplicate') await raiseSections(tx, delivery)
  }
  return { verdict: 'duplicate' }
}

async function takeNew(taking: Taking, item: Authentic): Promise<Verdict> {
  const turn = turnOf(said(item), ofSender(taking.kept, item.delivery))
  if (turn === 'held') return { verdict: 'refused', code: heldBack }
  const verdict: Verdict = turn === 'wait' ? { verdict: 'waiting' } : await taking.offers.offer(item.delivery)
  if (verdict.verdict === 'waiting' && isFull(taking, item.delivery))
    return { verdict: 'refused', code: 'exchange/tooManyWaiting' }
  return verdict
}

const said = ({ delivery, batch, place }: Pick<Judged, 'delivery' | 'batch' | 'place'>) => ({
  event: delivery.header.id,
  batch,
  place,
  isRequest: delivery.header.seq === undefined,
})

const ofSender = (kept: readonly KeptOfSender[], { header, sender }: AnyDelivery): KeptOfSender[] =>
  kept.filter((other) => other.caseId === header.case && other.sender === sender)

function isFull({ env, kept }: Taking, { header }: AnyDelivery): boolean {
  const waiting = kept.filter(
    ({ caseId, verdict, event }) => caseId === header.case && verdict === 'waiting' && event !== header.id,
  )
  return waiting.length >= env.settings.mostWaitingPerCase
}

function remember(taking: Taking, { delivery, hash, batch, place }: Authentic, verdict: Verdict): void {
  const { header, sender } = delivery
  taking.known.set(keyOf(delivery), { hash, sections: sectionsOf(delivery), verdict: verdict.verdict })
  taking.kept = withVerdict(taking.kept, { caseId: header.case, sender, event: header.id, batch, place }, verdict)
}

/** What is kept of a case once one of its items has a verdict. */
function withVerdict(
  kept: readonly KeptOfSender[],
  item: Omit<KeptOfSender, 'verdict' | 'code'>,
  verdict: Verdict,
): KeptOfSender[] {
  const others = kept.filter(({ event, sender }) => event !== item.event || sender !== item.sender)
  if (verdict.verdict === 'waiting') return [...others, { ...item, verdict: 'waiting', code: null }]
  if (verdict.verdict === 'refused') return [...others, { ...item, verdict: 'refused', code: verdict.code }]
  return others
}

function movedCases(taking: Taking, judged: Iterable<Judged>): Set<string> {
  const moved = new Set<string>()
  for (const { delivery, verdict } of judged) if (verdict.verdict === 'stored') moved.add(delivery.header.case)
  return new Set(
    taking.kept.filter(({ caseId, verdict }) => verdict === 'waiting' && moved.has(caseId)).map(({ caseId }) => caseId),
  )
}

/** Offers what waits of a case: the chain by `seq`, so that one pass takes all that fits, then requests in the order they were said. */
export async function offerAgain(env: ExchangeEnv, tx: Tx, caseId: string, manner: Manner): Promise<number> {
  let kept: KeptOfSender[] = await keptOf(tx, [caseId])
  const judged: Judged[] = []
  const waits = await waitingOf(tx, caseId)
  const offers = openOffers(
    env,
    tx,
    manner,
    waits.map(({ delivery }) => delivery),
  )
  for (const waiting of waits) {
    const verdict = await offerOne(offers, kept, waiting)
    if (verdict.verdict === 'waiting') continue
    judged.push({ ...waiting, verdict })
    const { header, sender } = waiting.delivery
    kept = withVerdict(kept, { caseId, sender, event: header.id, batch: waiting.batch, place: waiting.place }, verdict)
  }
  await offers.end()
  await writeInbox(tx, judged)
  return judged.length
}

async function offerOne(offers: Offers, kept: readonly KeptOfSender[], waiting: Omit<Judged, 'verdict'>): Promise<Verdict> {
  const turn = turnOf(said(waiting), ofSender(kept, waiting.delivery))
  return turn === 'offer' ? offers.offer(waiting.delivery) : { verdict: 'waiting' }
}
