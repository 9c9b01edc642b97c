import type { RequestHeader } from '@tongban/protocol/event/header'
import type { Delivery, Verdict } from '../../exchange/index.ts'
import type { CasesEnv } from '../env.ts'
import { nodesOf } from '../writing/address.ts'
import { settle } from '../writing/settle.ts'
import type { StoredRequest } from '../writing/writing.ts'
import type { Docket, Listed } from './docket.ts'
import { sourcesIn } from './heard.ts'

/** A request of another node on its way into this one, and its case where it is here. */
interface HeardRequest {
  readonly listed: Listed | undefined
  readonly delivery: Delivery
  readonly header: RequestHeader
}

/** Takes a request of another node, and answers it in the same transaction where this node holds the case. */
export async function receiveRequest(
  env: CasesEnv,
  docket: Docket,
  { listed, delivery, header }: HeardRequest,
): Promise<Verdict> {
  if (!listed) return { verdict: 'waiting' }
  const { writing } = listed
  const action = header.facts['action']
  if (typeof action !== 'string' || header.facts['requestId'] !== header.id) return { verdict: 'refused', code: 'cases/badFacts' }
  // What counts from the moment it was made must not say another moment than its own.
  if (header.madeAt !== header.time || header.time !== header.nodeTime) return { verdict: 'refused', code: 'cases/wrongTime' }
  if (!nodesOf(env.trust(), writing.file.standing).includes(header.source))
    return { verdict: 'refused', code: 'cases/wrongPlace' }
  if (listed.requests.some(({ id }) => id === header.id)) return { verdict: 'duplicate' }
  keep(listed, delivery, { header, action })
  await settle(env, { writing, desk: await docket.desk(listed) })
  return { verdict: 'stored' }
}

function keep(
  listed: Listed,
  { bodies, sender, text }: Delivery,
  { header, action }: { header: RequestHeader; action: string },
): void {
  const { writing, requests } = listed
  const request: StoredRequest = {
    ...{ id: header.id, action, header: text, parsed: header, bodies },
    ...{ arrival: requests.length + 1, answeredSeq: null },
  }
  writing.requests.push(request)
  listed.requests = [...requests, request]
  listed.sources = [...listed.sources, ...sourcesIn(header)]
  writing.audit.push({
    actor: sender,
    action: `cases.received.request.${action}`,
    subject: header.case,
    facts: { request: header.id },
  })
  listed.followUp = true
}
