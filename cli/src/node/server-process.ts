import { fileURLToPath } from 'node:url'

export interface ServerCommand {
  readonly command: string
  readonly args: readonly string[]
}

/** How a node's process is started, from whatever folder this program was called. `lab` lets its clock be moved: for the demo only. */
export function serverCommand({ lab = false } = {}): ServerCommand {
  const start = fileURLToPath(import.meta.resolve('@tongban/server/start'))
  return { command: process.execPath, args: [start, ...(lab ? ['--lab'] : [])] }
}

/** How the sample identity provider is started, from a file that says who can sign in. */
export const providerCommand = (file: string): ServerCommand => ({
  command: process.execPath,
  args: [fileURLToPath(import.meta.resolve('@tongban/provider/start')), file],
})
