import { type Actor, hasRole } from './actor.ts'

/** Who may act for whom (委托): on one item or, with null, on all; both days included. */
export interface Mandate {
  readonly item: string | null
  readonly from: string
  readonly until: string
}

/** For whom, on what and when somebody wants to act. */
export interface Acting {
  readonly personId: string
  readonly item: string
  /** `YYYY-MM-DD` in China Standard Time. */
  readonly day: string
}

/**
 * Whether the actor may act for the person: as that person, as an agent under a mandate, or as a helper on duty under a mandate
 * (帮办代办 rests on 委托代理, 民法典 Art. 161–165). `mandates` are those that this person gave to this actor.
 */
export function mayAct(actor: Actor, { personId, item, day }: Acting, mandates: readonly Mandate[]): boolean {
  if (actor.personId === personId) return true
  const able = actor.kind === 'citizen' || (actor.kind === 'staff' && hasRole(actor, 'helper'))
  return able && mandates.some((mandate) => covers(mandate, item, day))
}

function covers(mandate: Mandate, item: string, day: string): boolean {
  return (mandate.item === null || mandate.item === item) && mandate.from <= day && day <= mandate.until
}
