import { fileURLToPath } from 'node:url'

export interface ServerCommand {
  readonly command: string
  readonly args: readonly string[]
}

/** How a node's process is started, from whatever folder this program was called. `lab` lets its clock be moved: for the demo only. */
export function serverCommand({ lab = false } = {}): ServerCommand {
  const main = fileURLToPath(import.meta.resolve('@tongban/server/main'))
  const preload = new URL('../../bin/preload.mjs', import.meta.url).href
  return {
    command: process.execPath,
    args: ['--import', preload, '--import', import.meta.resolve('tsx'), main, ...(lab ? ['--lab'] : [])],
  }
}
