import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { nodeOf } from '../domain/node-of.ts'
import type { CasesEnv } from '../env.ts'
import { nodesOf } from '../writing/address.ts'
import { missingFiles, openCase } from '../writing/desk.ts'
import { saveWriting } from '../writing/save.ts'
import { settle } from '../writing/settle.ts'
import type { Writing } from '../writing/writing.ts'

export const followUpQueue = 'cases.followUp'
export const childEndedQueue = 'cases.childEnded'
const FILES_AGAIN_MS = 1_000

/** What has to happen after this transaction: send at once, fetch the files a taker needs, tell the parent that a child has ended. */
export async function followUpLater(env: CasesEnv, tx: Tx, writing: Writing, filesHere: boolean): Promise<void> {
  const { standing, caseId } = writing.file
  const trust = env.trust()
  const peers = nodesOf(trust, standing).filter((node) => node !== env.me)
  if (writing.outbox.length > 0) tx.afterCommit(() => env.exchange.nudge(peers))
  if (!filesHere) await fetchFiles(env, tx, writing)
  if (standing.state === 'closed' && standing.born.parent && nodeOf(trust, standing.born.receivingPlace) === env.me) {
    await env.jobs.enqueue(tx, {
      queue: childEndedQueue,
      key: caseId,
      body: { parent: standing.born.parent, child: caseId },
      runAt: env.clock.now(),
    })
  }
}

async function fetchFiles(env: CasesEnv, tx: Tx, { file }: Writing): Promise<void> {
  const missing = await missingFiles(env, tx, file)
  if (missing.length === 0) return
  const peer = nodeOf(env.trust(), file.standing.holder)
  if (peer && peer !== env.me) await env.exchange.wantFiles(tx, { peer, caseId: file.caseId, files: missing })
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
    const { writing, desk } = opened
    await settle(env, writing, desk)
    if (writing.events.length > 0) await saveWriting(tx, writing, env.clock.now())
    await followUpLater(env, tx, writing, desk.filesHere)
  })
}
