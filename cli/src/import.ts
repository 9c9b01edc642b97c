import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { importReport } from './import-report.ts'
import { operatorClient } from './node/which-node.ts'
import { type ExitCode, exitCodes, type Io, type Run, usageFailure } from './outcome.ts'

interface Options {
  readonly report?: boolean
  readonly data: string
  readonly node?: string
  readonly json?: boolean
}

interface Imported {
  readonly list: string
  readonly changed: boolean
  readonly totals: { readonly rows: number; readonly accepted: number; readonly marked: number }
}

/** `tongban import FILE`: a list of items or guides into a node, or with `--report` only its account, without a node. */
export function addImport(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('import')
    .description(zh ? '导入事项清单或指南，逐行收下并标记' : 'import a list of items or guides, row by row')
    .argument('<file>', zh ? '清单文件（JSON）' : 'the list (JSON)')
    .option('--report', zh ? '只出逐行报告，不连节点，不入库' : 'only report row by row; needs no node and stores nothing')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban import data/items-sichuan-guangan.json --report',
        'tongban import data/guides.json --node http://127.0.0.1:8080',
      ]),
    )
    .action(run((file: string, options: Options) => importFile(io, file, options)))
}

async function importFile(io: Io, file: string, { report = false, json = false, ...where }: Options): Promise<ExitCode> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
  if (report) {
    const printed = importReport(content, { json, lang: io.lang })
    for (const line of printed.lines) io.out(line)
    return printed.exitCode
  }
  const client = await operatorClient(io, where)
  const { body, text } = await client.post<Imported>('/imports', {
    raw: { content, type: 'application/json' },
    // The same file again is the same import: asked for twice, it is answered once.
    key: createHash('sha256').update(content).digest('hex'),
  })
  io.out(json ? text : told(body, io))
  return exitCodes.done
}

function told({ list, changed, totals }: Imported, { lang }: Io): string {
  const { rows, accepted, marked } = totals
  if (lang === 'zh') return `${list}：${rows} 行，收下 ${accepted}，有标记 ${marked}${changed ? '' : '（与上次相同，未改动）'}`
  return `${list}: ${rows} rows, ${accepted} accepted, ${marked} marked${changed ? '' : ' (the same as before, nothing changed)'}`
}
