import type { TrustList } from '@tongban/protocol/trust/trust-list'
import { type Chance, chanceOf } from '../chance.ts'
import { Broken } from '../invariants/broken.ts'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { agreementsAt, type HeldList, listsAt } from '../world/trust.store.ts'
import { keysOf, trustListOf } from '../world/trust.ts'
import { type Story, short, upNodes } from './story.ts'

/** When a node of a story in the national suite changed to it: before the story, whoever's clock tells the time. */
const changedSuiteAt = '2026-02-02T00:00:00.000Z'

/** A story begins: nodes that speak the national suite have changed to it long ago, and everybody knows the list that says so. */
export async function changeSuites(story: Story): Promise<void> {
  const changed = story.nodes.filter((_, at) => story.climate.suites[at] === 'gm')
  if (changed.length === 0) return
  for (const node of changed) {
    const fresh = await keysOf(`${node.id} gm`, 'gm')
    story.trust.keys.set(node.id, [...(story.trust.keys.get(node.id) ?? []), { keys: fresh, from: changedSuiteAt }])
    node.keys = fresh
    await node.boot()
  }
  story.trust.lists.push(await trustListOf(2, changedSuiteAt, story.trust.keys))
  await bringNewest(story)
}

/**
 * A node gets new keys, and at times the old ones are revoked; the authorities sign a list that says so. The node starts with the new
 * keys at once; the others hear of them when somebody brings them the list.
 */
export async function changeKeys(story: Story, chance: Chance): Promise<string> {
  const node = chance.pick(story.nodes)
  const held = story.trust.keys.get(node.id) ?? []
  const at = node.clock.now().toISOString()
  // Not before anything that it signed: by another's clock, or by its own that was set back, that could seem signed after the revocation.
  const revokedAt = new Date(node.latestMs).toISOString()
  const isRevoked = chance.happens(0.5)
  const old = held.map((key) => (isRevoked && key.revokedAt === undefined ? { ...key, revokedAt } : key))
  const fresh = await keysOf(`${node.id} ${story.seed} ${story.trust.lists.length}`, node.keys?.suite)
  story.trust.keys.set(node.id, [...old, { keys: fresh, from: at }])
  const version = story.trust.lists.length + 2
  story.trust.lists.push(await trustListOf(version, new Date(story.stage.now).toISOString(), story.trust.keys))
  node.keys = fresh
  const wasUp = node.isUp
  if (wasUp) await node.boot()
  return `${short(node.id)} has new keys${isRevoked ? ', the old ones are revoked' : ''}: list ${version}${wasUp ? '' : ', it is down'}`
}

/** Somebody brings a node a trust list, the newest or an older one, or another one under a number it knows already. */
export async function bringList(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  const newest = story.trust.lists.at(-1)
  if (up.length === 0 || !newest) return 'there is no list to bring'
  const node = chance.pick(up)
  const kind = chance.weighted([
    [6, 'newest'],
    [1, 'older'],
    [1, 'sameNumber'],
  ] as const)
  if (kind === 'newest') return `${short(node.id)} hears list ${newest.version}: ${await bring(story, node, newest)}`
  const before = await versionOf(story, node)
  const issuedAt = new Date(story.stage.now + 1).toISOString()
  const list =
    kind === 'older'
      ? await trustListOf(Math.max(1, before - 1), issuedAt, story.trust.keys)
      : await trustListOf(before, issuedAt, story.trust.keys)
  const answer = await bring(story, node, list)
  if (answer === 200)
    throw new Broken('trust only forward', `${node.id} has list ${before} and takes another list ${list.version}`)
  return `${short(node.id)} hears a second list ${list.version}: ${answer}`
}

/**
 * At rest the newest list is brought to every node that nobody could tell it: to all, where lists do not travel; else to one, unless some
 * operator has brought it to one already, and to those that do not know the key with which it would be said to them.
 */
export async function bringNewest(story: Story): Promise<void> {
  const newest = story.trust.lists.at(-1)
  if (!newest) return
  for (const node of await deafTo(story, newest)) await bring(story, node, newest)
}

async function deafTo(story: Story, newest: TrustList): Promise<readonly SimNode[]> {
  if (!story.climate.announces) return story.nodes
  const held = new Map<SimNode, HeldList[]>()
  for (const node of story.nodes) held.set(node, await listsAt(node.looker))
  const knows = (node: SimNode, by = false) =>
    held.get(node)?.some(({ version, byHand }) => version === newest.version && (byHand || !by)) ?? false
  const tellers = story.nodes.filter((node) => knows(node, true))
  if (tellers.length === 0) tellers.push(chanceOf('tells', story.seed).pick(story.nodes))
  const hears = (node: SimNode) =>
    tellers.some((teller) => listed(story, held.get(node)?.at(-1)?.version ?? 1, teller.id).includes(teller.keys?.kid ?? ''))
  return story.nodes.filter((node) => !knows(node) && (tellers.includes(node) || !hears(node)))
}

/** The keys that a list of this story gives a node. */
function listed({ trust }: Story, version: number, node: string): string[] {
  const list = trust.lists[version - 2]
  if (list) return list.nodes.find(({ id }) => id === node)?.keys.flatMap(({ kid, revokedAt }) => (revokedAt ? [] : kid)) ?? []
  return (
    trust.keys
      .get(node)
      ?.slice(0, 1)
      .map(({ keys }) => keys.kid) ?? []
  )
}

/** At rest every node goes by the newest list, and every agreement that one has all have. */
export async function judgeTrust(story: Story): Promise<void> {
  const newest = story.trust.lists.at(-1)?.version ?? 1
  const agreed = new Set((await Promise.all(story.nodes.map(({ looker }) => agreementsAt(looker)))).flat())
  for (const { id, looker } of story.nodes) {
    const version = (await listsAt(looker)).at(-1)?.version
    if (version !== newest) throw new Broken('trust only forward', `${id} goes by list ${version}, and ${newest} is the newest`)
    const own = await agreementsAt(looker)
    const missing = [...agreed].find((one) => !own.includes(one))
    if (missing) throw new Broken('trust only forward', `${id} never heard of ${missing}`)
  }
}

async function bring(story: Story, node: SimNode, list: TrustList): Promise<number | string> {
  const as = story.stage.passes.operator(node)
  const key = `list-${story.trace.length}-${list.version}-${list.issuedAt}`
  const answer = await ask(node, 'POST', '/identity/trust', { as, body: list, key })
  return answer?.status ?? 'no answer'
}

async function versionOf({ stage }: Story, node: SimNode): Promise<number> {
  const answer = await ask(node, 'GET', '/identity/trust', { as: stage.passes.operator(node) })
  return answer?.status === 200 ? answer.body.version : 1
}
