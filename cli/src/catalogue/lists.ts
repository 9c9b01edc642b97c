import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import { examples } from '../examples.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run, usageFailure } from '../outcome.ts'
import { withNode } from './node-options.ts'

interface Options extends WhichNode {
  readonly out: string
  readonly rows?: string
}

/** `tongban catalogue list` and `template`: an imported list as a file again, and a file to fill in. */
export function addLists(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const out = zh ? '写入文件；格式由结尾 .xlsx、.csv 或 .json 决定' : 'file to write; it ends in .xlsx, .csv or .json'
  withNode(command.command('list').description(zh ? '导出一份清单，或只导出有问题的行' : 'a list, or only its doubtful rows'), io)
    .argument('<list>', zh ? '清单名称' : 'name of the list')
    .requiredOption('--out <file>', out)
    .addOption(
      new Option(
        '--rows <rows>',
        zh ? 'all 全部，marked 有标记，refused 未列出；附每行的原因' : 'which rows, each with its reason',
      ).choices(['all', 'marked', 'refused']),
    )
    .addHelpText('after', examples(io.lang, ['tongban catalogue list guangan --rows refused --out errors.xlsx']))
    .action(
      run((list: string, { rows = 'all', ...options }: Options) =>
        download(io, options, (format) => `/imports/${encodeURIComponent(list)}/export?format=${format}&rows=${rows}`),
      ),
    )
  withNode(command.command('template').description(zh ? '下载导入模板' : 'a file to fill in and import'), io)
    .requiredOption('--out <file>', out)
    .addHelpText('after', examples(io.lang, ['tongban catalogue template --out items.xlsx']))
    .action(run((options: Options) => download(io, options, (format) => `/import-template?format=${format}`)))
}

const formats = ['xlsx', 'csv', 'json']

async function download(io: Io, { out, ...which }: Options, pathFor: (format: string) => string) {
  const format = extname(out).slice(1).toLowerCase()
  if (!formats.includes(format))
    throw usageFailure(`文件名应以 .xlsx、.csv 或 .json 结尾：${out}`, `The file must end in .xlsx, .csv or .json: ${out}`)
  await writeFile(out, await clientFor(io, which).download(pathFor(format)))
  io.out(io.lang === 'zh' ? `已写入 ${out}` : `wrote ${out}`)
  return exitCodes.done
}
