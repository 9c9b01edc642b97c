import type { TrustList } from '@tongban/protocol/trust/trust-list'
import type { Chance } from '../chance.ts'
import { Broken } from '../invariants/broken.ts'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
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

/** At rest everybody knows the newest list. */
export async function bringNewest(story: Story): Promise<void> {
  const newest = story.trust.lists.at(-1)
  if (newest) for (const node of story.nodes) await bring(story, node, newest)
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
