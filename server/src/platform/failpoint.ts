/**
 * Named places at which a test kills this process as a power cut would: `TONGBAN_FAILPOINT="db.afterCommit:3,files.written:1"`
 * means at the third, or first, time the place is passed. Without the variable a failpoint does nothing.
 */
const left = parseFailpoints(process.env['TONGBAN_FAILPOINT'])

function parseFailpoints(setting: string | undefined): Map<string, number> {
  const points = new Map<string, number>()
  for (const part of setting?.split(',') ?? []) {
    const [name, count] = part.split(':')
    if (name) points.set(name.trim(), Number(count ?? 1))
  }
  return points
}

/** Passes, or dies here without a word and without any clean-up. */
export async function failpoint(name: string): Promise<void> {
  const remaining = left.get(name)
  if (remaining === undefined) return
  left.set(name, remaining - 1)
  if (remaining !== 1) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => undefined)
}
