import type { Tx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import { every, type Repeating } from '../platform/repeating.ts'
import { agreementRoutes } from './agreements/agreement.routes.ts'
import type { ExchangeEnv } from './env.ts'
import { fileRoutes } from './filing/file.routes.ts'
import { type FilesWanted, insertWanted } from './filing/file.store.ts'
import { pullFiles } from './filing/pull-files.ts'
import { sealHeartbeats } from './heartbeat.ts'
import { operatorRoutes } from './operating/operator.routes.ts'
import { offerWaiting } from './receiving/again.ts'
import { batchRoutes } from './receiving/batch.routes.ts'
import { peersInDebt } from './sending/batch.store.ts'
import { addressToSelf } from './sending/outbox.store.ts'
import { sealAll, sealDue } from './sending/seal.ts'
import { sendDue } from './sending/send.ts'
import { createSenders } from './sending/senders.ts'
import { type Settings, usualSettings } from './settings.ts'

/** The road between this node and its peers. Between `start` and `stop` it works by itself; without, step by step as it is asked. */
export interface Exchange {
  routes(app: App): void
  /** Seals all that is due, this node's own events included. Answers how many batches. */
  sealDue(): Promise<number>
  /** Sends what is sealed to every peer at once, in order, whatever the pauses. Answers how many batches were receipted. */
  sendDue(): Promise<number>
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
  /** After a commit that wrote into the outbox: seals and sends at once. Nothing before `start`. */
  nudge(peers: string | readonly string[]): void
  start(): void
  /** Ends what is under way; what was cut is sent again after the next start. */
  stop(): Promise<void>
}

export type ExchangeOptions = Omit<ExchangeEnv, 'settings'> & { readonly settings?: Partial<Settings> }

export function createExchange({ settings, ...options }: ExchangeOptions): Exchange {
  const env: ExchangeEnv = { ...options, settings: { ...usualSettings, ...settings } }
  const stopped = new AbortController()
  const senders = createSenders(env)
  let repeating: Repeating[] = []

  // What is addressed to this node goes nowhere and is gathered for up to a second.
  const nudge = (peers: string | readonly string[]) => {
    if (repeating.length === 0) return
    for (const peer of [peers].flat()) if (peer !== env.me) senders.nudge(peer)
  }
  const sealAndSend = async () => {
    await sealDue(env)
    nudge(await env.db.read(env.me, peersInDebt))
  }
  const keepInTouch = async () => {
    if ((await sealHeartbeats(env)) > 0) nudge(await env.db.read(env.me, peersInDebt))
    await offerWaiting(env)
  }

  return {
    routes(app) {
      batchRoutes(app, env, senders.heard)
      fileRoutes(app, env)
      agreementRoutes(app, env)
      operatorRoutes(app, env, nudge)
    },
    sealDue: () => sealDue(env),
    sendDue: () => sendDue(env, stopped.signal),
    async sealSelfNow(caseId) {
      await sealDue(env)
      await env.db.write(env.me, (tx) => addressToSelf(tx, caseId, env.me))
      await sealAll(env, env.me)
    },
    heartbeat: () => sealHeartbeats(env),
    pullFiles: () => pullFiles(env, stopped.signal),
    offerWaiting: () => offerWaiting(env),
    wantFiles: (tx, wanted) => insertWanted(tx, wanted, env.clock.now()),
    nudge,
    start() {
      if (repeating.length > 0 || stopped.signal.aborted) return
      const { sealEveryMs, heartbeatEveryMs } = env.settings
      repeating = [
        every(sealEveryMs, env.log, sealAndSend),
        every(sealEveryMs, env.log, () => pullFiles(env, stopped.signal)),
        every(heartbeatEveryMs, env.log, keepInTouch),
      ]
    },
    async stop() {
      stopped.abort()
      await Promise.all([senders.stop(), ...repeating.map((one) => one.stop())])
      repeating = []
    },
  }
}
