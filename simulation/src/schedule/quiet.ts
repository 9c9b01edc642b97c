import { Broken } from '../invariants/broken.ts'
import { noSurprise, watch } from '../invariants/each-step.ts'
import { ask } from '../node/ask.ts'
import { send } from '../people/apply.ts'
import { placesOf, staffAt } from '../world/regions.ts'
import { reconcileLosses } from './losing.ts'
import type { Story } from './story.ts'
import { bringNewest } from './trusting.ts'
import { workThrough } from './work.ts'

const MINUTE_MS = 60_000
const HALF_DAY_MS = 12 * 3_600_000
const STILL_ROUNDS = 3
const MOST_ROUNDS = 60

/** The faults are over: everybody works on until nothing moves any more. */
export async function comeToRest(story: Story): Promise<void> {
  const { stage, nodes } = story
  stage.road.mend()
  for (const node of nodes) {
    node.mishap.plan(undefined)
    node.mishap.isDiskFull = false
    if (!node.isUp) await node.boot()
  }
  await bringNewest(story)
  for (const application of story.applications) if (!application.answered) await send(story, application)
  if (story.losses.length > 0) {
    // What a node has lost it can prove to nobody: operators compare before they send again.
    await settle(story, { resuming: false })
    await reconcileLosses(story)
  }
  await settle(story, { resuming: true })
  noSurprise(nodes)
  await watch(story.ledger, nodes)
}

/** All that can be done is done, over and over, until nothing moves. */
async function settle(story: Story, { resuming }: { readonly resuming: boolean }): Promise<void> {
  const { stage, nodes } = story
  let still = 0
  for (let round = 0; still < STILL_ROUNDS; round++) {
    const moved: string[] = []
    for (const node of nodes)
      moved.push(
        ...(await workThrough(story, node)),
        ...(resuming ? await resumeAll(story, node) : []),
        ...(await takeAllOver(story, node)),
      )
    if (round === MOST_ROUNDS) throw new Broken('comes to rest', `after ${round} rounds still ${moved.join(', ')}`)
    still = moved.length === 0 ? still + 1 : 0
    // What failed looks again later; and where clocks stand apart, a key of a partner may be good only half a day from now.
    stage.now += moved.length === 0 ? HALF_DAY_MS : MINUTE_MS
  }
}

/** An operator resumes all that is parked. */
async function resumeAll({ stage, trace }: Story, node: Story['nodes'][number]): Promise<string[]> {
  const as = stage.passes.operator(node)
  const parked = await ask(node, 'GET', '/exchange/parked', { as })
  const entries: { id: string; code: string }[] = parked?.body.entries ?? []
  const [first] = entries
  if (!first) return []
  await ask(node, 'POST', `/exchange/parked/${first.id}/resume`, { as, key: `rest-${trace.length}-${first.id}` })
  return [`${node.id.slice(-6)} resumes ${entries.map(({ code }) => code).join(' ')}`]
}

/** Nobody leaves a case on its way for ever: whoever was named takes it over, and notes that the papers have come. */
async function takeAllOver({ stage, ledger, nodes }: Story, node: Story['nodes'][number]): Promise<string[]> {
  await watch(ledger, nodes)
  const done: string[] = []
  for (const { caseId, transfer, seq } of ledger.standingsAt(node.id)) {
    if (!transfer || !placesOf(node.region).includes(transfer.taker)) continue
    const role = transfer.taker.endsWith('window') ? 'clerk' : 'examiner'
    const answer = await ask(node, 'POST', `/cases/${caseId}/steps/takeOver`, {
      ...{ as: await stage.passes.of(node, staffAt(transfer.taker, role)), seen: seq },
      body: { place: transfer.taker, role, facts: transfer.papers ? { papersArrived: true } : {} },
    })
    if (answer?.status === 200) done.push(`${node.id.slice(-6)} takes ${caseId} over`)
  }
  return done
}
