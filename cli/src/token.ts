import type { Command } from 'commander'
import { examples } from './examples.ts'
import { operatorClient } from './node/which-node.ts'
import { whom } from './node/whom.ts'
import { exitCodes, type Io, type Run } from './outcome.ts'

interface Options {
  readonly as: string
  readonly hours: string
  readonly data: string
  readonly node?: string
  readonly json?: boolean
}

interface Issued {
  readonly token: string
}

/** `tongban token --as WHO`: a bearer token for one of staff or a person, made by the operator. */
export function addToken(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('token')
    .description(zh ? '为工作人员或个人生成令牌（运维）' : 'make a token for one of staff or a person (operator)')
    .requiredOption('--as <who>', zh ? '工作人员编号、个人编号或公民身份号码' : 'staff id, person id or identity number')
    .option('--hours <n>', zh ? '有效小时数，默认 12' : 'hours it is good for, 12 by default', '12')
    .option(
      '--data <dir>',
      zh
        ? '节点的数据目录，其中有运维令牌，默认 .tongban'
        : 'data folder of the node, with the operator’s token; .tongban by default',
      '.tongban',
    )
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban token --as staff-511602-gongan-examiner',
        'TONGBAN_TOKEN=$(tongban token --as staff-500103-window-clerk) tongban case list',
      ]),
    )
    .action(run((options: Options) => makeToken(io, options)))
}

async function makeToken(io: Io, { as, hours, json = false, ...where }: Options) {
  const client = await operatorClient(io, where)
  const { body, text } = await client.post<Issued>('/identity/tokens', { body: { for: whom(as), hours: Number(hours) } })
  io.out(json ? text : body.token)
  return exitCodes.done
}
