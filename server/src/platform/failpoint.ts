import { bug } from './problem.ts'

const SETTING = /^([a-zA-Z.]+(?:\[.+\])?)(?::(\d+))?$/

/**
 * Named places at which a test kills this process as a power cut would. `TONGBAN_FAILPOINT="files.written,db.afterCommit[clerk-1]:3"`
 * means at the first pass of the one, and at the third pass of the other that is about `clerk-1`. Without the variable a failpoint
 * does nothing.
 */
const left = parseFailpoints(process.env['TONGBAN_FAILPOINT'])

function parseFailpoints(setting: string | undefined): Map<string, number> {
  const points = new Map<string, number>()
  for (const part of setting?.split(',') ?? []) {
    const [, point, count] = SETTING.exec(part.trim()) ?? []
    if (point) points.set(point, Number(count ?? 1))
    else if (part.trim() !== '') bug(`TONGBAN_FAILPOINT: “${part}” is no failpoint; write name, name:3 or name[about]:3`)
  }
  return points
}

/** Passes, or dies here without a word and without any clean-up. `about` says whose or which pass it is, where a place is passed for many. */
export async function failpoint(name: string, about?: string): Promise<void> {
  if (left.size === 0) return
  const dies = about === undefined ? isDue(name) : [isDue(name), isDue(`${name}[${about}]`)].includes(true)
  if (!dies) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => undefined)
}

function isDue(point: string): boolean {
  const remaining = left.get(point)
  if (remaining === undefined) return false
  left.set(point, remaining - 1)
  return remaining === 1
}
