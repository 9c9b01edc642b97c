import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { importReport } from './import-report.ts'
import { operatorClient } from './node/which-node.ts'
import { type ExitCode, exitCodes, type Io, type Run, usageFailure } from './outcome.ts'

interface Options {
  readonly report?: boolean
  readonly data: string
  readonly node?: string
  readonly list?: string
  readonly json?: boolean
}

interface Imported {
  readonly list: string
  readonly changed: boolean
  readonly refused: number
  readonly totals: { readonly rows: number; readonly accepted: number; readonly marked: number }
}

/** `tongban import FILE`: a list of items or guides into a node, or with `--report` only its account, without a node. */
export function addImport(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('import')
    .description(zh ? '导入事项清单或指南，逐行收下并标记' : 'import a list of items or guides, row by row')
    .argument('<file>', zh ? '清单文件（xlsx、CSV 或 JSON）' : 'the list (xlsx, CSV or JSON)')
    .option('--report', zh ? '只出逐行报告，不连节点，不入库' : 'only report row by row; needs no node and stores nothing')
    .option('--list <name>', zh ? '清单名称；xlsx 和 CSV 必须给出' : 'name of the list; xlsx and CSV need it')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban import data/items-sichuan-guangan.json --report',
        'tongban import data/guides.json --node http://127.0.0.1:8080',
        'tongban import items.xlsx --list guangan',
      ]),
    )
    .action(run((file: string, options: Options) => importFile(io, file, options)))
}

async function importFile(io: Io, file: string, { report = false, json = false, list, ...where }: Options): Promise<ExitCode> {
  const type = typeOf(file)
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
  if (report) {
    if (type !== mediaTypes['.json'])
      throw usageFailure(
        '--report 只读 JSON；xlsx 和 CSV 请导入节点',
        '--report reads JSON alone; import xlsx and CSV into a node',
      )
    const printed = importReport(content.toString('utf8'), { json, lang: io.lang })
    for (const line of printed.lines) io.out(line)
    return printed.exitCode
  }
  const client = await operatorClient(io, where)
  const query = list === undefined ? '' : `?${new URLSearchParams({ list })}`
  const { body, text } = await client.post<Imported>(`/imports${query}`, {
    raw: { content: new Uint8Array(content), type },
    // The same file again is the same import: asked for twice, it is answered once.
    key: createHash('sha256').update(content).update(query).digest('hex'),
  })
  io.out(json ? text : told(body, io))
  return exitCodes.done
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** By the ending of the file; what has another one is taken for JSON, and refused by the node if it is none. */
const typeOf = (file: string): string => mediaTypes[extname(file).toLowerCase()] ?? 'application/json'

function told({ list, changed, refused, totals }: Imported, { lang }: Io): string {
  const { rows, accepted, marked } = totals
  const same = changed ? '' : lang === 'zh' ? '（与上次相同，未改动）' : ' (the same as before, nothing changed)'
  const see = `tongban catalogue list ${list} --rows refused --out errors.xlsx`
  if (lang === 'zh')
    return `${list}：${rows} 行，收下 ${accepted}，有标记 ${marked}${same}${refused > 0 ? `，未列出 ${refused}，原因见：${see}` : ''}`
  return `${list}: ${rows} rows, ${accepted} accepted, ${marked} marked${same}${refused > 0 ? `, ${refused} refused, the reasons: ${see}` : ''}`
}
