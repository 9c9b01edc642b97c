import { readdir, readFile } from 'node:fs/promises'

/** Memory of these processes and all below them, in MB; shared pages are divided among those that share them, as `Pss` has them. */
export async function memoryOf(roots: readonly number[]): Promise<number> {
  let kb = 0
  for (const pid of new Set((await Promise.all(roots.map(descendants))).flat())) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    kb += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
  }
  return kb / 1024
}

async function descendants(root: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : ''
    const parent = /\) \S (\d+)/.exec(stat)?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = [root]
  const below = (pid: number) => [...parents].filter(([, parent]) => parent === pid).map(([child]) => child)
  for (const pid of found) found.push(...below(pid))
  return found
}
