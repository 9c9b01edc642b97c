import { bringsInOutsider } from '@tongban/protocol/case/brought-in'
import { follow } from '@tongban/protocol/case/follow'
import { actionOf } from '@tongban/protocol/event/actions'
import { bodyFits, headerHash } from '@tongban/protocol/event/hash'
import { isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import type { Delivery, Sitting, Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { eventAt, headerOf } from '../event.store.ts'
import { judged } from '../writing/pen.ts'
import { settle } from '../writing/settle.ts'
import type { StoredEvent, Writing } from '../writing/writing.ts'
import { askNewcomers } from './ask.ts'
import { type Docket, type Listed, openDocket, unanswered } from './docket.ts'
import { type Heard, sourcesIn, storedAs } from './heard.ts'
import { receiveBirth } from './receive-birth.ts'
import { receiveRequest } from './receive-request.ts'

const refused = (code: string): Verdict => ({ verdict: 'refused', code: code.includes('/') ? code : `cases/${code}` })
const DAY_MS = 86_400_000

/** Takes the events of one batch: each judged by itself, all written at the end. */
export async function receiveEvents(env: CasesEnv, tx: Tx, deliveries: readonly Delivery[]): Promise<Sitting> {
  const docket = await openDocket(env, tx, [...new Set(deliveries.map(({ header }) => header.case))])
  return { take: (delivery) => receiveEvent(env, docket, delivery), end: docket.end }
}

/**
 * Takes one event of a case from another node: whole, from the place that may write it, next in its chain and legal, or not at all.
 * What this node then has to do by rule (take over, answer, decide) it does in the same transaction.
 */
async function receiveEvent(env: CasesEnv, docket: Docket, delivery: Delivery): Promise<Verdict> {
  const { header } = delivery
  const unsound = unsoundness(env, delivery)
  if (unsound) return refused(unsound)
  if (Date.parse(header.time) > env.clock.now().getTime() + DAY_MS) return { verdict: 'waiting' }
  const listed = docket.find(header.case)
  if (isRequestHeader(header)) return receiveRequest(env, docket, { listed, delivery, header })
  if (!isChainHeader(header) || !actionOf(header.type)) return { verdict: 'notUnderstood' }
  const heard = { env, docket, delivery, header }
  return listed ? next(heard, listed) : receiveBirth(heard)
}

/** What can be said of an event without its case: its writer is the node of the place it names. That its content fits the exchange has seen. */
function unsoundness(env: CasesEnv, { header, origin }: Delivery): string | undefined {
  if (header.source !== origin.batchHeader.from) return 'notWriter'
  return nodeOf(env.trust(), header.duty.place) === header.source ? undefined : 'wrongPlace'
}

async function next(heard: Heard, listed: Listed): Promise<Verdict> {
  const { env, header } = heard
  const { file } = listed.writing
  if (header.seq <= file.standing.seq) return again(heard, listed)
  if (header.seq > file.standing.seq + 1) return { verdict: 'waiting' }
  const prev = await headerHash(file.lastHeader, env.suites, header.hash)
  return header.prev === prev ? judge(heard, listed) : refused('badPrev')
}

/** The same event again is a duplicate, though it may bring content gained since; another one at this place would be a fork. */
async function again(heard: Heard, { writing }: Listed): Promise<Verdict> {
  const { docket, delivery, header } = heard
  const unwritten = writing.events.find(({ seq }) => seq === header.seq)
  const here = unwritten ?? (await eventAt(docket.tx, header.case, header.seq))
  if (here?.id !== header.id || here.hash !== delivery.hash) return refused('fork')
  docket.addContent({ caseId: header.case, told: storedAs(heard, '') })
  return { verdict: 'duplicate' }
}

async function judge(heard: Heard, listed: Listed): Promise<Verdict> {
  const { env, header } = heard
  const { writing } = listed
  const { file, terms } = writing
  const open = unanswered(listed)
  const request = header.requestId === undefined ? undefined : open.find(({ id }) => id === header.requestId)
  if (header.requestId !== undefined && !request && !file.standing.answered.includes(header.requestId))
    return { verdict: 'waiting' }
  const followed = follow(file.standing, judged(env, { standing: file.standing, terms }, header, request?.parsed))
  if (!followed.ok) return refused(followed.why)
  if (await isHandedOut(heard, listed)) return refused('noAgreement')
  const event = storedAs(heard, actionOf(header.type) ?? '')
  writing.file = { ...file, standing: followed.standing, head: event.hash, lastHeader: header }
  askNewcomers(env, writing, file.standing, open)
  await keep(heard, listed, event)
  return { verdict: 'stored' }
}

/** Whether the event would bring a region in that the case's agreement does not open the way to: what the writer should not have written. */
async function isHandedOut({ env, docket, header }: Heard, { writing }: Listed): Promise<boolean> {
  const { standing } = writing.file
  const action = actionOf(header.type)
  const hash = standing.born.agreement
  const agreement = hash === null ? null : await docket.agreement(hash)
  if (!action || agreement === undefined) return false
  return bringsInOutsider(standing, { action, facts: header.facts }, { agreement, nodeOf: (place) => nodeOf(env.trust(), place) })
}

/** Keeps what came, then writes what follows from it by rule. */
async function keep({ env, docket, delivery, header }: Heard, listed: Listed, event: StoredEvent): Promise<void> {
  const { writing } = listed
  const { caseId } = writing.file
  writing.events.push(event)
  listed.sources = [...listed.sources, ...sourcesIn(header)]
  await keepEarlier(env, docket, writing, delivery)
  if (header.requestId !== undefined) writing.answered.push({ requestId: header.requestId, seq: event.seq })
  writing.audit.push({
    actor: delivery.sender,
    action: `cases.received.${event.action}`,
    subject: caseId,
    facts: { seq: event.seq, event: event.id },
  })
  writing.feed.push({ id: event.id, topic: 'cases.event', subject: caseId, body: { action: event.action, seq: event.seq } })
  listed.followUp = true
  await settle(env, { writing, desk: await docket.desk(listed) })
}

/** Content of earlier events that came with a right gained now; each must be what its own event names. */
async function keepEarlier(env: CasesEnv, docket: Docket, { file, events }: Writing, { earlier }: Delivery): Promise<void> {
  const { caseId } = file
  for (const { event, ...body } of earlier ?? []) {
    const parsed = events.find(({ id }) => id === event)?.parsed ?? (await headerOf(docket.tx, caseId, event))
    if (parsed && (await bodyFits(parsed, body, env.suites)))
      docket.addContent({ caseId, told: { id: event, parsed, bodies: [body] } })
  }
}
