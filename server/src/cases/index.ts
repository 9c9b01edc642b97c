/** The life of a case, custody, clocks, materials, papers. What other slices and the composition root may use stands here. */
import type { Item, SaidBefore, SittingHandler } from '../exchange/index.ts'
import type { Actor } from '../identity/index.ts'
import { dayOf } from '../platform/clock.ts'
import type { ReadTx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import { caseRoutes } from './case.routes.ts'
import { expireDue } from './custody/expire.ts'
import { childEndedQueue, followUp, followUpQueue } from './custody/follow-up.ts'
import { receiveEvents } from './custody/receive-event.ts'
import { draftRoutes } from './drafts/draft.routes.ts'
import { draftCodeRoutes } from './drafts/draft-code.routes.ts'
import type { CasesEnv } from './env.ts'
import { fileRoutes } from './file.routes.ts'
import { termsHereRoutes } from './intake/terms-here.routes.ts'
import { childEnded } from './joint/child-ended.ts'
import { parentRoutes } from './joint/parent.routes.ts'
import { nodeMayReadFile } from './reading/file-of-case.ts'
import { type CaseOutline, outlineByCode, outlineForPerson, outlineOf } from './reading/outline.ts'
import { readingRoutes } from './reading.routes.ts'
import { stepRoutes } from './step.routes.ts'
import { uploadRoutes } from './upload.routes.ts'
import { workRoutes } from './work/work.routes.ts'
import { sayAgain } from './writing/say-again.ts'

export { type OfficialNumbers, officialNumbers } from './decision/official-number.ts'
export type { CasesEnv } from './env.ts'
export { codeMatches, queryCode, queryCodeHash } from './intake/query-code.ts'
export type { CaseOutline } from './reading/outline.ts'

export interface Cases {
  routes(app: App): void
  /** The port that the exchange calls with the events of cases that one batch brought. */
  readonly receive: SittingHandler['sit']
  /** Whether a peer may fetch a file of a case. */
  mayReadFile(tx: ReadTx, node: string, caseId: string, sha256: string): Promise<boolean>
  /** Events of cases as they are said to a node that lost them, with what it may see. */
  sayAgain(tx: ReadTx, node: string, events: readonly SaidBefore[]): Promise<Item[]>
  /** Which case a person means by its id. Refuses `cases/notFound`. */
  ofPerson(actor: Actor, caseId: string): Promise<CaseOutline>
  /** Which case a number and its code mean, also to somebody not signed in. Refuses `cases/notFound`, `codeWrong`, `codeLocked`. */
  byCode(asked: { readonly number: string; readonly code: string }): Promise<CaseOutline>
  /** Where a case stands, for a slice that may tell it; undefined of one that is not here. */
  outlineOf(tx: ReadTx, caseId: string): Promise<CaseOutline | undefined>
  /** Writes what passing days have brought about; answers how many cases it changed. */
  expireDue(): Promise<number>
}

/** Makes the slice; its jobs are registered at once and run when the node's jobs do. */
export function createCases(env: CasesEnv): Cases {
  env.jobs.registerOutside(followUpQueue, ({ body }) => followUp(env, (body as { caseId: string }).caseId))
  env.jobs.registerOutside(childEndedQueue, ({ body }) => childEnded(env, body as { parent: string; child: string }))
  return {
    routes: (app) => {
      caseRoutes(app, env)
      stepRoutes(app, env)
      readingRoutes(app, env)
      fileRoutes(app, env)
      uploadRoutes(app, env)
      parentRoutes(app, env)
      draftRoutes(app, env)
      draftCodeRoutes(app, env)
      workRoutes(app, env)
      termsHereRoutes(app, env)
    },
    receive: (tx, deliveries) => receiveEvents(env, tx, deliveries),
    mayReadFile: (tx, node, caseId, sha256) => nodeMayReadFile(env, tx, { node, caseId, sha256 }),
    sayAgain: (tx, node, events) => sayAgain(env, tx, node, events),
    ofPerson: (actor, caseId) => outlineForPerson(env, actor, caseId),
    byCode: (asked) => outlineByCode(env, asked),
    outlineOf: (tx, caseId) => outlineOf(env, tx, caseId),
    expireDue: oncePerDay(env),
  }
}

/**
 * Days pass at midnight, so the whole is looked through once a day; whatever moves a case in between settles it in its own transaction.
 * A round that fails is tried again.
 */
function oncePerDay(env: CasesEnv): () => Promise<number> {
  let done = ''
  return async () => {
    const today = dayOf(env.clock.now())
    if (today === done) return 0
    const changed = await expireDue(env)
    done = today
    return changed
  }
}
