import { toBase64url } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import type { Standing } from '@tongban/protocol/case/standing'
import { dayOf } from '@tongban/protocol/case/time'
import { requestedType } from '@tongban/protocol/event/actions'
import { hasDay } from '@tongban/protocol/event/facts'
import { bodyHash } from '@tongban/protocol/event/hash'
import { type RequestHeader, schemaOf } from '@tongban/protocol/event/header'
import { bug } from '../../platform/problem.ts'
import type { CasesEnv } from '../env.ts'
import { nodesOf, rightsOf } from '../writing/address.ts'
import { post } from '../writing/append.ts'
import { hashName, type NewAct } from '../writing/pen.ts'
import type { StoredRequest, Writing } from '../writing/writing.ts'

/**
 * Writes what a place that does not hold the case asks of the holder: a signed event of its own, sent to every node of the case
 * (domain.md §2, Requests). It counts for nothing until the act that answers it is back.
 */
export async function ask(env: CasesEnv, writing: Writing, act: NewAct, arrival: number): Promise<StoredRequest> {
  const request = await compose(env, writing.file.caseId, act, arrival)
  const { standing } = writing.file
  const trust = env.trust()
  const others = nodesOf(trust, standing).filter((node) => node !== env.me)
  post(
    writing,
    (others.length > 0 ? others : [env.me]).map((to) => parcelTo(env, standing, to, request)),
  )
  writing.requests.push(request)
  writing.audit.push({
    actor: act.duty.through ?? act.duty.actor,
    action: `cases.request.${act.action}`,
    subject: writing.file.caseId,
    facts: { request: request.id },
  })
  return request
}

/**
 * A node that has just come in hears what this one still asks. Whoever brought it in sent it the requests stored there, and one that was
 * on its way then would reach a node that has given the case away, and never the one that holds it.
 */
export function askNewcomers(
  env: Pick<CasesEnv, 'me' | 'trust'>,
  writing: Writing,
  before: Standing,
  open: readonly StoredRequest[],
): void {
  const { standing } = writing.file
  const known = nodesOf(env.trust(), before)
  const newcomers = nodesOf(env.trust(), standing).filter((node) => node !== env.me && !known.includes(node))
  const own = open.filter(({ parsed }) => parsed.source === env.me)
  post(
    writing,
    newcomers.flatMap((to) => own.map((request) => parcelTo(env, standing, to, request))),
  )
}

function parcelTo(env: Pick<CasesEnv, 'trust'>, standing: Standing, to: string, { parsed, bodies }: StoredRequest) {
  const rights: ReadonlySet<string> = rightsOf(env.trust(), standing, to)
  return { to, header: parsed, bodies: bodies.filter(({ section }) => rights.has(section)) }
}

async function compose(env: CasesEnv, caseId: string, act: NewAct, arrival: number): Promise<StoredRequest> {
  const now = env.clock.now()
  const at = now.toISOString()
  const id = env.random.uuid(now.getTime())
  const bodies = (act.bodies ?? []).map(({ section, body }) => ({ section, salt: toBase64url(env.random.bytes(16)), body }))
  const refs = await Promise.all(
    bodies.map(async (body) => ({
      section: body.section as RequestHeader['bodies'][number]['section'],
      ...((await bodyHash(body, hashName(env), env.suites)) ?? bug('a fresh salt was refused')),
    })),
  )
  const parsed: RequestHeader = {
    specversion: '1.0',
    id,
    source: env.me,
    type: requestedType,
    subject: caseId,
    time: at,
    nodeTime: at,
    madeAt: at,
    dataschema: schemaOf(requestedType),
    case: caseId,
    hash: hashName(env),
    duty: act.duty,
    bodies: refs,
    files: [...(act.files ?? [])],
    facts: { requestId: id, action: act.action, ...act.facts, ...(hasDay(act.action) ? { day: dayOf(at) } : {}) },
  }
  return { id, action: act.action, header: canonicalText(parsed), parsed, bodies, arrival, answeredSeq: null }
}
