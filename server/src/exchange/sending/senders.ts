import { pauseAfter } from '../domain/backoff.ts'
import type { ExchangeEnv } from '../env.ts'
import { type Sealed, sealNext } from './seal.ts'
import { type Sent, sendOldest } from './send.ts'

/** The senders of this process, one a peer. */
export interface Senders {
  /** Something is due: seal and send at once, unless the peer is being waited for. */
  nudge(peer: string): void
  /** The peer is alive: do not wait any longer. */
  heard(peer: string): void
  /** Ends all sending; what is on its way is cut and will be sent again. */
  stop(): Promise<void>
}

interface Sender {
  work: Promise<void> | undefined
  again: boolean
  failures: number
  pause: NodeJS.Timeout | undefined
}

/** Starts nothing by itself. A peer that fails is tried again after a growing pause, for ever. */
export function createSenders(env: ExchangeEnv): Senders {
  const senders = new Map<string, Sender>()
  const stopped = new AbortController()

  function senderOf(peer: string): Sender {
    const known = senders.get(peer) ?? { work: undefined, again: false, failures: 0, pause: undefined }
    senders.set(peer, known)
    return known
  }

  function go(peer: string, sender: Sender): void {
    if (stopped.signal.aborted) return
    sender.again = true
    sender.work ??= work(peer, sender)
  }

  async function work(peer: string, sender: Sender): Promise<void> {
    while (sender.again && !stopped.signal.aborted) {
      sender.again = false
      if (await isAllSent(env, peer, stopped.signal)) sender.failures = 0
      else wait(peer, sender)
    }
    // No await since `again` was read: a nudge comes either before, and is seen, or after, and starts new work.
    sender.work = undefined
  }

  function wait(peer: string, sender: Sender): void {
    sender.again = false
    sender.failures++
    const chance = (env.random.bytes(1)[0] ?? 0) / 256
    const again = () => {
      sender.pause = undefined
      go(peer, sender)
    }
    if (!stopped.signal.aborted) sender.pause = setTimeout(again, pauseAfter(sender.failures, env.settings.backoff, chance))
  }

  return {
    nudge(peer) {
      const sender = senderOf(peer)
      if (!sender.pause) go(peer, sender)
    },
    heard(peer) {
      const sender = senders.get(peer)
      if (!sender?.pause) return
      clearTimeout(sender.pause)
      sender.pause = undefined
      go(peer, sender)
    },
    async stop() {
      stopped.abort()
      for (const { pause } of senders.values()) clearTimeout(pause)
      await Promise.all([...senders.values()].map(({ work }) => work))
    },
  }
}

/** Seals and sends until nothing is left; false when a try failed. While a batch is on its way the next one gathers. */
async function isAllSent(env: ExchangeEnv, peer: string, stopped: AbortSignal): Promise<boolean> {
  try {
    let sealed = await sealNext(env, peer)
    for (;;) {
      const { sent, ahead } = await sendAndSealAhead(env, { peer, stopped, sealed })
      if (sent === 'failed' || stopped.aborted) return false
      sealed = ahead ?? (await sealNext(env, peer))
      if (sent === 'nothing' && sealed === 'nothing') return true
    }
  } catch (error) {
    env.log.error({ err: error, peer }, 'exchange.senderFailed')
    return false
  }
}

/** After a full batch the next one need not gather: it is sealed while this one is on its way. */
async function sendAndSealAhead(
  env: ExchangeEnv,
  { peer, stopped, sealed }: { readonly peer: string; readonly stopped: AbortSignal; readonly sealed: Sealed },
): Promise<{ sent: Sent; ahead: Sealed | undefined }> {
  const sending = sendOldest(env, peer, stopped)
  const sealing = sealed === 'full' ? sealNext(env, peer) : undefined
  // Neither is left behind when the other fails: what stops waits for both.
  await Promise.allSettled([sending, sealing])
  return { sent: await sending, ahead: await sealing }
}
