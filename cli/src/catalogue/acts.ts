import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Lang, Said } from '../language.ts'
import { type Asked, type Method, Refused } from '../node/node-client.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { type ExitCode, exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { readDocument } from './document.ts'
import { withNode } from './node-options.ts'

/** What was given on the command line, by the names of arguments and options. */
export type Given = Readonly<Record<string, string | undefined>>

interface Parameter extends Said {
  readonly name: string
}

interface Option extends Said {
  /** As commander writes it, `--from <day>`. */
  readonly flags: string
  readonly optional?: true
}

/** One request to a node as one command. */
export interface Act {
  readonly name: string
  readonly what: Said
  readonly args: readonly Parameter[]
  readonly options: readonly Option[]
  readonly example: string
  /** The argument that names a JSON file; its document is handed to `body`. */
  readonly file?: string
  readonly method: Method
  readonly path: (given: Given) => string
  readonly body?: (given: Given, document: unknown) => unknown
  /** The revision that the person saw. */
  readonly seen?: (given: Given) => number
}

/** A word of a URL's path. */
export const part = (text: string | undefined): string => encodeURIComponent(text ?? '')

/** The query of a URL out of what was given; what was left out is not asked. */
export function query(members: Given): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(members)) if (value !== undefined) asked.set(name, value)
  return asked.size === 0 ? '' : `?${asked}`
}

/** Adds each act as a command. With `--json` the answer is printed as it came, else its members as a person reads them. */
export function addActs(parent: Command, acts: readonly Act[], io: Io, run: Run): void {
  for (const act of acts) addAct(parent, act, io, run)
}

function addAct(parent: Command, act: Act, io: Io, run: Run): void {
  const command = withNode(parent.command(act.name).description(act.what[io.lang]), io)
  for (const { name, [io.lang]: what } of act.args) command.argument(`<${name}>`, what)
  for (const { flags, optional, [io.lang]: what } of act.options) {
    if (optional) command.option(flags, what)
    else command.requiredOption(flags, what)
  }
  command.addHelpText('after', examples(io.lang, [act.example]))
  command.action(
    run((...all: readonly unknown[]) => {
      const options = all[act.args.length] as Options
      const named = Object.fromEntries(act.args.map(({ name }, at) => [name, String(all[at])]))
      const { json: _, ...texts } = options
      return perform(act, { ...texts, ...named }, { io, options })
    }),
  )
}

type Options = WhichNode & { readonly json?: boolean }

interface Asking {
  readonly io: Io
  readonly options: Options
}

async function perform(act: Act, given: Given, { io, options }: Asking): Promise<ExitCode> {
  const document = act.file === undefined ? undefined : await readDocument(given[act.file] ?? '')
  const body = act.body?.(given, document)
  const asked: Asked = { ...(body === undefined ? {} : { body }), ...(act.seen ? { seen: act.seen(given) } : {}) }
  try {
    const { body: answer, text } = await clientFor(io, options).send<unknown>(act.method, act.path(given), asked)
    if (options.json) io.out(text)
    else for (const line of told(answer, io.lang)) io.out(line)
    return exitCodes.done
  } catch (error) {
    // Of two who edit at once the second is shown what stands now beside their own text.
    if (error instanceof Refused && error.status === 412) io.out(JSON.stringify(error.problem, null, 2))
    throw error
  }
}

/** An answer as lines: of a list each entry one line, of one thing each member. */
function told(answer: unknown, lang: Lang): string[] {
  if (typeof answer !== 'object' || answer === null) return [lang === 'zh' ? '已完成' : 'done']
  if ('entries' in answer && Array.isArray(answer.entries))
    return table(answer.entries.map((entry) => Object.values(entry).map(shown)))
  return table(Object.entries(answer).map(([name, value]) => [name, shown(value)]))
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
