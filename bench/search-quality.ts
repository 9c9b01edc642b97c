// How queries are answered over HTTP: both query sets of data/, or the files named on the command line; each with its share and its misses.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { report } from './report.ts'
import { importLists } from './search-lists.ts'
import { openStage, type StagedNode } from './stage.ts'

interface Query {
  readonly query: string
  readonly kind: string
  readonly match: 'top1' | 'top3' | 'any' | 'ask' | 'none'
  readonly expects: readonly string[]
  readonly places?: Readonly<Record<string, string>>
  readonly section?: string
  readonly phone?: string
}

interface Answer {
  readonly kind: 'items' | 'ask' | 'none'
  readonly items?: readonly { readonly name: string }[]
  readonly candidates?: readonly { readonly name: string }[]
  readonly places?: Readonly<Record<string, string>>
  readonly section?: string
  readonly emergency?: { readonly phone: string }
}

interface Answered {
  readonly asked: Query
  readonly answer: Answer
}

const data = (file: string): string => fileURLToPath(new URL(`../data/${file}`, import.meta.url))
const named = process.argv.slice(2)
const files = named.length > 0 ? named : [data('queries.json'), data('queries-own.json')]

const stage = await openStage({ working: false })
try {
  const node = stage.nodes[0] as StagedNode
  await importLists(node)
  for (const file of files) await judge(node, file)
} finally {
  await stage.close()
}

async function judge(node: StagedNode, file: string): Promise<void> {
  const document: { queries: readonly Query[] } | readonly Query[] = JSON.parse(await readFile(file, 'utf8'))
  const queries: readonly Query[] = 'queries' in document ? document.queries : document
  const answered: Answered[] = []
  for (const asked of queries) answered.push({ asked, answer: await ask(node, asked.query) })
  const name = (file.split('/').at(-1) ?? file).replace(/\.json$/, '')
  const of = (...matches: readonly Query['match'][]) => answered.filter(({ asked }) => matches.includes(asked.match))
  await share(`search-${name}-top1`, of('top1'), { right: (one) => isAmong(one, 1), atLeast: 85 })
  await share(`search-${name}-top3`, of('top1', 'top3'), { right: (one) => isAmong(one, 3), atLeast: 95 })
  for (const match of ['any', 'ask', 'none'] as const)
    await share(`search-${name}-${match}`, of(match), { right: isRight, atLeast: 100 })
  const understood = answered.filter(({ asked: { places, section, phone } }) => places ?? section ?? phone)
  await share(`search-${name}-understood`, understood, { right: isUnderstood, atLeast: 95 })
  for (const one of answered.filter((one) => !isRight(one) || !isUnderstood(one))) console.log(missed(one))
}

interface Aim {
  readonly right: (one: Answered) => boolean
  readonly atLeast: number
}

async function share(name: string, asked: readonly Answered[], { right, atLeast }: Aim): Promise<void> {
  if (asked.length === 0) return
  await report({ name, unit: `% of ${asked.length}`, ours: (100 * asked.filter(right).length) / asked.length, atLeast })
}

async function ask(node: StagedNode, query: string): Promise<Answer> {
  const url = `${node.address}/search?${new URLSearchParams({ q: query })}`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${node.operator}` } })
  return answer.json() as Promise<Answer>
}

/** Names as lists write them differ in brackets and blanks only. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s()《》“”、，。]/gu, '')
}

function isAmong({ asked, answer }: Answered, first: number): boolean {
  const names = (answer.items ?? []).slice(0, first).map(({ name }) => plain(name))
  return answer.kind === 'items' && asked.expects.some((name) => names.includes(plain(name)))
}

function isRight(one: Answered): boolean {
  const { match, expects } = one.asked
  if (match === 'none') return one.answer.kind === 'none'
  if (match === 'top1' || match === 'top3') return isAmong(one, match === 'top1' ? 1 : 3)
  const offered = (one.answer.candidates ?? []).map(({ name }) => plain(name))
  const asks = one.answer.kind === 'ask' && offered.length >= 2 && offered.length <= 10
  return asks && (match === 'ask' || expects.every((name) => offered.includes(plain(name))))
}

/** The places, the section and the number to call, where the set says what they must be. */
function isUnderstood({ asked: { places = {}, section, phone }, answer }: Answered): boolean {
  const wrong = Object.entries(places).some(([way, place]) => answer.places?.[way] !== place)
  return !wrong && (!section || answer.section === section) && (!phone || answer.emergency?.phone === phone)
}

function missed({ asked, answer }: Answered): string {
  const got = (answer.items ?? answer.candidates ?? []).slice(0, 3).map(({ name }) => name)
  const read = JSON.stringify({ places: answer.places, section: answer.section, phone: answer.emergency?.phone })
  return `  ${asked.match} ${asked.query} → ${answer.kind} ${got.join('、')} ${read}`
}
