import { type RequestActor, actorOf as requestActor } from '../platform/http/actor.ts'
import { bug } from '../platform/problem.ts'
import { type Actor, isOperator } from './domain/actor.ts'
import { problem } from './problems.ts'

type Request = Parameters<typeof requestActor>[0]

/** Who is asking. Refuses with `platform/noActor` on an open route without a token. */
export function actorOf(request: Request): Actor {
  const actor = requestActor(request)
  return isActor(actor) ? actor : bug('the app does not sign people in through identity')
}

const isActor = (actor: RequestActor): actor is Actor => 'kind' in actor && 'duties' in actor

/** Who reads what is public: the actor, or `open` where nobody signed in, so that the audit names nobody. */
export const readerOf = (request: Request): string => request.actor?.id ?? 'open'

/** Who is asking, where only whoever runs this node may. Refuses with `identity/notOperator`. */
export function operatorOf(request: Request): Actor {
  const actor = actorOf(request)
  if (!isOperator(actor)) throw problem.notOperator({ actor: actor.id })
  return actor
}
