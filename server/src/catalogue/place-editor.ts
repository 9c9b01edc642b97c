import { type Actor, isOperator } from '../identity/index.ts'
import { problem } from './problems.ts'

/** An operator, or an item manager of the very place that is edited. Refuses `catalogue/notEditor`. */
export function editorOf(actor: Actor, place: string | undefined): Actor {
  if (isOperator(actor) || actor.duties.some((duty) => duty.role === 'itemManager' && duty.place === place)) return actor
  throw problem.notEditor({ actor: actor.id, place })
}
