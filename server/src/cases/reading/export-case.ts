import type { EventHeader } from '@tongban/protocol/event/header'
import { signingInstant } from '@tongban/protocol/trust/key-in-use'
import { closeExport } from '@tongban/protocol/verify/close-export'
import type { CaseExport, ExportedEvent } from '@tongban/protocol/verify/export'
import { agreementByHash, originsOf } from '../../exchange/index.ts'
import type { Actor } from '../../identity/index.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import { sectionsForPerson } from '../domain/may-see.ts'
import type { CasesEnv } from '../env.ts'
import { readEvents, readRequests } from '../event.store.ts'
import { readParent } from '../joint/parent.store.ts'
import { maySeeParent } from '../joint/view-parent.ts'
import { problem } from '../problems.ts'
import type { StoredEvent, StoredRequest } from '../writing/writing.ts'
import { sectionsSeenBy } from './access.ts'
import { noteCaseRead } from './note-read.ts'
import { seenCase } from './read-case.ts'

/**
 * The log of a case or parent as one file that anyone can check offline: all headers, each with its writer's proof, the content that
 * the reader may see, and this node's signed word that this is all (protocol.md, Export). What is not yet sealed is sealed first.
 */
export async function exportCase(env: CasesEnv, id: string, actor: Actor): Promise<CaseExport> {
  // Nobody sets the node to work over a case that they may not see.
  await env.db.read(actor.id, (tx) => refuseUnseen(env, tx, id, actor))
  await env.exchange.sealSelfNow(id)
  return env.db.write(actor.id, async (tx) => {
    const content = (await readParent(tx, id)) ? await parentContent(tx, id, actor, env) : await caseContent(env, tx, id, actor)
    const { me: node, keys, suites } = env
    const at = signingInstant(env.trust(), { node, kid: keys.kid }, env.clock.now().toISOString())
    return closeExport(content, { node, keys, suites, at })
  })
}

async function refuseUnseen(env: CasesEnv, tx: ReadTx, id: string, actor: Actor): Promise<void> {
  const parent = await readParent(tx, id)
  if (!parent) await seenCase(env, tx, id, actor)
  else if (!maySeeParent(actor, parent)) throw unknownParent(id)
}

const unknownParent = (parentId: string) => problem.notFound({ parentId }, { field: '/path/caseId' })

type Content = Parameters<typeof closeExport>[0]

async function caseContent(env: CasesEnv, tx: Tx, caseId: string, actor: Actor): Promise<Content> {
  const file = await seenCase(env, tx, caseId, actor)
  const { born } = file.standing
  await noteCaseRead({ env, tx, actor, file }, { actor: actor.id, action: 'cases.export', subject: caseId })
  const sections = sectionsSeenBy(actor, file)
  const events = await readEvents(tx, caseId)
  const requests = await readRequests(tx, caseId)
  return {
    kind: 'case',
    case: caseId,
    trustList: env.trust(),
    agreement: born.agreement === null ? null : ((await agreementByHash(tx, born.agreement)) ?? null),
    version: { hash: born.version, document: (await env.catalogue.version(tx, born.version)) ?? null },
    events: await proved(tx, events, sections),
    requests: await proved(tx, requests, sections),
  }
}

async function parentContent(tx: Tx, parentId: string, actor: Actor, env: CasesEnv): Promise<Content> {
  const parent = await readParent(tx, parentId)
  if (!parent || !maySeeParent(actor, parent)) throw unknownParent(parentId)
  await noteCaseRead({ env, tx, actor, file: parent }, { actor: actor.id, action: 'cases.export', subject: parentId })
  return {
    kind: 'parent',
    case: parentId,
    trustList: env.trust(),
    agreement: null,
    version: null,
    events: await proved(tx, await readEvents(tx, parentId), sectionsForPerson),
    requests: [],
  }
}

/** Each event with its writer's batch, inclusion proof and receipt, and the content that may be seen. */
async function proved<S extends StoredEvent | StoredRequest>(
  tx: ReadTx,
  told: readonly S[],
  sections: ReadonlySet<string>,
): Promise<ExportedEvent<S['parsed']>[]> {
  const proofs = await originsOf(
    tx,
    told.map(({ id }) => id),
  )
  return told.map(({ id, parsed, bodies }) => {
    const proof = proofs.get(id)
    return {
      header: parsed as S['parsed'] & EventHeader,
      bodies: bodies.filter(({ section }) => sections.has(section)),
      proof: proof?.origin ?? null,
      receipt: proof?.receipt ?? null,
    }
  })
}
