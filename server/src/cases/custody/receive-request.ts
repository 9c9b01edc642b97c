import { canonicalText } from '@tongban/protocol/canonical'
import type { RequestHeader } from '@tongban/protocol/event/header'
import type { Delivery, Verdict } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CasesEnv } from '../env.ts'
import { readRequests, saveRequests } from '../event.store.ts'
import { nodesOf } from '../writing/address.ts'
import { deskFor, openCase } from '../writing/desk.ts'
import { saveWriting } from '../writing/save.ts'
import { settle } from '../writing/settle.ts'
import type { StoredRequest } from '../writing/writing.ts'
import { followUpLater } from './follow-up.ts'

/** Takes a request of another node, and answers it in the same transaction where this node holds the case. */
export async function receiveRequest(env: CasesEnv, tx: Tx, delivery: Delivery, header: RequestHeader): Promise<Verdict> {
  const opened = await openCase(env, tx, header.case)
  if (!opened) return { verdict: 'waiting' }
  const { writing } = opened
  const action = header.facts['action']
  if (typeof action !== 'string' || header.facts['requestId'] !== header.id) return { verdict: 'refused', code: 'cases/badFacts' }
  // What counts from the moment it was made must not say another moment than its own.
  if (header.madeAt !== header.time || header.time !== header.nodeTime) return { verdict: 'refused', code: 'cases/wrongTime' }
  if (!nodesOf(env.trust(), writing.file.standing).includes(header.source))
    return { verdict: 'refused', code: 'cases/wrongPlace' }
  const known = await readRequests(tx, header.case)
  if (known.some(({ id }) => id === header.id)) return { verdict: 'duplicate' }
  const request: StoredRequest = {
    id: header.id,
    action,
    header: canonicalText(header),
    parsed: header,
    bodies: delivery.bodies,
    arrival: known.length + 1,
    answeredSeq: null,
  }
  await saveRequests(tx, header.case, [request])
  writing.audit.push({
    actor: delivery.sender,
    action: `cases.received.request.${action}`,
    subject: header.case,
    facts: { request: header.id },
  })
  const desk = await deskFor(env, tx, writing.file, writing.version)
  await settle(env, { writing, desk })
  await saveWriting(tx, writing, env.clock.now())
  await followUpLater(env, tx, { writing, desk })
  return { verdict: 'stored' }
}
