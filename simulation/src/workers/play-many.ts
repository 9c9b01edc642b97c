import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { clearLeftovers } from '../world/stage.ts'
import { type Range, Standing, type Told } from './standing.ts'

/** What one worker plays: each seed from the first up to the end, in steps. */
export interface Share {
  readonly from: number
  /** The first that is not played. */
  readonly end: number
  readonly step: number
  readonly isRough: boolean
}

export interface Many extends Range {
  readonly workers: number
  readonly isRough: boolean
}

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
const project = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Plays the seeds in processes side by side, each in a world of its own, up to the first that breaks. `heard` is called after every seed.
 * Throws where a worker ends before its work is done.
 */
export async function playMany({ from, seeds, workers, isRough }: Many, heard: (standing: Standing) => void): Promise<Standing> {
  await clearLeftovers()
  const standing = new Standing({ from, seeds })
  const shares = Array.from({ length: Math.min(workers, seeds) }, (_, at) => ({
    from: from + at,
    end: from + seeds,
    step: workers,
    isRough,
  }))
  const children = shares.map((share) => fork(worker, [JSON.stringify(share)], { cwd: project, execArgv: ['--import', 'tsx'] }))
  for (const child of children) {
    child.on('message', (told: Told) => {
      standing.note(told)
      if (told.broken !== undefined) for (const one of children.filter(({ connected }) => connected)) one.send(standing.end)
      heard(standing)
    })
  }
  const codes = await Promise.all(children.map(ended))
  if (codes.some((code) => code !== 0)) throw new Error('a worker ended before its seeds were played; what it said stands above')
  return standing
}

/** Its exit code, once all it told has been heard. */
async function ended(child: ChildProcess): Promise<number | null> {
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  return code
}
