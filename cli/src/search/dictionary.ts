import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { examples } from '../examples.ts'
import { anyoneClient, type OnThisMachine } from '../node/which-node.ts'
import { type ExitCode, exitCodes, type Io, type Run, usageFailure } from '../outcome.ts'
import { table } from '../terminal.ts'
import { type CheckOptions, checkDictionary } from './dictionary-check.ts'

interface Options extends OnThisMachine {
  readonly json?: boolean
}

interface KeyOptions extends Options {
  readonly region: string
}

/** `tongban dictionary`: the everyday words of the search, drafted, checked against the query sets, and published. */
export function addDictionary(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const command = program
    .command('dictionary')
    .description(
      zh ? '检索字典：查不到的说法、词条、检查、发布' : 'the words of the search: what failed, entries, check, publish',
    )
  const add = (name: string, description: string, lines: readonly string[]): Command =>
    command
      .command(name)
      .description(description)
      .option('--node <url>', zh ? '节点地址' : 'address of the node')
      .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')
      .option('--data <dir>', zh ? '没有令牌时，节点的数据目录' : 'without a token: data folder of the node', '.tongban')
      .option('--json', zh ? '输出 JSON' : 'print JSON')
      .addHelpText('after', examples(io.lang, lines))

  add('failed', zh ? '本周没查到的说法' : 'what was searched for this week and not found', ['tongban dictionary failed']).action(
    run((options: Options) => showFailed(io, options)),
  )
  add('show', zh ? '一个词条：草稿，没有则已发布的' : 'one entry: its draft, else what is published', [
    'tongban dictionary show word 堂客 --region 500000 > 堂客.json',
  ])
    .argument('<kind>', zh ? '种类，如 class、word、rule、ask' : 'kind, such as class, word, rule, ask')
    .argument('<term>', zh ? '词条' : 'term')
    .option('--region <code>', zh ? '地区代码，默认 000000（各地）' : 'region, 000000 (all) by default', '000000')
    .action(run((kind: string, term: string, options: KeyOptions) => showEntry(io, { kind, term }, options)))
  add('draft', zh ? '把改好的词条存为草稿' : 'keep a changed entry as a draft', ['tongban dictionary draft 堂客.json'])
    .argument('<file>', zh ? '词条文件，样子同 show 的输出' : 'the entry, as `show` prints it')
    .action(run((file: string, options: Options) => draftEntry(io, file, options)))
  add('check', zh ? '带着全部草稿重跑查询集' : 'run the query sets with every draft', ['tongban dictionary check']).action(
    run((options: CheckOptions) => checkDictionary(io, options)),
  )
  add('publish', zh ? '发布检查过的全部草稿' : 'publish every draft that was checked', ['tongban dictionary publish <检查编号>'])
    .argument('<check>', zh ? '检查编号，由 check 给出' : 'the name of the check, as `check` gives it')
    .action(run((checked: string, options: Options) => publish(io, checked, options)))
}

interface Failed {
  readonly week: string
  readonly entries: readonly { readonly text: string; readonly times: number }[]
}

async function showFailed(io: Io, { json = false, ...where }: Options): Promise<ExitCode> {
  const { body, text } = await (await anyoneClient(io, where)).get<Failed>('/dictionary/failed?limit=200')
  if (json) io.out(text)
  else for (const line of table(body.entries.map(({ times, text: asked }) => [`${times}×`, asked]))) io.out(line)
  return exitCodes.done
}

interface Key {
  readonly region: string
  readonly kind: string
  readonly term: string
}

interface Entry extends Key {
  readonly body: unknown
  readonly source: string
  /** The version that was read; 0 for a new entry. */
  readonly version?: number
}

const pathOf = ({ region, kind, term }: Key): string =>
  `/dictionary/entries/${[region, kind, term].map(encodeURIComponent).join('/')}`

async function showEntry(io: Io, key: Omit<Key, 'region'>, { region, json = false, ...where }: KeyOptions): Promise<ExitCode> {
  const { body, text } = await (await anyoneClient(io, where)).get<Entry>(pathOf({ region, ...key }))
  io.out(json ? text : JSON.stringify(body, null, 2))
  return exitCodes.done
}

async function draftEntry(io: Io, file: string, { json = false, ...where }: Options): Promise<ExitCode> {
  const entry = entryIn(await contentOf(file), file)
  const { body, source, version = 0 } = entry
  const client = await anyoneClient(io, where)
  const kept = await client.put<Entry>(pathOf(entry), { body: { body, source }, seen: version })
  const said = { zh: `草稿已存，第 ${kept.body.version} 版`, en: `Kept as a draft, version ${kept.body.version}` }
  io.out(json ? kept.text : said[io.lang])
  return exitCodes.done
}

async function contentOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
}

function entryIn(content: string, file: string): Entry {
  const entry = parsed(content)
  if (isEntry(entry)) return entry
  throw usageFailure(
    `${file} 不是词条：要有 region、kind、term、body、source`,
    `${file} holds no entry: region, kind, term, body and source are needed`,
  )
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('body' in value)) return false
  const texts = Object.entries(value).filter(([, member]) => typeof member === 'string')
  return ['region', 'kind', 'term', 'source'].every((name) => texts.some(([own]) => own === name))
}

async function publish(io: Io, checked: string, { json = false, ...where }: Options): Promise<ExitCode> {
  const client = await anyoneClient(io, where)
  const { body, text } = await client.post<{ number: number }>('/dictionary/publish', { body: { check: checked }, key: checked })
  io.out(json ? text : { zh: `已发布第 ${body.number} 版字典`, en: `Published as edition ${body.number}` }[io.lang])
  return exitCodes.done
}
