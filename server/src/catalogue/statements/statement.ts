import type { CatalogueAct, CatalogueFacts, CatalogueHeader } from '@tongban/protocol/event/catalogue'
import type { Actor } from '../../identity/index.ts'
import { isOperator } from '../../identity/index.ts'

/** A statement about the catalogue, said here or heard, with its facts known to have the shape of its act. */
export interface Statement<A extends CatalogueAct> {
  readonly header: CatalogueHeader
  readonly act: A
  readonly facts: CatalogueFacts<A>
  /** What the header names by hash; undefined where no document goes along. */
  readonly document: unknown
}

/** Who answers for a statement, as its header names it. */
export type Duty = CatalogueHeader['duty']

/** The duty under which staff say something of the catalogue; of a place where it concerns one. */
export function dutyOf(actor: Actor, place?: string): Duty {
  const role = isOperator(actor) ? 'operator' : 'itemManager'
  return { role, actor: actor.id, ...(place === undefined ? {} : { place }) }
}
