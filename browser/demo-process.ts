import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A node of the running demo, as its one line says. */
export interface ServingNode {
  readonly id: string
  /** Its API. */
  readonly address: string
  /** Its portal. */
  readonly web: string
  /** Where it keeps its operator's token. */
  readonly folder: string
}

/** A case that the demo has played to its end. */
export interface PlayedCase {
  readonly id: string
  readonly item: string
  readonly mode: string
}

export interface RunningDemo {
  readonly sichuan: ServingNode
  readonly chongqing: ServingNode
  readonly cases: readonly PlayedCase[]
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('..', import.meta.url))

interface Line {
  readonly nodes: readonly Omit<ServingNode, 'folder'>[]
  readonly cases: readonly PlayedCase[]
}

/** The demo as anybody starts it: two regions, each a process with its own PostgreSQL, its stories played, both serving on. */
export async function startDemo(): Promise<RunningDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-browser-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/src/main.ts', 'demo', '--json', '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const gone = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGINT')
    await gone
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone.then(() => undefined)])
  if (line === undefined) throw new Error(`the demo ended before it served:\n${said}`)
  const { nodes, cases }: Line = JSON.parse(String(line[0]))
  const nodeOf = (region: string): ServingNode => {
    const node = nodes.find(({ id }) => id.endsWith(region))
    if (node === undefined) throw new Error(`the demo has no node of ${region}`)
    return { ...node, folder: join(folder, region) }
  }
  return { sichuan: nodeOf('510000'), chongqing: nodeOf('500000'), cases, stop }
}
