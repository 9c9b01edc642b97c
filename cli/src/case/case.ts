import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { examples } from '../examples.ts'
import type { Lang } from '../language.ts'
import { type NodeClient, Refused } from '../node/node-client.ts'
import { type PlaceNames, placeNames } from '../node/places.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run, usageFailure } from '../outcome.ts'
import { table } from '../terminal.ts'
import { modeWords, stateWords, wordFor } from '../words.ts'
import { type CaseView, dueOf } from './case-view.ts'
import { tellEntry } from './entry-words.ts'
import { materialNames } from './material-names.ts'

interface Listed {
  readonly id: string
  readonly item: string
  readonly mode: string
  readonly state: string
  readonly holder: string
  readonly decisionDue: string | null
  readonly noticeDue: string | null
  readonly queryNumber: string | null
}

interface ListOptions extends WhichNode {
  readonly place?: string
  readonly state?: string
  readonly json?: boolean
}

interface ShowOptions extends WhichNode {
  readonly json?: boolean
}

interface ExportOptions extends WhichNode {
  readonly out?: string
}

/** `tongban case`: list, show and export the cases that the holder of the token may see. */
export function addCase(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const command = program.command('case').description(zh ? '办件：列表、查看、导出' : 'cases: list, show, export')
  const withNode = (sub: Command): Command =>
    sub
      .option('--node <url>', zh ? '节点地址' : 'address of the node')
      .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')

  withNode(command.command('list').description(zh ? '列出可见的办件，新的在前' : 'cases you may see, newest first'))
    .option('--place <place>', zh ? '只看一个地点' : 'of one place only')
    .option('--state <state>', zh ? '只看一种状态' : 'in one state only')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText('after', examples(io.lang, ['tongban case list', 'tongban case list --place 511602:gongan --state received']))
    .action(run((options: ListOptions) => listCases(io, options)))

  withNode(
    command
      .command('show')
      .description(zh ? '一个办件：状态、持有地、期限、每一步' : 'one case: state, holder, limits, each step'),
  )
    .argument('<id>', zh ? '办件标识' : 'id of the case')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText('after', examples(io.lang, ['tongban case show 019cb1a2-3400-7000-8000-000000000001']))
    .action(run((id: string, options: ShowOptions) => showCase(io, id, options)))

  withNode(command.command('export').description(zh ? '导出可离线核验的办件日志' : 'the log of a case, to be verified offline'))
    .argument('<id>', zh ? '办件或联办总件标识' : 'id of the case or parent')
    .option('--out <file>', zh ? '写入文件，默认标准输出' : 'file to write, else standard output')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban case export 019cb1a2-3400-7000-8000-000000000001 --out case.json && tongban verify case.json']),
    )
    .action(run((id: string, options: ExportOptions) => exportCase(io, id, options)))
}

async function listCases(io: Io, { place, state, json = false, ...which }: ListOptions) {
  const client = clientFor(io, which)
  const entries: Listed[] = []
  const query = new URLSearchParams({ limit: '200', ...(place ? { place } : {}), ...(state ? { state } : {}) })
  for (;;) {
    const { body } = await client.get<{ entries: Listed[]; next?: string }>(`/cases?${query}`)
    entries.push(...body.entries)
    if (body.next === undefined) break
    query.set('cursor', body.next)
  }
  if (json) io.out(JSON.stringify({ entries }))
  else for (const line of listed(entries, await namesFor(client, entries, io.lang), io.lang)) io.out(line)
  return exitCodes.done
}

interface ListNames {
  readonly places: PlaceNames
  readonly items: (id: string) => string
}

/** Of each item that the list names once; an item that this node does not know keeps its id. */
async function namesFor(client: NodeClient, entries: readonly Listed[], lang: Lang): Promise<ListNames> {
  const names = new Map<string, string>()
  for (const item of new Set(entries.map((entry) => entry.item))) {
    const found = await client.get<{ name: string }>(`/items/${encodeURIComponent(item)}`).catch(unlessRefused)
    names.set(item, found?.body.name ?? item)
  }
  return { places: await placeNames(client, lang), items: (id) => names.get(id) ?? id }
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof Refused) return undefined
  throw error
}

function listed(entries: readonly Listed[], { places, items }: ListNames, lang: Lang): string[] {
  if (entries.length === 0) return [lang === 'zh' ? '没有可见的办件。' : 'There is no case you may see.']
  return table(
    entries.map(({ id, item, mode, state, holder, decisionDue, noticeDue, queryNumber }) => [
      id,
      items(item),
      wordFor(modeWords, mode, lang),
      wordFor(stateWords, state, lang),
      places(holder),
      decisionDue ?? noticeDue ?? '–',
      queryNumber ?? '',
    ]),
  )
}

async function showCase(io: Io, id: string, { json = false, ...which }: ShowOptions) {
  const client = clientFor(io, which)
  const { body, text } = await client.get<CaseView>(`/cases/${encodeURIComponent(id)}`)
  if (json) io.out(text)
  else for (const line of await shown(client, body, io.lang)) io.out(line)
  return exitCodes.done
}

async function shown(client: NodeClient, view: CaseView, lang: Lang): Promise<string[]> {
  const zh = lang === 'zh'
  const places = await placeNames(client, lang)
  const telling = { lang, places, materials: await materialNames(client, view, lang) }
  const name = zh ? view.item.name.zh : (view.item.name.en ?? view.item.name.zh)
  const facts = [
    [zh ? '状态' : 'state', wordFor(stateWords, view.state, lang)],
    [zh ? '持有地' : 'holder', `${places(view.holder)}${view.transfer ? ` → ${places(view.transfer.taker)}` : ''}`],
    [zh ? '到期日' : 'due', dueOf(view) ?? '–'],
    [zh ? '办件编号' : 'official number', view.officialNumber ?? '–'],
    [zh ? '查询号' : 'query number', view.queryNumber ?? '–'],
  ]
  const steps = view.timeline.map((entry) => {
    const { place, who, what } = tellEntry(entry, view.requests, telling)
    return [String(entry.seq), entry.day, place, who, what]
  })
  return [`${name} · ${wordFor(modeWords, view.mode, lang)} · ${view.id}`, ...table(facts), '', ...table(steps)]
}

async function exportCase(io: Io, id: string, { out, ...which }: ExportOptions) {
  const { text } = await clientFor(io, which).get(`/cases/${encodeURIComponent(id)}/export`)
  if (out === undefined) {
    io.out(text)
    return exitCodes.done
  }
  await writeFile(out, text).catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`写不了文件 ${out}（${error.code}）`, `The file ${out} cannot be written (${error.code})`)
  })
  io.out(
    io.lang === 'zh'
      ? `已导出到 ${out}。用 tongban verify ${out} 核验。`
      : `Exported to ${out}. Check it with tongban verify ${out}.`,
  )
  return exitCodes.done
}
