import { follow } from '@tongban/protocol/case/follow'
import { actionOf } from '@tongban/protocol/event/actions'
import { factsFit, type SubmitFacts } from '@tongban/protocol/event/facts'
import { bodyFits, headerHash } from '@tongban/protocol/event/hash'
import { type ChainHeader, isChainHeader, isRequestHeader } from '@tongban/protocol/event/header'
import type { Delivery, Verdict } from '../../exchange/index.ts'
import { agreementByHash } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { insertCases } from '../case.store.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { eventAt, headerOf, markAnswered, saveBodies, saveContent, saveEvents } from '../event.store.ts'
import { deskFor, openCase, termsOf } from '../writing/desk.ts'
import { judged, stored } from '../writing/pen.ts'
import { saveWriting } from '../writing/save.ts'
import { settle } from '../writing/settle.ts'
import { openWriting, type Writing } from '../writing/writing.ts'
import { followUpLater } from './follow-up.ts'
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
  return opened ? next(env, tx, delivery, header, opened.writing) : born(env, tx, delivery, header)
}

/** What can be said of an event without its case: its writer is the node of the place it names, and its content is what it says. */
async function unsoundness(env: CasesEnv, { header, bodies, origin }: Delivery): Promise<string | undefined> {
  if (header.source !== origin.batchHeader.from) return 'notWriter'
  if (nodeOf(env.trust(), header.duty.place) !== header.source) return 'wrongPlace'
  for (const body of bodies) if (!(await bodyFits(header, body, env.suites))) return 'badBody'
  return undefined
}

async function born(env: CasesEnv, tx: Tx, delivery: Delivery, header: ChainHeader): Promise<Verdict> {
  if (header.seq !== 1) return { verdict: 'waiting' }
  const born: unknown = header.facts
  if (!factsFit('submit', born)) return refused('badFacts')
  const unknown = await unknownTo(env, tx, born)
  if (unknown) return refused(unknown)
  const terms = await termsOf(tx, born)
  const followed = follow(undefined, judged(env, undefined, header, undefined, terms))
  if (!followed.ok) return refused(followed.why)
  const event = await stored(env, header, 'submit', delivery.bodies)
  const at = env.clock.now()
  await insertCases(
    tx,
    [
      {
        caseId: header.case,
        standing: followed.standing,
        head: event.hash,
        said: 0,
        applicant: null,
        queryNumber: null,
        queryCodeHash: null,
      },
    ],
    at,
  )
  await saveEvents(tx, header.case, [event], at)
  tx.audit({ actor: header.source, action: 'cases.received.submit', subject: header.case, facts: { event: header.id } })
  return { verdict: 'stored' }
}

/** A case under a version or an agreement that is not known here cannot be judged, so it is not taken. */
async function unknownTo(env: CasesEnv, tx: Tx, born: SubmitFacts): Promise<string | undefined> {
  if (born.agreement !== null && !(await agreementByHash(tx, born.agreement))) return 'noAgreement'
  if (nodeOf(env.trust(), born.decidingPlace) === env.me && !(await env.catalogue.version(tx, born.version))) return 'noVersion'
  return undefined
}

async function next(env: CasesEnv, tx: Tx, delivery: Delivery, header: ChainHeader, writing: Writing): Promise<Verdict> {
  const { file } = writing
  if (header.seq <= file.standing.seq) return again(env, tx, delivery, header)
  if (header.seq > file.standing.seq + 1) return { verdict: 'waiting' }
  const prev = await headerHash(file.lastHeader, env.suites, header.hash)
  if (header.prev !== prev) return refused('badPrev')
  return judge(env, tx, delivery, header, writing)
}

/** The same event again is a duplicate, though it may bring content gained since; another one at this place would be a fork. */
async function again(env: CasesEnv, tx: Tx, delivery: Delivery, header: ChainHeader): Promise<Verdict> {
  const here = await eventAt(tx, header.case, header.seq)
  if (here?.id !== header.id || here.hash !== (await headerHash(header, env.suites))) return refused('fork')
  await saveContent(tx, header.case, [await stored(env, header, '', delivery.bodies)])
  return { verdict: 'duplicate' }
}

async function judge(env: CasesEnv, tx: Tx, delivery: Delivery, header: ChainHeader, before: Writing): Promise<Verdict> {
  const { file } = before
  const desk = await deskFor(env, tx, file, before.version)
  const request = header.requestId === undefined ? undefined : desk.open.find(({ id }) => id === header.requestId)
  if (header.requestId !== undefined && !request && !file.standing.answered.includes(header.requestId))
    return { verdict: 'waiting' }
  const { terms, version } = before
  const followed = follow(file.standing, judged(env, file.standing, header, request?.parsed, terms))
  if (!followed.ok) return refused(followed.why)
  const event = await stored(env, header, actionOf(header.type) ?? '', delivery.bodies)
  const writing = openWriting({ ...file, standing: followed.standing, head: event.hash, lastHeader: header }, terms, version)
  await keep(env, tx, delivery, writing, { event, answers: request?.id })
  return { verdict: 'stored' }
}

interface Taken {
  readonly event: Awaited<ReturnType<typeof stored>>
  readonly answers: string | undefined
}

/** Stores what came, then writes what follows from it by rule. */
async function keep(env: CasesEnv, tx: Tx, delivery: Delivery, writing: Writing, { event, answers }: Taken): Promise<void> {
  const at = env.clock.now()
  const { caseId } = writing.file
  await saveEvents(tx, caseId, [event], at)
  await saveEarlier(env, tx, caseId, delivery)
  if (answers) await markAnswered(tx, caseId, answers, event.seq)
  writing.audit.push({
    actor: delivery.sender,
    action: `cases.received.${event.action}`,
    subject: caseId,
    facts: { seq: event.seq, event: event.id },
  })
  writing.feed.push({ id: event.id, topic: 'cases.event', subject: caseId, body: { action: event.action, seq: event.seq } })
  const desk = await deskFor(env, tx, writing.file, writing.version)
  await settle(env, writing, desk)
  await saveWriting(tx, writing, at)
  await followUpLater(env, tx, writing, desk.filesHere)
}

/** Content of earlier events that came with a right gained now; each must be what its own event names. */
async function saveEarlier(env: CasesEnv, tx: Tx, caseId: string, { earlier }: Delivery): Promise<void> {
  for (const { event, ...body } of earlier ?? []) {
    const header = await headerOf(tx, caseId, event)
    if (header && (await bodyFits(header, body, env.suites))) await saveBodies(tx, [{ caseId, eventId: event, body }])
  }
}
