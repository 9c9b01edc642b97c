import type { ParentStanding } from '@tongban/protocol/case/parent'
import type { Story } from '../schedule/story.ts'
import { Broken } from './broken.ts'
import type { Ledger, Link } from './ledger.ts'

/*
 * A joint case (domain.md §2): its own short chain says which children it opened, how each ended and that all have. It learns of an end
 * from the child's events, later; so only at rest must it know of every one.
 */

/** After every step: what the chain of a parent said it goes on saying, and its acts stand in their order. */
export function parentsGoOn(ledger: Ledger, node: string): void {
  const seen = ledger.at(node)
  for (const [parent, before] of seen.parents) {
    const now = seen.look.parents.find((one) => one.parent === parent)?.actions ?? []
    if (before.some((action, at) => now[at] !== action))
      throw new Broken('no case lost', `${node} had more of the parent ${parent}`)
  }
  for (const { parent, actions, standing } of seen.look.parents) {
    seen.parents.set(parent, actions)
    const { seq }: ParentStanding = JSON.parse(standing)
    if (seq !== actions.length || actions[0] !== 'opened' || actions.slice(0, -1).includes('closed')) {
      throw new Broken('a parent as its children say', `${parent} stands at ${seq} after ${actions.join(', ')}`)
    }
  }
}

const ends: Readonly<Record<string, string>> = {
  grant: 'granted',
  refuse: 'refused',
  decline: 'declined',
  withdraw: 'withdrawn',
  terminate: 'terminated',
}

/** How a child ended, by its own chain; `open` while it is not closed. */
function endOf(chain: readonly Link[]): string {
  const decision = chain.find(({ action }) => ends[action] !== undefined)
  const isClosed = chain.some(({ action }) => action === 'close')
  return isClosed && decision ? (ends[decision.action] ?? 'open') : 'open'
}

/** At rest: a parent names every child there is of it, knows how each ended, and is closed exactly when all have. */
export function judgeParents({ ledger, nodes }: Story): void {
  const children = new Map<string, string[]>()
  for (const [caseId, [born]] of ledger.chains) {
    const parent = born?.header.facts['parent']
    if (typeof parent === 'string') children.set(parent, [...(children.get(parent) ?? []), caseId])
  }
  for (const { id } of nodes) {
    for (const { parent, standing } of ledger.at(id).look.parents) {
      const told: ParentStanding = JSON.parse(standing)
      const byChains = Object.fromEntries((children.get(parent) ?? []).map((child) => [child, endOf(ledger.chain(child))]))
      const isClosed = Object.values(byChains).every((end) => end !== 'open')
      expectSame(
        parent,
        { children: sorted(told.children), closed: told.closed },
        { children: sorted(byChains), closed: isClosed },
      )
      children.delete(parent)
    }
  }
  const [orphan] = children.keys()
  if (orphan !== undefined)
    throw new Broken('no case lost', `the parent ${orphan} of ${children.get(orphan)?.join(' ')} is nowhere`)
}

const sorted = (ends: Readonly<Record<string, string>>): string[] =>
  Object.entries(ends)
    .map(([child, end]) => `${child} ${end}`)
    .sort()

function expectSame(parent: string, told: object, said: object): void {
  const [one, other] = [JSON.stringify(told), JSON.stringify(said)]
  if (one !== other) throw new Broken('a parent as its children say', `${parent} says ${one}, its children ${other}`)
}
