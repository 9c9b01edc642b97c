import type { Chance } from '../chance.ts'
import { ask } from '../node/ask.ts'
import { agreementOf } from '../world/trust.ts'
import { type Story, short, upNodes } from './story.ts'

const MOST_AGREEMENTS = 9

/** The regions sign a new agreement, or somebody comes again with the last one; the operator of one node loads it, and it tells the others. */
export async function agree(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  if (up.length === 0) return 'everybody is down'
  const { agreements, keys } = story.trust
  const node = chance.pick(up)
  const last = agreements.at(-1)
  const isAgain = last && (agreements.length === MOST_AGREEMENTS || chance.happens(0.3))
  const agreement = isAgain ? last : await agreementOf(keys, agreements.length + 1)
  if (!isAgain) agreements.push(agreement)
  const answer = await ask(node, 'POST', '/exchange/agreements', { as: story.stage.passes.operator(node), body: agreement })
  return `${short(node.id)} loads ${agreement.id}: ${answer?.status ?? 'no answer'}`
}
