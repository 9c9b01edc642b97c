/** Which seeds are played. */
export interface Range {
  readonly from: number
  readonly seeds: number
}

/** How one seed ended, as a worker tells it. */
export interface Told {
  readonly seed: number
  readonly cases: number
  readonly events: number
  /** What broke, if anything did. */
  readonly broken?: string
}

/** How far the workers are together. They are not in step: the first seed that breaks is known only when all before it have been played. */
export class Standing {
  readonly #range: Range
  readonly #good = new Set<number>()
  #cases = 0
  #events = 0
  #broken: Told | undefined

  constructor(range: Range) {
    this.#range = range
  }

  note(told: Told): void {
    if (told.broken === undefined) this.#good.add(told.seed)
    else if (this.#broken === undefined || told.seed < this.#broken.seed) this.#broken = told
    this.#cases += told.cases
    this.#events += told.events
  }

  /** Seeds from this one on need not be played any more. */
  get end(): number {
    return this.#broken?.seed ?? this.#range.from + this.#range.seeds
  }

  /** How many have kept every invariant. */
  get good(): number {
    return this.#good.size
  }

  get cases(): number {
    return this.#cases
  }

  get events(): number {
    return this.#events
  }

  /** The lowest seed of the range that breaks; undefined where none does. Throws as long as one before it was not played. */
  first(): Told | undefined {
    for (let seed = this.#range.from; seed < this.end; seed++)
      if (!this.#good.has(seed)) throw new Error(`seed ${seed} was not played`)
    return this.#broken
  }
}
