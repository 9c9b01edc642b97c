import type { Command } from 'commander'
import { examples } from '../../examples.ts'
import { operatorClient } from '../../node/which-node.ts'
import { exitCodes, type Io, type Run, usageFailure } from '../../outcome.ts'
import { table } from '../../terminal.ts'
import { readDocument } from '../document.ts'
import { loadFile } from './load-file.ts'
import type { Step } from './load-step.ts'

interface Options {
  readonly data: string
  readonly node?: string
  readonly region: string
  readonly json?: boolean
}

/** `tongban catalogue load`: does for one region what it can of a file of standards, situations or bundles; run it in turn on the nodes of all regions. */
export function addLoad(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  command
    .command('load')
    .description(
      zh
        ? '载入标准、情形或一件事文件：提出或通过标准、登记差异、发布清单和情形；各地轮流运行，直到没有等待'
        : 'load a file of standards, situations or bundles: propose or adopt, declare, publish; run it in turn on every node until nothing waits',
    )
    .argument('<file>', zh ? '标准、情形或一件事文件（JSON）' : 'the file (JSON)')
    .requiredOption('--region <digits>', zh ? '本节点的六位区划码' : 'six digits of this node’s region')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban catalogue load data/standards.json --region 510000',
        'tongban catalogue load data/situations.json --region 510000',
      ]),
    )
    .action(run((file: string, options: Options) => load(io, file, options)))
}

async function load(io: Io, file: string, { region, json = false, ...where }: Options) {
  const document = await readDocument(file)
  const operator = await operatorClient(io, where)
  const steps = await loadFile({ operator, region, lang: io.lang }, document)
  if (!steps)
    throw usageFailure(`文件 ${file} 不是标准、情形或一件事文件`, `The file ${file} is none of standards, situations or bundles`)
  if (json) io.out(JSON.stringify(steps))
  else for (const line of told(steps, io)) io.out(line)
  return exitCodes.done
}

const stepWords = {
  standards: { zh: '标准', en: 'standards' },
  differences: { zh: '差异', en: 'differences' },
  versions: { zh: '清单', en: 'versions' },
  situations: { zh: '情形', en: 'situations' },
  bundles: { zh: '一件事', en: 'bundles' },
} as const

function told(steps: readonly Step[], { lang }: Io): string[] {
  return table(
    steps.map(({ of, settled, done, waiting }) => [
      stepWords[of][lang],
      lang === 'zh' ? `已定 ${settled}` : `${settled} settled`,
      lang === 'zh' ? `本次 ${done}` : `${done} done now`,
      lang === 'zh' ? `等对方 ${waiting}` : `${waiting} wait for the other side`,
    ]),
  )
}
