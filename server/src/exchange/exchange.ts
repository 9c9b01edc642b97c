import type { Tx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import { every, type Repeating } from '../platform/repeating.ts'
import { agreementRoutes } from './agreements/agreement.routes.ts'
import { loadAgreement } from './agreements/load-agreement.ts'
import type { ExchangeEnv } from './env.ts'
import { fileRoutes } from './filing/file.routes.ts'
import { type FilesWanted, insertWanted } from './filing/file.store.ts'
import { pullFiles, resumeFiles } from './filing/pull-files.ts'
import { sealHeartbeats } from './heartbeat.ts'
import { createFigures } from './operating/figures.ts'
import { metricsRoutes } from './operating/metrics.routes.ts'
import { parkedRoutes } from './operating/parked.routes.ts'
import { peerRoutes } from './operating/peer.routes.ts'
import { offerWaiting } from './receiving/again.ts'
import { batchRoutes } from './receiving/batch.routes.ts'
import { reconcileDue } from './reconciling/daily.ts'
import { keepTrees } from './reconciling/day-tree.ts'
import { reconcileRoutes } from './reconciling/reconcile.routes.ts'
import { peersInDebt } from './sending/batch.store.ts'
import { addressToSelf } from './sending/outbox.store.ts'
import { sealAll, sealDue } from './sending/seal.ts'
import { sendAll, sendDue } from './sending/send.ts'
import { createSenders } from './sending/senders.ts'
import { type Settings, usualSettings } from './settings.ts'
import { announceTrust, type NewerTrust } from './statements/announce-trust.ts'
import { hear } from './statements/hear.ts'
import { statementRoutes } from './statements/statement.routes.ts'

/** The road between this node and its peers. Between `start` and `stop` it works by itself; without, step by step as it is asked. */
export interface Exchange {
  routes(app: App): void
  /** Seals all that is due, this node's own events included. Answers how many batches. */
  sealDue(): Promise<number>
  /** Sends what is sealed to every peer at once, or to one, in order, whatever the pauses. Answers how many batches were receipted. */
  sendDue(peer?: string): Promise<number>
  /** Before an export: afterwards every event this node wrote of the case is sealed in some batch. */
  sealSelfNow(caseId: string): Promise<void>
  /** Seals an empty batch for each peer that has heard nothing for a while. */
  heartbeat(): Promise<number>
  /** Fetches the files that are due. Answers how many came. */
  pullFiles(): Promise<number>
  /** Offers waiting items to their handlers again. Answers how many wait no longer. */
  offerWaiting(): Promise<number>
  /** Asks for files of a case, in the caller's transaction. */
  wantFiles(tx: Tx, wanted: FilesWanted): Promise<void>
  /** Takes in a signed agreement, for the actor; the same one again changes nothing. Refusals are those of `POST /exchange/agreements`. */
  loadAgreement(document: unknown, actor: string): Promise<void>
  /** Says a newer trust list to the peers, in the transaction that takes it in. */
  announceTrust(tx: Tx, newer: NewerTrust): Promise<void>
  /** After a commit that wrote into the outbox: seals and sends at once. Nothing before `start`. */
  nudge(peers: string | readonly string[]): void
  /** Reconciles the days that are due with each peer. Answers how many days it looked at. */
  reconcileDue(): Promise<number>
  /** Takes up what a crash of this process left claimed; `start` does it too. */
  recover(): Promise<void>
  start(): void
  /** Ends what is under way; what was cut is sent again after the next start. */
  stop(): Promise<void>
}

export type ExchangeOptions = Omit<ExchangeEnv, 'settings' | 'figures'> & { readonly settings?: Partial<Settings> }

export function createExchange({ settings, ...options }: ExchangeOptions): Exchange {
  const figures = createFigures(options.metrics)
  const env: ExchangeEnv = {
    ...{ ...options, figures, settings: { ...usualSettings, ...settings } },
    handlers: { ...options.handlers, 'cn.tongban.exchange.': { own: (tx, delivery) => hear(env, tx, delivery) } },
  }
  const stopped = new AbortController()
  const senders = createSenders(env)
  const trees = keepTrees(env)
  let rounds: Repeating[] = []

  // What is addressed to this node goes nowhere and is gathered for up to a second.
  const nudge: Exchange['nudge'] = (peers) => {
    if (rounds.length === 0) return
    for (const peer of [peers].flat()) if (peer !== env.me) senders.nudge(peer)
  }
  return {
    routes(app) {
      batchRoutes(app, env, senders.heard)
      fileRoutes(app, env)
      agreementRoutes(app, env, nudge)
      peerRoutes(app, env)
      metricsRoutes(app, env)
      parkedRoutes(app, env, nudge)
      statementRoutes(app, env)
      reconcileRoutes(app, env, { trees, stopped: stopped.signal, nudge })
    },
    ...stepsOf(env, stopped.signal),
    nudge,
    async loadAgreement(document, actor) {
      await loadAgreement(env, { document, actor, nudge })
    },
    async announceTrust(tx, newer) {
      const to = await announceTrust(env, tx, newer)
      tx.afterCommit(() => nudge(to))
    },
    start() {
      if (rounds.length === 0 && !stopped.signal.aborted) rounds = startRounds(env, stopped.signal, nudge)
    },
    async stop() {
      stopped.abort()
      trees.forget()
      await Promise.all([senders.stop(), ...rounds.map((round) => round.stop())])
      rounds = []
    },
  }
}

/** What it does of itself once started, step by step. */
function stepsOf(
  env: ExchangeEnv,
  stopped: AbortSignal,
): Omit<Exchange, 'routes' | 'nudge' | 'start' | 'stop' | 'loadAgreement' | 'announceTrust'> {
  return {
    sealDue: () => sealDue(env),
    sendDue: (peer) => (peer === undefined ? sendDue(env, stopped) : sendAll(env, peer, stopped)),
    async sealSelfNow(caseId) {
      await sealDue(env)
      await env.db.write(env.me, (tx) => addressToSelf(tx, caseId, env.me))
      await sealAll(env, env.me)
    },
    heartbeat: () => sealHeartbeats(env),
    pullFiles: () => pullFiles(env, stopped),
    offerWaiting: () => offerWaiting(env),
    reconcileDue: () => reconcileDue(env, stopped),
    recover: () => resumeFiles(env),
    wantFiles: (tx, wanted) => insertWanted(tx, wanted, env.clock.now()),
  }
}

/** The safety net behind the nudges: whatever a crash or a lost nudge left lying goes out in the next round. */
function startRounds(env: ExchangeEnv, stopped: AbortSignal, nudge: Exchange['nudge']): Repeating[] {
  const { sealEveryMs, heartbeatEveryMs } = env.settings
  let isResumed = false
  // Not at once: at a start the peers may be starting too.
  let isSettled = false
  const nudgeDebtors = async () => nudge(await env.db.read(env.me, peersInDebt))
  return [
    every(sealEveryMs, env.log, async () => {
      await sealDue(env)
      await nudgeDebtors()
    }),
    every(sealEveryMs, env.log, async () => {
      if (!isResumed) await resumeFiles(env)
      isResumed = true
      await pullFiles(env, stopped)
    }),
    every(heartbeatEveryMs, env.log, async () => {
      if ((await sealHeartbeats(env)) > 0) await nudgeDebtors()
      await offerWaiting(env)
    }),
    every(env.settings.reconcileEveryMs, env.log, async () => {
      if (isSettled) await reconcileDue(env, stopped)
      isSettled = true
    }),
  ]
}
