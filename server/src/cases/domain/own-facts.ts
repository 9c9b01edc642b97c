import type { CaseAction } from '@tongban/protocol/event/actions'
import { factsSchemas } from '@tongban/protocol/event/facts'

/** Facts that the node sets and nobody may say for it: the day, the limit, the second person, the number, what silence is told by. */
const nodesOwn: ReadonlySet<string> = new Set(['day', 'limit', 'second', 'officialNumber', 'noticeDue'])

/**
 * The first fact that whoever takes this step has no business to say: one the node sets itself, or one that the act does not have. What
 * is kept of a fact goes to every node of the case in the open header, so nothing personal may slip into it (protocol.md, Event).
 */
export function unwantedFact(action: CaseAction, facts: Readonly<Record<string, unknown>>): string | undefined {
  const known = new Set(Object.keys(factsSchemas[action].properties))
  return Object.keys(facts).find((name) => nodesOwn.has(name) || !known.has(name))
}
