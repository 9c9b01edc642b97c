import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { providerCommand, type ServerCommand, serverCommand } from '../../node/server-process.ts'
import { DemoFailure } from '../failure.ts'
import { type ProviderPeople, providerSettings, type SignInPlan } from './sign-in.ts'

export interface NodePlan {
  /** URN of the node. */
  readonly id: string
  readonly region: string
  /** The node's own folder: its keys, files, PostgreSQL and log. */
  readonly folder: string
  /** File that names the founders whom the node believes at first. */
  readonly founders: string
  readonly suite: SuiteName
  /** 0 for any free port; after a restart the one it had, for its peers know it by that. */
  readonly port: number
  readonly signIn: SignInPlan
}

/** One node as a process of its own. */
export interface NodeProcess {
  readonly id: string
  readonly address: string
  /** Where its portal is. */
  readonly web: string
  readonly port: number
  readonly folder: string
  /** Ends the process as a power cut would. Its PostgreSQL lives on. */
  kill(): Promise<void>
}

const SERVES_WITHIN_MS = 120_000
const STOPS_WITHIN_MS = 25_000

/** Starts nodes and knows all that run, so that none outlives the demo. */
export interface NodeKeeper {
  /** Starts a node and waits until it says that it serves. */
  start(plan: NodePlan): Promise<NodeProcess>
  /** Starts the sample identity provider of a region and waits until it serves. */
  startProvider(folder: string, plan: SignInPlan, people: ProviderPeople): Promise<void>
  /** Ends every node in order. Afterwards none is started any more. */
  stopAll(): Promise<void>
}

export function nodeKeeper(env: Readonly<Record<string, string | undefined>>): NodeKeeper {
  const children = new Set<ChildProcess>()
  let stopped = false
  async function run({ command, args }: ServerCommand, of: Running): Promise<ServingLine> {
    if (stopped) throw new DemoFailure('演示已被中断', 'The demo was interrupted')
    // In a group of its own: an interrupt typed at the terminal reaches the demo, which then stops its nodes in order.
    const child = spawn(command, args, {
      env: { ...withoutOurs(env), ...of.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    child.once('exit', () => children.delete(child))
    await once(child, 'spawn')
    await writeFile(join(of.folder, `${of.name}.pid`), String(child.pid))
    of.started?.(child)
    return servingLine(child, of)
  }
  return {
    async start(plan) {
      const { id, folder } = plan
      await mkdir(folder, { recursive: true })
      const config = join(folder, 'config.json')
      const logLevel = env['TONGBAN_LOG_LEVEL'] ?? 'warn'
      await writeFile(config, JSON.stringify({ ...settingsOf(plan), logLevel }, null, 2), { mode: 0o600 })
      let kill = async (): Promise<void> => undefined
      const { serving: address, web } = await run(serverCommand({ lab: true }), {
        ...{ name: 'server', log: 'node.log', id, folder, env: { TONGBAN_CONFIG: config } },
        started: (child) => {
          kill = () => end(child, 'SIGKILL')
        },
      })
      return { id, folder, address, web, port: Number(new URL(address).port), kill: () => kill() }
    },
    async startProvider(folder, plan, people) {
      const file = join(folder, 'provider.json')
      await writeFile(file, JSON.stringify(providerSettings(plan, people), null, 2), { mode: 0o600 })
      await run(providerCommand(file), { name: 'provider', log: 'provider.log', id: plan.issuer, folder, env: {} })
    },
    async stopAll() {
      stopped = true
      await Promise.all([...children].map((child) => end(child, 'SIGTERM')))
    },
  }
}

/** A process that is started: where it writes, and how it is called where it does not serve. */
interface Running {
  readonly name: 'server' | 'provider'
  readonly log: string
  readonly id: string
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly started?: (child: ChildProcess) => void
}

const settingsOf = ({ id, region, folder, founders, suite, port, signIn }: NodePlan) => ({
  ...{ node: id, regions: [region], host: '127.0.0.1', port, data: folder, trust: founders, clock: 'lab' },
  ...{ suite, webPort: signIn.webPort, webOrigin: signIn.origin, requestsPerMinute: 0 },
  ...{ signInIssuer: signIn.issuer, signInClient: signIn.clientId, signInSecret: signIn.clientSecret },
})

/** The settings of another node, or of this program, are not this node's; only how much it logs may be asked for. */
function withoutOurs(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TONGBAN_') && name !== 'DATABASE_URL'))
}

async function servingLine(child: ChildProcess, { id, folder, log: name }: Running): Promise<ServingLine> {
  const log = createWriteStream(join(folder, name), { flags: 'a' })
  child.stderr?.pipe(log, { end: false })
  const lines = createInterface({ input: child.stdout ?? process.stdin })
  const serving = new Promise<ServingLine>((resolve) => {
    lines.on('line', (line) => {
      log.write(`${line}\n`)
      const said = servingIn(line)
      if (said !== undefined) resolve(said)
    })
  })
  const ended = once(child, 'exit').then(() => undefined)
  const said = await Promise.race([serving, ended, pause(SERVES_WITHIN_MS, undefined, { ref: false })])
  if (said !== undefined) return said
  await end(child, 'SIGKILL')
  throw new DemoFailure(`${id} 没有启动`, `${id} did not start`)
}

interface ServingLine {
  readonly serving: string
  /** Of a node. */
  readonly web: string
}

/** The one line on standard output that says where a node serves, among the lines of its log. */
function servingIn(line: string): ServingLine | undefined {
  return line.startsWith('{"serving":') ? JSON.parse(line) : undefined
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = pause(STOPS_WITHIN_MS, 'late' as const, { ref: false })
  if ((await Promise.race([gone, late])) !== 'late') return
  child.kill('SIGKILL')
  await gone
}
