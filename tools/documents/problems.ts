import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { clockProblems } from '../../protocol/src/clock/problems.ts'
import { filesBelow } from '../source-files.mjs'
import { cell, type Document, generated } from './document.ts'

/** A planned refusal, as it is told to the reader of the API. One without a status is told by the command line only. */
export interface Refusal {
  readonly code: string
  readonly status: number | undefined
  readonly zh: string
  readonly en: string
}

const project = fileURLToPath(new URL('../..', import.meta.url))

interface Maker {
  readonly code: string
  readonly kind: { readonly status: number; readonly zh: string; readonly en: string }
}

function isMaker(value: unknown): value is Maker {
  return typeof value === 'function' && 'code' in value && 'kind' in value
}

/** Every refusal that any slice declares in a file called problems.ts. */
async function refusalsOfServer(): Promise<Refusal[]> {
  const files = filesBelow(join(project, 'server/src')).filter((path) => /(^|\/)problems\.ts$/.test(path))
  const modules: Record<string, unknown>[] = await Promise.all(
    files.toSorted().map((path) => import(pathToFileURL(join(project, 'server/src', path)).href)),
  )
  return modules
    .flatMap((exported) => Object.values(exported))
    .flatMap((table) => (typeof table === 'object' && table !== null ? Object.values(table) : []))
    .filter(isMaker)
    .map(({ code, kind: { status, zh, en } }) => ({ code, status, zh, en }))
}

/** Every refusal of the product: those of the slices, and those of the legal clock, which knows no HTTP. */
export async function allRefusals(): Promise<Refusal[]> {
  const clock = Object.entries(clockProblems).map(([code, { zh, en }]) => ({ code, status: undefined, zh, en }))
  return [...(await refusalsOfServer()), ...clock]
}

const areaOf = ({ code }: Refusal): string => code.split('/')[0] ?? ''

/** The page of all refusals: codes never change once released, titles may be worded better. */
export function problemsPage(refusals: readonly Refusal[]): string {
  const areas = [...new Set(refusals.map(areaOf))].toSorted()
  const tables = areas.map((area) => {
    const rows = refusals.filter((refusal) => areaOf(refusal) === area)
    const lines = rows.map(({ code, status, zh, en }) => `| \`${code}\` | ${status ?? '–'} | ${cell(zh)} | ${cell(en)} |`)
    return [`## ${area}`, '', '| code | status | 中文 | English |', '|---|---|---|---|', ...lines].join('\n')
  })
  return `${[
    '# Refusals',
    '',
    generated,
    '',
    'Each refusal is answered as `application/problem+json` (RFC 9457) with a stable `code`, a title in both languages, which says first what is wrong and then what to do, and, where one field is the cause, its name. Codes never change once released. A line without a status is a refusal of the legal clock: `tongban clock explain` gives it, and a case that meets it answers 409 with the same code.',
    '',
    tables.join('\n\n'),
  ].join('\n')}\n`
}

/** docs/problems.md */
export const problems: Document = { path: 'docs/problems.md', make: async () => problemsPage(await allRefusals()) }
