import { follow } from '@tongban/protocol/case/follow'
import { actionOf } from '@tongban/protocol/event/actions'
import { bodyFits, headerHash } from '@tongban/protocol/event/hash'
import { isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import type { Delivery, Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { eventAt, headerOf, markAnswered, saveBodies, saveContent, saveEvents } from '../event.store.ts'
import { deskFor, openCase } from '../writing/desk.ts'
import { judged, stored } from '../writing/pen.ts'
import { saveWriting } from '../writing/save.ts'
import { settle } from '../writing/settle.ts'
import { openWriting, type StoredEvent, type Writing } from '../writing/writing.ts'
import { askNewcomers } from './ask.ts'
import { followUpLater } from './follow-up.ts'
import type { Heard } from './heard.ts'
import { receiveBirth } from './receive-birth.ts'
import { receiveRequest } from './receive-request.ts'

const refused = (code: string): Verdict => ({ verdict: 'refused', code: code.includes('/') ? code : `cases/${code}` })
const DAY_MS = 86_400_000

/**
 * Takes one event of a case from another node: whole, from the place that may write it, next in its chain and legal, or not at all.
 * What this node then has to do by rule (take over, answer, decide) it does in the same transaction.
 */
export async function receiveEvent(env: CasesEnv, tx: Tx, delivery: Delivery): Promise<Verdict> {
  const { header } = delivery
  const unsound = await unsoundness(env, delivery)
  if (unsound) return refused(unsound)
  if (Date.parse(header.time) > env.clock.now().getTime() + DAY_MS) return { verdict: 'waiting' }
  if (isRequestHeader(header)) return receiveRequest(env, tx, delivery, header)
  if (!isChainHeader(header) || !actionOf(header.type)) return { verdict: 'notUnderstood' }
  const opened = await openCase(env, tx, header.case)
  const heard = { env, tx, delivery, header }
  return opened ? next(heard, opened.writing) : receiveBirth(heard)
}

/** What can be said of an event without its case: its writer is the node of the place it names, and its content is what it says. */
async function unsoundness(env: CasesEnv, { header, bodies, origin }: Delivery): Promise<string | undefined> {
  if (header.source !== origin.batchHeader.from) return 'notWriter'
  if (nodeOf(env.trust(), header.duty.place) !== header.source) return 'wrongPlace'
  for (const body of bodies) if (!(await bodyFits(header, body, env.suites))) return 'badBody'
  return undefined
}

async function next(heard: Heard, writing: Writing): Promise<Verdict> {
  const { env, header } = heard
  const { file } = writing
  if (header.seq <= file.standing.seq) return again(heard)
  if (header.seq > file.standing.seq + 1) return { verdict: 'waiting' }
  const prev = await headerHash(file.lastHeader, env.suites, header.hash)
  return header.prev === prev ? judge(heard, writing) : refused('badPrev')
}

/** The same event again is a duplicate, though it may bring content gained since; another one at this place would be a fork. */
async function again({ env, tx, delivery, header }: Heard): Promise<Verdict> {
  const here = await eventAt(tx, header.case, header.seq)
  if (here?.id !== header.id || here.hash !== (await headerHash(header, env.suites))) return refused('fork')
  await saveContent(tx, header.case, [await stored(env, header, '', delivery.bodies)])
  return { verdict: 'duplicate' }
}

async function judge(heard: Heard, before: Writing): Promise<Verdict> {
  const { env, tx, delivery, header } = heard
  const { file, terms, version } = before
  const { open } = await deskFor(env, tx, file, version)
  const request = header.requestId === undefined ? undefined : open.find(({ id }) => id === header.requestId)
  if (header.requestId !== undefined && !request && !file.standing.answered.includes(header.requestId))
    return { verdict: 'waiting' }
  const followed = follow(file.standing, judged(env, { standing: file.standing, terms }, header, request?.parsed))
  if (!followed.ok) return refused(followed.why)
  const event = await stored(env, header, actionOf(header.type) ?? '', delivery.bodies)
  const writing = openWriting({ ...file, standing: followed.standing, head: event.hash, lastHeader: header }, terms, version)
  askNewcomers(env, writing, file.standing, open)
  await keep(heard, writing, event)
  return { verdict: 'stored' }
}

/** Stores what came, then writes what follows from it by rule. */
async function keep({ env, tx, delivery, header }: Heard, writing: Writing, event: StoredEvent): Promise<void> {
  const at = env.clock.now()
  const { caseId } = writing.file
  await saveEvents(tx, caseId, [event], at)
  await saveEarlier(env, tx, caseId, delivery)
  if (header.requestId !== undefined) await markAnswered(tx, caseId, header.requestId, event.seq)
  writing.audit.push({
    actor: delivery.sender,
    action: `cases.received.${event.action}`,
    subject: caseId,
    facts: { seq: event.seq, event: event.id },
  })
  writing.feed.push({ id: event.id, topic: 'cases.event', subject: caseId, body: { action: event.action, seq: event.seq } })
  const desk = await deskFor(env, tx, writing.file, writing.version)
  await settle(env, { writing, desk })
  await saveWriting(tx, writing, at)
  await followUpLater(env, tx, { writing, desk })
}

/** Content of earlier events that came with a right gained now; each must be what its own event names. */
async function saveEarlier(env: CasesEnv, tx: Tx, caseId: string, { earlier }: Delivery): Promise<void> {
  for (const { event, ...body } of earlier ?? []) {
    const header = await headerOf(tx, caseId, event)
    if (header && (await bodyFits(header, body, env.suites))) await saveBodies(tx, [{ caseId, eventId: event, body }])
  }
}
