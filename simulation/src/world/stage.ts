import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, startLocal } from '@tongban/server/node'
import { ask } from '../node/ask.ts'
import { SimNode } from '../node/sim-node.ts'
import { Passes } from '../people/passes.ts'
import { Road } from '../road/road.ts'
import { keepBase, readBase, restoreBase } from './base.store.ts'
import { type Region, regions, setupOf } from './regions.ts'
import { agreementOf, foundersOf, keysOf, type NodeKey, startAt, trustedFrom, trustListOf } from './trust.ts'
import { versionsOf } from './versions.ts'

/** All nodes of the simulated world, set up once; each story begins where the setting up ended. */
export interface Stage {
  readonly nodes: readonly SimNode[]
  readonly road: Road
  /** Where it was set up. */
  readonly folder: string
  /** The world's time, in milliseconds; the scheduler moves it. */
  now: number
  readonly passes: Passes
  /** Puts the nodes back to where every story begins: their databases, their disks, their clocks, their processes. */
  reset(): Promise<void>
  close(): Promise<void>
}

const PREFIX = 'tongban-simulation-'

/**
 * Starts one PostgreSQL that need not survive a power cut, and sets every node up as its operator would. A folder that is named is kept,
 * and what was set up there before is played on.
 */
export async function openStage(kept?: string): Promise<Stage> {
  const folder = kept ?? (await makeFolder())
  const store = await startLocal({ folder: join(folder, 'postgres'), durable: false })
  const close = async (nodes: readonly SimNode[]) => {
    await Promise.all(nodes.map((node) => node.close()))
    await store.stop()
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
  const road = new Road()
  const time = { now: Date.parse(startAt) }
  const founders = await foundersOf()
  const nodes = await Promise.all(
    regions.map(async (region) => {
      const own = { url: store.urlOf(region.division), folder: join(folder, region.division) }
      await createDatabase(store.urlOf('postgres'), region.division)
      await mkdir(own.folder, { recursive: true })
      return new SimNode({ region, ...own, founders, fetch: road.fetch, time: () => time.now })
    }),
  )
  for (const node of nodes) road.join(node)
  const passes = new Passes()
  const told = await readFile(join(folder, 'passes.json'), 'utf8').catch(() => undefined)
  if (told === undefined) await setUp(nodes, folder, passes)
  else passes.read(told)
  for (const node of nodes) await readBase(node.looker)
  return {
    ...{ nodes, road, passes, folder },
    get now() {
      return time.now
    },
    set now(now) {
      time.now = now
    },
    async reset() {
      time.now = Date.parse(startAt)
      passes.forget()
      road.mend()
      await Promise.all(nodes.map((node) => resetNode(node)))
    },
    close: () => close(nodes),
  }
}

async function resetNode(node: SimNode): Promise<void> {
  await node.shut()
  node.skewMs = 0
  node.announces = false
  node.latestMs = 0
  node.keys = await keysOf(node.region.node)
  node.keysEver = []
  node.surprises.length = 0
  node.mishap.isDiskFull = false
  await node.clearDisk()
  await restoreBase(node.looker)
}

async function setUp(nodes: readonly SimNode[], folder: string, passes: Passes): Promise<void> {
  const keys = new Map<string, NodeKey[]>()
  for (const { region } of nodes) keys.set(region.node, [{ keys: await keysOf(region.node), from: trustedFrom }])
  const trust = await trustListOf(1, trustedFrom, keys)
  const agreement = await agreementOf(keys)
  for (const node of nodes) {
    node.seed('set up')
    await node.boot()
    const operator = (await readFile(join(folder, node.region.division, 'operator.token'), 'utf8')).trim()
    await must(node, operator, '/identity/trust', trust)
    await must(node, operator, '/exchange/agreements', agreement)
    await must(node, operator, '/identity/setup', setupOf(node.region))
    await passes.open(node, operator)
  }
  for (const node of nodes) await publish(node, passes.operator(node), regions)
  await settle(nodes)
  for (const node of nodes) await keepBase(node.looker)
  await writeFile(join(folder, 'passes.json'), passes.tell())
}

/** Every node knows every version, as after years of hearing each other. */
async function publish(node: SimNode, operator: string, of: readonly Region[]): Promise<void> {
  for (const region of of) for (const version of versionsOf(region)) await must(node, operator, '/versions', version)
}

async function settle(nodes: readonly SimNode[]): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    moved = 0
    for (const { running } of nodes) {
      moved += (await running.exchange.sealDue()) + (await running.exchange.sendDue()) + (await running.jobs.runDue())
    }
  }
}

async function must(node: SimNode, as: string, path: string, body: unknown): Promise<void> {
  const answer = await ask(node, 'POST', path, { as, body, key: `set-up-${path}-${node.random().uuid(0)}` })
  if (!answer || answer.status >= 300) throw new Error(`${node.id} ${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`)
}

/** A run that was killed leaves its PostgreSQL alive: it is stopped and removed. */
export async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) if (name.startsWith(PREFIX)) await clearLeftover(join(tmpdir(), name))
}

async function makeFolder(): Promise<string> {
  await clearLeftovers()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  await chmod(folder, 0o755)
  return folder
}

async function clearLeftover(folder: string): Promise<void> {
  const starter = Number(await readFile(join(folder, 'postgres', 'starter'), 'utf8').catch(() => '0'))
  if (starter === 0 || isAlive(starter)) return
  await startLocal({ folder: join(folder, 'postgres'), durable: false }).then((store) => store.stop())
  await rm(folder, { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
