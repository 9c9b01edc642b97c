/** What became of one part of a file: settled before or now, done in this run, waiting for the other region or for a version. */
export interface Step {
  readonly of: 'standards' | 'differences' | 'versions' | 'situations' | 'bundles'
  readonly settled: number
  readonly done: number
  readonly waiting: number
}

export type Outcome = 'settled' | 'done' | 'waiting'

export function stepOf(of: Step['of'], outcomes: readonly Outcome[]): Step {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { of, settled: count('settled'), done: count('done'), waiting: count('waiting') }
}
