import { toBase64url, utf8 } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import type { Act } from '@tongban/protocol/case/conditions'
import { handOverLimit } from '@tongban/protocol/case/conditions'
import { type FollowRefusal, follow } from '@tongban/protocol/case/follow'
import type { Standing } from '@tongban/protocol/case/standing'
import type { Terms } from '@tongban/protocol/case/step'
import { countingDay, legalTime } from '@tongban/protocol/case/time'
import { type CaseAction, caseEventTypes } from '@tongban/protocol/event/actions'
import { hasDay } from '@tongban/protocol/event/facts'
import { type Body, bodyHash } from '@tongban/protocol/event/hash'
import {
  type BodyRef,
  type ChainHeader,
  type Duty,
  type FileRef,
  type RequestHeader,
  schemaOf,
} from '@tongban/protocol/event/header'
import { hashOf } from '@tongban/protocol/hash'
import { bug } from '../../platform/problem.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import type { StoredEvent } from './writing.ts'

/** An act as a use case asks for it; day, time and place in the chain are the pen's to fill in. */
export interface NewAct {
  readonly action: CaseAction
  readonly duty: Duty
  readonly facts: Readonly<Record<string, unknown>>
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly files?: readonly FileRef[]
  readonly request?: RequestHeader
}

export type Written =
  | { readonly ok: true; readonly event: StoredEvent; readonly standing: Standing }
  | { readonly ok: false; readonly why: FollowRefusal }

const SALT_BYTES = 16

type Pen = Pick<CasesEnv, 'clock' | 'random' | 'suites' | 'keys' | 'me' | 'trust'>

/** Where the chain stands: undefined before its first event. `head` is the hash of the last header under this node's hash. */
export interface Tip {
  readonly standing: Standing
  readonly head: string
}

/** The chain that is written on, and the terms under which. */
export interface Chain {
  readonly caseId: string
  readonly tip: Tip | undefined
  readonly terms: Terms
}

/** Writes one event of a case: fills in time, day, seq and prev, hashes the content, and asks the life table before it is true. */
export async function write(pen: Pen, chain: Chain, act: NewAct): Promise<Written> {
  const salted = await salt(pen, act.bodies ?? [])
  const header = compose(pen, chain, act, salted)
  const standing = chain.tip?.standing
  const followed = follow(standing, judged(pen, { standing, terms: chain.terms }, header, act.request))
  if (!followed.ok) return followed
  return {
    ok: true,
    standing: followed.standing,
    event: await stored(
      pen,
      header,
      act.action,
      salted.map(({ body }) => body),
    ),
  }
}

/** The act as the life table wants it, for writer and receiver alike. */
export function judged(
  pen: Pick<CasesEnv, 'trust'>,
  { standing, terms }: { readonly standing: Standing | undefined; readonly terms: Terms },
  header: ChainHeader,
  request: RequestHeader | undefined,
): Act {
  const trust = pen.trust()
  const sameNode = standing !== undefined && nodeOf(trust, standing.holder) === nodeOf(trust, standing.born.receivingPlace)
  return { header, request, terms, sameNode }
}

function compose(pen: Pen, { caseId, tip, terms }: Chain, act: NewAct, salted: readonly Salted[]): ChainHeader {
  const now = pen.clock.now()
  const nodeTime = now.toISOString()
  const { request } = act
  const timed = {
    time: legalTime(nodeTime, tip?.standing.time),
    ...(request ? { requestId: request.id, madeAt: request.madeAt } : {}),
  }
  return {
    specversion: '1.0',
    id: pen.random.uuid(now.getTime()),
    source: pen.me,
    type: caseEventTypes[act.action],
    subject: caseId,
    nodeTime,
    ...timed,
    dataschema: schemaOf(caseEventTypes[act.action]),
    case: caseId,
    seq: (tip?.standing.seq ?? 0) + 1,
    prev: tip?.head ?? null,
    hash: hashName(pen),
    duty: act.duty,
    bodies: salted.map(({ ref }) => ref),
    files: [...(act.files ?? [])],
    facts: completed(tip?.standing, act, countingDay(tip?.standing, act.action, timed), terms),
  }
}

/** The facts that are the writer's own figures: the day the act counts on, and the limit of a hand-over. */
function completed(standing: Standing | undefined, act: NewAct, day: string, terms: Terms): Record<string, unknown> {
  const papers = act.facts['papers'] === true
  const limit = act.action === 'handOver' && standing ? { papers, limit: handOverLimit(standing, papers, terms) } : {}
  return { ...act.facts, ...limit, ...(hasDay(act.action) ? { day } : {}) }
}

interface Salted {
  readonly body: Body
  readonly ref: BodyRef
}

function salt(pen: Pen, bodies: NonNullable<NewAct['bodies']>): Promise<Salted[]> {
  return Promise.all(
    bodies.map(async ({ section, body }) => {
      const salted = { section, salt: toBase64url(pen.random.bytes(SALT_BYTES)), body }
      const found = (await bodyHash(salted, hashName(pen), pen.suites)) ?? bug('a fresh salt was refused')
      return { body: salted, ref: { section: section as BodyRef['section'], ...found } }
    }),
  )
}

export const hashName = (pen: Pick<CasesEnv, 'keys' | 'suites'>) =>
  pen.suites[pen.keys.suite]?.hashName ?? bug(`suite ${pen.keys.suite} is not built in`)

export async function stored(
  pen: Pick<CasesEnv, 'suites'>,
  header: ChainHeader,
  action: string,
  bodies: readonly Body[],
): Promise<StoredEvent> {
  // One canonical form for store and hash: it is the dearest step of a submission after the hashes themselves.
  const text = canonicalText(header)
  const hash = await hashOf(pen.suites, header.hash, utf8(text))
  return { seq: header.seq, id: header.id, action, header: text, hash, parsed: header, bodies }
}
