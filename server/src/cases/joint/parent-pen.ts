import { toBase64url } from '@tongban/protocol/bytes'
import { followParent, type ParentStanding } from '@tongban/protocol/case/parent'
import { legalTime } from '@tongban/protocol/case/time'
import { type ParentAction, parentEventTypes } from '@tongban/protocol/event/actions'
import { type Body, bodyHash } from '@tongban/protocol/event/hash'
import { type BodyRef, type ChainHeader, type Duty, type FileRef, schemaOf } from '@tongban/protocol/event/header'
import { enqueue } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { ParentFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { saveEvents } from '../event.store.ts'
import { hashName, stored } from '../writing/pen.ts'
import { saveParent } from './parent.store.ts'

export interface ParentAct {
  readonly action: ParentAction
  readonly duty: Duty
  readonly facts: Readonly<Record<string, unknown>>
  readonly bodies?: readonly Omit<Body, 'salt'>[]
  readonly files?: readonly FileRef[]
}

/** A parent before its first event. */
export type Unopened = Pick<ParentFile, 'caseId' | 'item' | 'applicant'>

/** Writes one event of a parent's short chain. It never leaves this node but is sealed for itself, so it can be proved. */
export async function writeParent(env: CasesEnv, tx: Tx, parent: ParentFile | Unopened, act: ParentAct): Promise<ParentFile> {
  const before = 'standing' in parent ? parent : undefined
  const bodies = (act.bodies ?? []).map((body) => ({ ...body, salt: toBase64url(env.random.bytes(16)) }))
  const header = await compose(env, parent, act, bodies)
  const followed = followParent(before?.standing, header)
  if (!followed.ok) bug(`the parent's own act ${act.action} was refused: ${followed.why}`)
  const event = await stored(env, header, act.action, bodies)
  const said = (before?.said ?? 0) + 1
  const after: ParentFile = { ...parent, standing: followed.standing, head: event.hash, lastHeader: header, said }
  const at = env.clock.now()
  await saveEvents(tx, [{ caseId: parent.caseId, event }], at)
  await saveParent(tx, after, at)
  await enqueue(tx, [{ to: env.me, header, bodies: [], caseId: parent.caseId, ord: said }])
  tx.audit({ actor: act.duty.actor, action: `cases.parent.${act.action}`, subject: parent.caseId, facts: { seq: header.seq } })
  tx.publish({ id: header.id, topic: 'cases.parent', subject: parent.caseId, body: { action: act.action, seq: header.seq } })
  return after
}

async function compose(
  env: CasesEnv,
  parent: ParentFile | Unopened,
  act: ParentAct,
  bodies: readonly Body[],
): Promise<ChainHeader> {
  const before: (Pick<ParentStanding, 'seq' | 'time'> & { head: string }) | undefined =
    'standing' in parent ? { ...parent.standing, head: parent.head } : undefined
  const now = env.clock.now()
  const type = parentEventTypes[act.action]
  const refs = await Promise.all(
    bodies.map(async (body) => ({
      section: body.section as BodyRef['section'],
      ...((await bodyHash(body, hashName(env), env.suites)) ?? bug('a fresh salt was refused')),
    })),
  )
  return {
    specversion: '1.0',
    id: env.random.uuid(now.getTime()),
    source: env.me,
    type,
    subject: parent.caseId,
    time: legalTime(now.toISOString(), before?.time),
    nodeTime: now.toISOString(),
    dataschema: schemaOf(type),
    case: parent.caseId,
    seq: (before?.seq ?? 0) + 1,
    prev: before?.head ?? null,
    hash: hashName(env),
    duty: act.duty,
    bodies: refs,
    files: [...(act.files ?? [])],
    facts: { ...act.facts },
  }
}
