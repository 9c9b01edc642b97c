import type { Lang, Said } from './language.ts'

/** Exit codes of `tongban` (docs/operations.md): done; refused or a check failed; wrong use; the node cannot be reached. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface FailureDetail {
  readonly exitCode: Exclude<ExitCode, 0>
  /** The stable code of a refusal; absent where nothing was refused by a rule. */
  readonly code?: string
  readonly field?: string
}

/** Why a command cannot do what was asked, and what to do now. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly said: Said
  readonly detail: FailureDetail

  constructor(said: Said, detail: FailureDetail) {
    super(said.en)
    this.said = said
    this.detail = detail
  }
}

export const usageFailure = (zh: string, en: string): CommandFailure =>
  new CommandFailure({ zh, en }, { exitCode: exitCodes.usage })

/** Where a command writes, in which language, and what it finds in the environment. */
export interface Io {
  readonly lang: Lang
  readonly env: Readonly<Record<string, string | undefined>>
  out(line: string): void
  err(line: string): void
  /** Standard input to its end. */
  read(): AsyncIterable<string>
}

/** How a failure is told: one line for people, or one JSON document like that of the other refusals. */
export function failureLine({ said, detail }: CommandFailure, lang: Lang, json: boolean): string {
  const { code, field } = detail
  const title = said[lang]
  if (json) return JSON.stringify({ refused: { code: code ?? null, title, ...(field ? { field } : {}) } })
  const where = [code, field].filter((part) => part !== undefined).join(', ')
  return where === '' ? title : `${title} (${where})`
}

/** Registers what a command does; its answer is the exit code. */
export type Run = <A extends unknown[]>(act: (...args: A) => Promise<ExitCode>) => (...args: A) => Promise<void>
