import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive } from '../platform/db/local/postmaster.ts'
import { type Drill, settingOf } from './failpoints.ts'
import { postgresPid, stopPostgres } from './postgres.fixture.ts'

export interface ProcessPlan {
  /** URN of the node. */
  readonly id: string
  readonly region: string
  readonly port: number
  /** The node's own folder. */
  readonly folder: string
  /** File that names the founders whom the node believes at first. */
  readonly founders: string
}

/** A node as a real process that is started again whenever it dies, each time set to die at the next drill. */
export interface DrilledNode {
  readonly id: string
  readonly region: string
  readonly address: string
  readonly folder: string
  /** The drills that killed it, in their order. */
  readonly hit: readonly Drill[]
  /** The drills that did not kill it yet. */
  readonly left: readonly Drill[]
  /** Throws where the process ended by itself: then nothing starts it again. */
  mustLive(): void
  /** Waits until it can do its work. */
  ready(): Promise<void>
  /** Kills the process as a power cut would and starts it again. Its PostgreSQL lives on. */
  killAndRestart(): Promise<void>
  /** Ends it by this signal and starts it again only after the work is done. Killed with -9, its PostgreSQL lives on. */
  away<T>(signal: 'SIGTERM' | 'SIGKILL', work: () => Promise<T>): Promise<T>
  /** Kills its PostgreSQL, and nothing else. */
  killPostgres(): Promise<void>
  postgresPid(): Promise<number>
  /** Ends it in order, with its PostgreSQL. */
  stop(): Promise<void>
}

const project = fileURLToPath(new URL('../../../', import.meta.url))
const READY_WITHIN_MS = 120_000
const STOPS_WITHIN_MS = 30_000
const POLL_MS = 50

export async function startDrilled(plan: ProcessPlan, drills: readonly Drill[]): Promise<DrilledNode> {
  await mkdir(plan.folder, { recursive: true })
  const life = new Life(plan, drills)
  await life.launch()
  const address = `http://127.0.0.1:${plan.port}`
  const node: DrilledNode = {
    ...{ id: plan.id, region: plan.region, folder: plan.folder, address, hit: life.hit, left: life.left },
    mustLive: () => life.mustLive(),
    ready: () => ready(node),
    async killAndRestart() {
      await life.kill()
      await ready(node)
    },
    async away(signal, work) {
      await life.leave(signal)
      try {
        return await work()
      } finally {
        await life.launch()
        await ready(node)
      }
    },
    async killPostgres() {
      const pid = await node.postgresPid()
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await pause(POLL_MS)
    },
    async postgresPid() {
      const pid = await postgresPid(plan.folder)
      if (pid === undefined) throw new Error(`${plan.id} has no PostgreSQL`)
      return pid
    },
    async stop() {
      await life.end()
      // Ended in the middle of a start, it does not yet answer for the PostgreSQL that the life before left.
      await stopPostgres(plan.folder)
    },
  }
  return node
}

async function ready(node: Pick<DrilledNode, 'id' | 'address' | 'mustLive'>): Promise<void> {
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until; await pause(POLL_MS)) {
    node.mustLive()
    const answer = await fetch(`${node.address}/ready`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`${node.id} was not ready within ${READY_WITHIN_MS} ms`)
}

/** The lives of one node's process. */
class Life {
  readonly hit: Drill[] = []
  readonly left: Drill[]
  readonly #plan: ProcessPlan
  #child: ChildProcess | undefined
  #isWanted = true
  #isKilledByUs = false
  #isAway = false
  #failure: string | undefined

  constructor(plan: ProcessPlan, drills: readonly Drill[]) {
    this.#plan = plan
    this.left = [...drills]
  }

  async launch(): Promise<void> {
    this.#isAway = false
    this.#isKilledByUs = false
    const log = openSync(join(this.#plan.folder, 'node.log'), 'a')
    const [drill] = this.left
    const child = spawn(process.execPath, ['server/bin/node.mjs', '--lab'], {
      cwd: project,
      env: environmentOf(this.#plan, drill),
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    this.#child = child
    child.once('exit', (code, signal) => void this.#ended(drill, code, signal))
    await once(child, 'spawn')
    await writeFile(join(this.#plan.folder, 'server.pid'), String(child.pid))
  }

  async #ended(drill: Drill | undefined, code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (!this.#isWanted || this.#isAway) return
    const isDrilled = signal === 'SIGKILL' && !this.#isKilledByUs && drill !== undefined
    if (!isDrilled && !this.#isKilledByUs) {
      const log = await readFile(join(this.#plan.folder, 'node.log'), 'utf8')
      this.#failure = `${this.#plan.id} ended by itself (${code ?? signal}). It last said:\n${log.slice(-3000)}`
      return
    }
    if (isDrilled) this.hit.push(...this.left.splice(0, 1))
    await this.launch()
  }

  mustLive(): void {
    if (this.#failure !== undefined) throw new Error(this.#failure)
  }

  async kill(): Promise<void> {
    if (this.#living()) this.#isKilledByUs = true
    await this.#endBy('SIGKILL')
  }

  /** Ends it until it is launched again. */
  async leave(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#isAway = true
    await this.#endBy(signal)
  }

  async end(): Promise<void> {
    this.#isWanted = false
    await this.#endBy('SIGTERM')
  }

  #living(): ChildProcess | undefined {
    const child = this.#child
    return child && child.exitCode === null && child.signalCode === null ? child : undefined
  }

  async #endBy(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#living()
    if (!child) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const late = pause(STOPS_WITHIN_MS, 'late' as const, { ref: false })
    if ((await Promise.race([gone, late])) === 'late') child.kill('SIGKILL')
    await gone
  }
}

/** The settings of whoever runs the tests are not this node's. */
function environmentOf({ id, region, port, folder, founders }: ProcessPlan, drill: Drill | undefined): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TONGBAN_') && name !== 'DATABASE_URL')
  return {
    ...Object.fromEntries(inherited),
    TONGBAN_NODE: id,
    TONGBAN_REGIONS: region,
    TONGBAN_PORT: String(port),
    TONGBAN_DATA: folder,
    TONGBAN_TRUST: founders,
    TONGBAN_CLOCK: 'lab',
    TONGBAN_LOG_LEVEL: 'info',
    TONGBAN_REQUESTS_PER_MINUTE: '0',
    ...(drill ? { TONGBAN_FAILPOINT: settingOf(drill) } : {}),
  }
}
