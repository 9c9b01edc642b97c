/** The invariants, in words; README.md lists them. */
export type Invariant =
  | 'no case lost'
  | 'never two holders'
  | 'no fork'
  | 'never decided twice'
  | 'offers only what may be taken'
  | 'handed over as agreed'
  | 'every request answered once'
  | 'replicas equal'
  | 'every event receipted or visible'
  | 'clocks as the log says'
  | 'nothing readable without a right'
  | 'audit chain whole'
  | 'projection as the log says'
  | 'proof verifies'
  | 'nobody acts on what he has not seen'
  | 'trust only forward'
  | 'a parent as its children say'
  | 'a hostile peer gets nothing'
  | 'reconciliation names what differs'
  | 'refuses only as planned'
  | 'comes to rest'

/** An invariant does not hold: a bug of the product, or of the simulator. */
export class Broken extends Error {
  readonly invariant: Invariant

  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`)
    this.invariant = invariant
  }
}
