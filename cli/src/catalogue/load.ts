import type { Command } from 'commander'
import { examples } from '../examples.ts'
import { nodeClient } from '../node/node-client.ts'
import { operatorClient } from '../node/which-node.ts'
import { exitCodes, type Io, type Run, usageFailure } from '../outcome.ts'
import { table } from '../terminal.ts'
import { readDocument } from './document.ts'
import { agreeOnStandards, declareDifferences, publishVersions, type Step } from './load-steps.ts'
import { isStandards } from './standards-file.ts'

interface Options {
  readonly data: string
  readonly node?: string
  readonly region: string
  readonly json?: boolean
}

/** `tongban catalogue load`: does for one region what it can of a file of standards; run it in turn on the nodes of all regions. */
export function addLoad(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  command
    .command('load')
    .description(
      zh
        ? '载入标准文件：提出或通过标准、登记差异、发布清单；各地轮流运行，直到没有等待'
        : 'load a file of standards: propose or adopt, declare, publish; run it in turn on every node until nothing waits',
    )
    .argument('<file>', zh ? '标准文件（JSON）' : 'the file (JSON)')
    .requiredOption('--region <digits>', zh ? '本节点的六位区划码' : 'six digits of this node’s region')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText('after', examples(io.lang, ['tongban catalogue load data/standards.json --region 510000']))
    .action(run((file: string, options: Options) => load(io, file, options)))
}

async function load(io: Io, file: string, { region, json = false, ...where }: Options) {
  const document = await readDocument(file)
  if (!isStandards(document)) throw usageFailure(`文件 ${file} 不是标准文件`, `The file ${file} is no file of standards`)
  const operator = await operatorClient(io, where)
  const own = document.nodes.find((node) => node.region === region)
  const [first, second] = own?.staff ?? []
  if (!own || !first || !second)
    throw usageFailure(`文件里没有 ${region} 的事项管理员`, `The file has no two item managers of ${region}`)
  await operator.post('/identity/setup', {
    body: { organisations: document.organisations, places: document.places, staff: own.staff },
  })
  for (const body of document.batches) await operator.post('/catalogue/batches', { body })
  const as = async ({ id }: { readonly id: string }) => {
    const { body } = await operator.post<{ token: string }>('/identity/tokens', { body: { for: { staff: id } } })
    return nodeClient({ address: operator.address, token: body.token, lang: io.lang })
  }
  const desk = { region, operator, owner: await as(first), approver: await as(second) }
  const steps: readonly Step[] = [
    await agreeOnStandards(desk, document),
    await declareDifferences(desk, document),
    await publishVersions(desk, document),
  ]
  if (json) io.out(JSON.stringify(steps))
  else for (const line of told(steps, io)) io.out(line)
  return exitCodes.done
}

const stepWords = {
  standards: { zh: '标准', en: 'standards' },
  differences: { zh: '差异', en: 'differences' },
  versions: { zh: '清单', en: 'versions' },
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
