// Plays every so many-th seed in a process of its own, with a PostgreSQL of its own, and tells its parent how each ended.
import { play } from '../schedule/play.ts'
import { openStage } from '../world/stage.ts'
import type { Share } from './play-many.ts'
import type { Told } from './standing.ts'

const share: Share = JSON.parse(process.argv[2] ?? '')
let end = share.end
// Another worker may have found one that breaks.
process.on('message', (sooner: number) => {
  end = sooner
})

const tell = (told: Told) =>
  new Promise<void>((resolve, reject) => process.send?.(told, (error?: Error | null) => (error ? reject(error) : resolve())))

const stage = await openStage()
try {
  for (let seed = share.from; seed < end; seed += share.step) {
    const { cases, events, broken } = await play(stage, { seed, isRough: share.isRough })
    await tell({ seed, cases, events, ...(broken ? { broken: broken.message } : {}) })
    if (broken) break
  }
} finally {
  await stage.close()
  if (process.connected) process.disconnect()
}
