import type { Report as SetReport } from '../domain/search/quality.ts'

/** How every query set was answered, by its name. */
export interface Report {
  readonly sets: Record<string, SetReport>
  /** Queries that the published dictionary answers rightly and this one does not. */
  readonly worse: string[]
}
