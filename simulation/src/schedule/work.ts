import type { Chance } from '../chance.ts'
import { Crashed } from '../node/mishap.ts'
import type { SimNode } from '../node/sim-node.ts'
import { type Story, short, upNodes } from './story.ts'

/** What a node does by itself, one piece at a time. Answers how much there was. */
type Work = (node: SimNode, peers: readonly string[]) => Promise<number>

const works = {
  seal: ({ running }) => running.exchange.sealDue(),
  send: async ({ running }, peers) => {
    let sent = 0
    for (const peer of peers) sent += await running.exchange.sendDue(peer)
    return sent
  },
  pull: ({ running }) => running.exchange.pullFiles(),
  jobs: ({ running }) => running.jobs.runDue(),
  expire: ({ running }) => running.cases.expireDue(),
  heartbeat: ({ running }) => running.exchange.heartbeat(),
  offer: ({ running }) => running.exchange.offerWaiting(),
  keepHouse: async ({ running }) => {
    await running.keepHouse()
    return 0
  },
  reconcile: ({ running }) => running.exchange.reconcileDue(),
  refresh: async ({ running }) => {
    await running.identity.refresh()
    return 0
  },
} as const satisfies Record<string, Work>

type WorkName = keyof typeof works

const often: readonly (readonly [weight: number, work: WorkName])[] = [
  [10, 'seal'],
  [14, 'send'],
  [4, 'pull'],
  [4, 'jobs'],
  [2, 'expire'],
  [2, 'heartbeat'],
  [2, 'offer'],
  [1, 'keepHouse'],
  [2, 'reconcile'],
]

/** One node does one piece of its work, or the whole of it once, as when nothing hinders it. */
export async function work(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  if (up.length === 0) return 'everybody is down'
  const node = chance.pick(up)
  if (chance.happens(0.4)) return `${short(node.id)} works: ${(await runAll(story, node)).join(', ')}`
  const name = chance.weighted(often)
  const others = story.nodes.filter(({ id }) => id !== node.id).map(({ id }) => id)
  const peers = name === 'send' ? [chance.pick(others)] : others
  return `${short(node.id)} ${name}${name === 'send' ? ` to ${short(peers[0] ?? '')}` : ''}: ${await run(node, name, peers)}`
}

/** Whoever is up tells one node all that is due to it. */
export async function hear(story: Story, node: SimNode): Promise<string> {
  const told: string[] = []
  for (const other of upNodes(story)) {
    if (other.id === node.id) continue
    told.push(`${short(other.id)} seal ${await run(other, 'seal', [])}, send ${await run(other, 'send', [node.id])}`)
  }
  return `${short(node.id)} hears: ${told.join(', ')}`
}

/** Every piece of work once, in an order that brings everything on. Answers what there was, by the name of the work. */
export async function workThrough(story: Story, node: SimNode): Promise<string[]> {
  const peers = story.nodes.filter(({ id }) => id !== node.id).map(({ id }) => id)
  const done: string[] = []
  for (const name of ['refresh', 'expire', 'seal', 'send', 'pull', 'jobs', 'offer'] as const) {
    const moved = await works[name](node, peers)
    if (moved > 0) done.push(`${short(node.id)} ${name}: ${moved}`)
  }
  return done
}

async function runAll(story: Story, node: SimNode): Promise<string[]> {
  const others = story.nodes.filter(({ id }) => id !== node.id).map(({ id }) => id)
  const done: string[] = []
  for (const name of ['seal', 'send', 'pull', 'jobs'] as const) done.push(`${name} ${await run(node, name, others)}`)
  return done
}

/** A failing piece of work is tried again in a later round, as the node's own rounds do; a crash ends it. */
async function run(node: SimNode, name: WorkName, peers: readonly string[]): Promise<number | string> {
  try {
    return await works[name](node, peers)
  } catch (error) {
    if (error instanceof Crashed || !node.isUp) return 'dies'
    if (error instanceof Error && 'code' in error) return `fails: ${String(error.code)}`
    throw error
  }
}
