import { type Chance, chanceOf } from '../chance.ts'
import { Broken } from '../invariants/broken.ts'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { alterHeard, differingAt, type HeardRow, heardAt, isHeard, loseHeard } from '../world/inbox.store.ts'
import { type Loss, nodeIn, type Story, short } from './story.ts'

/*
 * What befalls a node behind its back: a row of its inbox is gone, or says something else, as after a restore that missed it or by a hand
 * in the database. Reconciliation (protocol.md, 10) has to name it, and nothing else; to bring back what was lost; and to park what was
 * altered, for nobody can know which side is right.
 */

const CHINA_MS = 8 * 3_600_000

/** A node loses one of the events that it heard from another. */
export async function lose(story: Story, chance: Chance): Promise<string> {
  const node = chance.pick(story.nodes)
  const rows = await heardFromPeers(story, node)
  if (rows.length === 0) return `${short(node.id)} has nothing to lose`
  const row = chance.pick(rows)
  await loseHeard(node.looker, row)
  story.losses.push({ ...row, at: node.id })
  return `${short(node.id)} loses ${row.event} of ${short(row.sender)}`
}

async function heardFromPeers(story: Story, node: SimNode): Promise<HeardRow[]> {
  const lost = new Set(story.losses.filter(({ at }) => at === node.id).map(({ event }) => event))
  const peers = new Set(story.nodes.flatMap(({ id }) => (id === node.id ? [] : [id])))
  return (await heardAt(node.looker)).filter(({ event, sender }) => peers.has(sender) && !lost.has(event))
}

/** At rest the day of each loss is compared: the loss is named, and on its way back. What a repeat has brought back is no loss any more. */
export async function reconcileLosses(story: Story): Promise<void> {
  for (const loss of story.losses) {
    if (await isHeard(nodeIn(story, loss.at).looker, loss)) continue
    const { kind, state } = await compared(story, loss)
    if (!kind.startsWith('missing') || (state !== 'repairing' && state !== 'repaired'))
      throw new Broken('reconciliation names what differs', `${loss.at} lost ${loss.event}, and it is called ${kind}, ${state}`)
  }
}

/** Everything has been said again: what was lost is there, and no node finds anything to differ that did not. */
export async function judgeLosses(story: Story): Promise<void> {
  for (const loss of story.losses) {
    if (!(await isHeard(nodeIn(story, loss.at).looker, loss)))
      throw new Broken('reconciliation names what differs', `${loss.at} lost ${loss.event} and never had it again`)
  }
  const altered = story.climate.alters ? await alterOne(story) : undefined
  const damaged = new Set([...story.losses.map(({ event }) => event), altered])
  for (const { id, looker } of story.nodes) {
    const invented = (await differingAt(looker)).find((event) => !damaged.has(event))
    if (invented) throw new Broken('reconciliation names what differs', `${id} finds ${invented} to differ, which nobody touched`)
  }
}

/** The last that happens in a story, for nobody mends it: one row says something else, and the two nodes compare. */
async function alterOne(story: Story): Promise<string | undefined> {
  const chance = chanceOf('alter', story.seed)
  const node = chance.pick(story.nodes)
  const rows = await heardFromPeers(story, node)
  if (rows.length === 0) return undefined
  const row = chance.pick(rows)
  await alterHeard(node.looker, row)
  const { kind, state } = await compared(story, { ...row, at: node.id })
  if (kind !== 'altered' || state !== 'parked')
    throw new Broken(
      'reconciliation names what differs',
      `${row.event} was altered at ${node.id}, and it is called ${kind}, ${state}`,
    )
  return row.event
}

interface Named {
  readonly event: string
  readonly kind: string
  readonly state: string
}

/**
 * The operator of one of the two sides compares the day of an event; always of the same side in a story, for what that had said again is
 * under way by the other's books. Answers what is said of the event.
 */
async function compared(story: Story, { at, sender, event }: Loss): Promise<Named> {
  const pair = [at, sender].sort()
  const node = chanceOf('compares', story.seed, ...pair).pick(pair)
  const peer = node === at ? sender : at
  const day = new Date(Number.parseInt(event.replace('-', '').slice(0, 12), 16) + CHINA_MS).toISOString().slice(0, 10)
  const by = nodeIn(story, node)
  const answer = await ask(by, 'POST', `/exchange/peers/${peer}/reconcile`, {
    ...{ as: story.stage.passes.operator(by), body: { day } },
    key: `reconcile-${node}-${event}`,
  })
  const named: Named[] = answer?.status === 200 ? answer.body.differences : []
  return (
    named.find((one) => one.event === event) ?? {
      event,
      kind: `nothing (${answer?.status} ${answer?.body.failure?.code ?? ''})`,
      state: 'unnamed',
    }
  )
}
