/** What is known about a refusal: for the log, never sent to the person, never personal data. */
export type Facts = Readonly<Record<string, unknown>>

/** The statuses a planned refusal may answer with. 5xx when a store or peer is away; 500 itself is for bugs. */
export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 408
  | 409
  | 410
  | 412
  | 413
  | 415
  | 416
  | 422
  | 423
  | 428
  | 429
  | 500
  | 502
  | 503
  | 507

/** One planned refusal: its HTTP status and its title for people in both languages. */
export interface ProblemKind {
  readonly status: ProblemStatus
  readonly zh: string
  readonly en: string
}

interface ProblemOptions {
  /** JSON pointer of the input the refusal is about, for example `/body/form/name`. */
  readonly field?: string
}

/** A refusal we planned for. Anything else that is thrown is a bug and answers 500. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: string
  readonly status: ProblemStatus
  readonly zh: string
  readonly en: string
  readonly facts: Facts
  readonly field: string | undefined

  constructor(code: string, kind: ProblemKind, facts: Facts, field?: string) {
    super(`${code}: ${kind.en}`)
    this.code = code
    this.status = kind.status
    this.zh = kind.zh
    this.en = kind.en
    this.facts = facts
    this.field = field
  }
}

/** Makes one refusal; `code` and `kind` let the documents list every refusal a slice can give. */
export interface ProblemMaker {
  (facts?: Facts, options?: ProblemOptions): ProblemError
  readonly code: string
  readonly kind: ProblemKind
}

/**
 * Declares the refusals of a slice. The codes are `<slice>/<key>` and never change once released.
 * `throw problem.wrongState({caseId})`; the facts go to the log only.
 */
export function defineProblems<const K extends string>(slice: string, kinds: Record<K, ProblemKind>): Record<K, ProblemMaker> {
  const makers = Object.entries<ProblemKind>(kinds).map(([key, kind]) => [key, makerOf(`${slice}/${key}`, kind)])
  return Object.fromEntries(makers)
}

const declared = new Map<string, ProblemKind>()

/** The words of a refusal by its code, of whichever slice; undefined for a code that this program does not have. */
export const kindOfCode = (code: string): ProblemKind | undefined => declared.get(code)

function makerOf(code: string, kind: ProblemKind): ProblemMaker {
  declared.set(code, kind)
  const make = (facts: Facts = {}, options: ProblemOptions = {}) => new ProblemError(code, kind, facts, options.field)
  return Object.assign(make, { code, kind })
}

/** True for a planned refusal, optionally of one code. */
export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code)
}

/** Says that the program itself is wrong: never for bad input, never for a peer's mistake. Answers 500. */
export function bug(message: string): never {
  throw new Error(message)
}
