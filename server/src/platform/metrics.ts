import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What a figure is called (Prometheus: unit at the end), what it tells, and by what it is cut. Labels hold no personal datum and no case. */
export interface Figure<L extends string> {
  readonly name: `tongban_${string}`
  readonly help: string
  readonly labels: readonly L[]
}

type Labels<L extends string> = Readonly<Record<L, string>>

/** Figures of this process for Prometheus. Counters begin at zero with each start; a scraper knows how to sum them. */
export interface Metrics {
  counter<L extends string>(figure: Figure<L>): (labels: Labels<L>, by?: number) => void
  /** Durations in seconds. */
  durations<L extends string>(figure: Figure<L>): (labels: Labels<L>, seconds: number) => void
  /** A figure that is looked up when it is asked for; what `set` does not set any more is gone. */
  gauge<L extends string>(figure: Figure<L>): { clear(): void; set(labels: Labels<L>, value: number): void }
  /** Runs before each answer, to look the gauges up. */
  beforeAnswer(look: () => Promise<void>): void
  /** Everything, in Prometheus' text form. */
  text(): Promise<string>
  readonly contentType: string
}

/** From a look-up by index to a page of a slow list. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const looks: (() => Promise<void>)[] = []
  const described = <L extends string>({ name, help, labels }: Figure<L>) => ({
    ...{ name, help, labelNames: [...labels], registers: [registry] },
  })
  return {
    counter(figure) {
      const counter = new Counter(described(figure))
      return (labels, by = 1) => counter.inc({ ...labels }, by)
    },
    durations(figure) {
      const histogram = new Histogram({ ...described(figure), buckets: BUCKETS })
      return (labels, seconds) => histogram.observe({ ...labels }, seconds)
    },
    gauge(figure) {
      const gauge = new Gauge(described(figure))
      return { clear: () => gauge.reset(), set: (labels, value) => gauge.set({ ...labels }, value) }
    },
    beforeAnswer: (look) => void looks.push(look),
    async text() {
      for (const look of looks) await look()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
