import { type Actor, hasRole, isOperator } from '../../identity/index.ts'
import { problem } from '../problems.ts'

/** An item manager of any place of this node, or an operator: who speaks for the region. Refuses `catalogue/notManager`. */
export function managerOf(actor: Actor): Actor {
  if (isOperator(actor) || hasRole(actor, 'itemManager')) return actor
  throw problem.notManager({ actor: actor.id })
}

/** An item manager of this very place, or an operator. Refuses `catalogue/notManager`. */
export function managerAt(actor: Actor, place: string): Actor {
  if (isOperator(actor) || actor.duties.some((duty) => duty.role === 'itemManager' && duty.place === place)) return actor
  throw problem.notManager({ actor: actor.id, place })
}
