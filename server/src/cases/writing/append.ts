import type { FollowRefusal } from '@tongban/protocol/case/follow'
import { headerHash } from '@tongban/protocol/event/hash'
import { dayOf } from '../../platform/clock.ts'
import { failpoint } from '../../platform/failpoint.ts'
import type { CasesEnv } from '../env.ts'
import { parcelsFor, type Told } from './address.ts'
import { hashName, type NewAct, write } from './pen.ts'
import type { StoredEvent, Writing } from './writing.ts'

/** What was said of a case before this writing; read only when a node comes in or gains a right. */
export type History = () => Promise<readonly Told[]>

/** Adds one act to a writing: the event, its copies for the other nodes, the audit line and the feed entry. */
export async function append(
  env: CasesEnv,
  writing: Writing,
  asked: NewAct,
  history: History,
): Promise<FollowRefusal | undefined> {
  const { file, terms } = writing
  await failpoint('cases.beforeAct', asked.action)
  const act = await numbered(env, writing, asked)
  const before = file.standing
  const tip = { standing: before, head: await headFor(env, writing) }
  const written = await write(env, { caseId: file.caseId, tip, terms }, act)
  if (!written.ok) return written.why
  const { event, standing } = written
  const told: Told = { header: event.parsed, bodies: event.bodies }
  const all = async () => [...(await history()), ...writing.events.map(({ parsed, bodies }) => ({ header: parsed, bodies }))]
  const parcels = await parcelsFor({ me: env.me, trust: env.trust(), before, after: standing, told, history: all })
  post(writing, parcels)
  keep(writing, event, act)
  writing.file = { ...writing.file, standing, head: event.hash, lastHeader: event.parsed }
  await failpoint('cases.afterAct', asked.action)
  return undefined
}

/** Puts parcels into the outbox in the order in which they are said. */
export function post(writing: Writing, parcels: Awaited<ReturnType<typeof parcelsFor>>): void {
  let { said } = writing.file
  for (const parcel of parcels) writing.outbox.push({ ...parcel, caseId: writing.file.caseId, ord: ++said })
  writing.file = { ...writing.file, said }
}

function keep(writing: Writing, event: StoredEvent, act: NewAct): void {
  const { caseId } = writing.file
  writing.events.push(event)
  if (act.request) writing.answered.push({ requestId: act.request.id, seq: event.seq })
  record(writing, event, act.duty.through ?? act.duty.actor)
  writing.feed.push({ id: event.id, topic: 'cases.event', subject: caseId, body: { action: event.action, seq: event.seq } })
}

function record(writing: Writing, event: StoredEvent, actor: string): void {
  writing.audit.push({
    actor,
    action: `cases.${event.action}`,
    subject: writing.file.caseId,
    facts: { seq: event.seq, event: event.id },
  })
}

/** `prev` is the previous header under the new writer's hash: hashed anew where another suite wrote it. */
async function headFor(env: CasesEnv, { file }: Writing): Promise<string> {
  return file.lastHeader.hash === hashName(env) ? file.head : headerHash(file.lastHeader, env.suites, hashName(env))
}

/** With acceptance comes the official number, where the version carries a good code; it never waits and never blocks. */
async function numbered(env: CasesEnv, { file, version }: Writing, act: NewAct): Promise<NewAct> {
  const accepts = act.action === 'accept' || act.action === 'deemAccepted'
  if (!accepts || file.standing.officialNumber !== null || !version) return act
  const officialNumber = await env.officialNumber(version.implementationCode, dayOf(env.clock.now()))
  return officialNumber ? { ...act, facts: { ...act.facts, officialNumber } } : act
}
