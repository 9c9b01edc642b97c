import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { nodesOf } from '../writing/address.ts'
import { openCase } from '../writing/desk.ts'
import { saveWriting } from '../writing/save.ts'
import { type OpenCase, settle } from '../writing/settle.ts'
import type { Writing } from '../writing/writing.ts'

export const followUpQueue = 'cases.followUp'
export const childEndedQueue = 'cases.childEnded'
const FILES_AGAIN_MS = 1_000

/** What has to happen after this transaction: send at once, fetch the files a taker needs, tell the parent that a child has ended. */
export async function followUpLater(env: CasesEnv, tx: Tx, { writing, desk }: OpenCase): Promise<void> {
  const { standing, caseId } = writing.file
  const trust = env.trust()
  nudgeLater(env, tx, writing)
  if (desk.missing.length > 0) await fetchFiles(env, tx, { writing, desk })
  if (standing.state === 'closed' && standing.born.parent && nodeOf(trust, standing.born.receivingPlace) === env.me) {
    await env.jobs.enqueue(tx, {
      queue: childEndedQueue,
      key: caseId,
      body: { parent: standing.born.parent, child: caseId },
      runAt: env.clock.now(),
    })
  }
}

/** Sends at once after this transaction, where there is something to send. */
export function nudgeLater(env: CasesEnv, tx: Tx, { file, outbox }: Writing): void {
  const peers = nodesOf(env.trust(), file.standing).filter((node) => node !== env.me)
  if (outbox.length > 0) tx.afterCommit(() => env.exchange.nudge(peers))
}

/** The node that wrote of a file has it; so has every later holder, but those may have it only because this node asked. */
async function fetchFiles(env: CasesEnv, tx: Tx, { writing: { file }, desk }: OpenCase): Promise<void> {
  for (const { sha256, source } of desk.missing) {
    if (source !== env.me) await env.exchange.wantFiles(tx, { peer: source, caseId: file.caseId, files: [sha256] })
  }
  await env.jobs.enqueue(tx, {
    queue: followUpQueue,
    key: file.caseId,
    body: { caseId: file.caseId },
    runAt: later(env.clock.now(), FILES_AGAIN_MS),
  })
}

/** The job: looks at a case again and writes what a rule may write now, for example the takeOver that waited for its files. */
export async function followUp(env: CasesEnv, caseId: string): Promise<void> {
  await env.db.write('rule', async (tx) => {
    const opened = await openCase(env, tx, caseId)
    if (!opened) return
    await settle(env, opened)
    if (opened.writing.events.length > 0) await saveWriting(tx, opened.writing, env.clock.now())
    await followUpLater(env, tx, opened)
  })
}
