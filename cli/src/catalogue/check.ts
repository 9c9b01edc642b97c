import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Said } from '../language.ts'
import type { NodeClient } from '../node/node-client.ts'
import { placeNames } from '../node/places.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import { elementWords, relationWords, whyWords } from './catalogue-words.ts'
import { withNode } from './node-options.ts'

interface Difference {
  readonly item: string
  readonly name: string
  readonly place: string
  readonly element: string
  readonly relation: string
  readonly why: string
  readonly reason: Said
  readonly owner: string | null
}

interface Checked {
  readonly asOf: string
  readonly checked: number
  readonly entries: readonly Difference[]
  readonly next?: string
}

interface Options extends WhichNode {
  readonly asOf?: string
  readonly json?: boolean
}

/** `tongban catalogue check`: exit code 1 where a difference from a standard is not declared, or no longer. */
export function addCheck(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(
    command
      .command('check')
      .description(
        zh
          ? '查未登记或已到期的差异；有则列出并以 1 退出'
          : 'differences from the standards that are not declared or expired; exit code 1 where there are any',
      ),
    io,
  )
    .option('--as-of <day>', zh ? '以哪一天为准，默认今天' : 'as of a day, today by default')
    .addHelpText('after', examples(io.lang, ['tongban catalogue check', 'tongban catalogue check --as-of 2027-01-01 --json']))
    .action(run((options: Options) => check(io, options)))
}

async function check(io: Io, { asOf, json = false, ...which }: Options) {
  const client = clientFor(io, which)
  const { entries, checked, day } = await allPages(client, asOf)
  if (json) io.out(JSON.stringify({ asOf: day, checked, entries }))
  else for (const line of await told(client, io, { entries, checked, day })) io.out(line)
  return entries.length === 0 ? exitCodes.done : exitCodes.refused
}

interface Whole {
  readonly entries: readonly Difference[]
  readonly checked: number
  readonly day: string
}

async function allPages(client: NodeClient, asOf: string | undefined): Promise<Whole> {
  const query = new URLSearchParams({ limit: '200', ...(asOf === undefined ? {} : { asOf }) })
  const entries: Difference[] = []
  for (let checked = 0; ; ) {
    const { body } = await client.get<Checked>(`/catalogue/check?${query}`)
    entries.push(...body.entries)
    checked += body.checked
    if (body.next === undefined) return { entries, checked, day: body.asOf }
    query.set('cursor', body.next)
  }
}

async function told(client: NodeClient, { lang }: Io, { entries, checked, day }: Whole): Promise<string[]> {
  if (entries.length === 0) {
    return [
      lang === 'zh'
        ? `${day}：对照了 ${checked} 份实施清单，没有未登记或已到期的差异。`
        : `${day}: ${checked} versions held against their standards, no difference that is not declared.`,
    ]
  }
  const places = await placeNames(client, lang)
  const rows = entries.map(({ name, place, element, relation, why, reason, owner }) => [
    places(place),
    name,
    wordFor(elementWords, element, lang),
    wordFor(relationWords, relation, lang),
    wordFor(whyWords, why, lang),
    owner ?? '–',
    reason[lang],
  ])
  const head =
    lang === 'zh'
      ? `${day}：${checked} 份实施清单，${entries.length} 处差异未登记或已到期`
      : `${day}: ${checked} versions, ${entries.length} differences that nothing covers`
  return [head, ...table(rows)]
}
