import type { Sql } from './sql.ts'

/** One line of the audit: who did what to which subject. `facts` are codes and ids only, never personal data. */
export interface AuditLine {
  readonly actor: string
  /** `<slice>.<verb>`, for example `cases.accept`. */
  readonly action: string
  readonly subject: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A committed fact other slices may read later by cursor. `id` is a UUIDv7. */
export interface FeedEntry {
  readonly id: string
  /** `<slice>.<what>`, for example `cases.event`. */
  readonly topic: string
  readonly subject: string
  readonly body: unknown
}

/** A transaction that only reads: one snapshot, with the actor set. */
export interface ReadTx {
  query<Row>(statement: Sql): Promise<Row[]>
}

/** A transaction that may write. Audit lines and feed entries are gathered and written last, so their locks are short. */
export interface Tx extends ReadTx {
  audit(line: AuditLine): void
  publish(entry: FeedEntry): void
  /** Runs once the commit is certain; what it throws is logged, for the change itself already stands. */
  afterCommit(act: () => void): void
}
