import type { ExchangeEnv } from './env.ts'
import { sealNext } from './sending/seal.ts'

/** Seals an empty batch to each peer that has heard nothing for a while, so that each side knows when the other was last there. */
export async function sealHeartbeats(env: ExchangeEnv): Promise<number> {
  let sealed = 0
  for (const { id } of env.trust().nodes) {
    if (id !== env.me && (await sealNext(env, id, { heartbeat: true })) !== 'nothing') sealed++
  }
  return sealed
}
