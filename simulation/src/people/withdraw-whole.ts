import type { Chance } from '../chance.ts'
import { ask } from '../node/ask.ts'
import { type Story, short, upNodes } from '../schedule/story.ts'
import { staffAt } from '../world/regions.ts'

/** Whoever applied for a whole wants it no more: each part is withdrawn, or its holder is asked to (domain.md §2). */
export async function withdrawWhole(story: Story, chance: Chance): Promise<string> {
  const known = upNodes(story).flatMap((node) => story.ledger.at(node.id).look.parents.map(({ parent }) => ({ node, parent })))
  if (known.length === 0) return 'there is no whole to withdraw'
  const { node, parent } = chance.pick(known)
  const as = await story.stage.passes.of(node, staffAt(node.region.counter, 'clerk'))
  const view = await ask(node, 'GET', `/parents/${parent}`, { as })
  if (view?.status !== 200) return `${short(node.id)} shows no ${parent}: ${view?.status ?? 'no answer'}`
  const answer = await ask(node, 'POST', `/parents/${parent}/withdraw`, {
    ...{ as, seen: view.body.version },
    key: `withdraw-${story.trace.length}`,
  })
  const children: { outcome: string }[] = answer?.status === 200 ? answer.body.children : []
  return `${parent} is withdrawn at ${short(node.id)}: ${answer?.status ?? 'no answer'} ${children.map(({ outcome }) => outcome).join(' ')}`
}
