import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { examples } from '../examples.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { type ExitCode, exitCodes, type Io, type Run, usageFailure } from '../outcome.ts'

interface Options extends WhichNode {
  readonly from?: string
  readonly case?: string
  readonly bare?: boolean
  readonly out?: string
}

/** `tongban prove EVENT`: one file that proves one event to somebody who has nothing else. */
export function addProve(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('prove')
    .description(
      zh
        ? '为一个事件出具证明：一份文件，第三方只用 tongban verify 就能核验'
        : 'prove one event: one file that a third party checks with tongban verify alone',
    )
    .argument('<event>', zh ? '事件标识' : 'id of the event')
    .option('--from <file>', zh ? '从导出的办件日志中取' : 'take it out of the exported log of a case')
    .option('--case <id>', zh ? '向节点要这个办件的日志' : 'ask the node for the log of this case')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')
    .option('--bare', zh ? '不附内容，只证明写过' : 'without content: only that it was written')
    .option('--out <file>', zh ? '写入文件，默认标准输出' : 'file to write, else standard output')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban prove 019cb1a2-3400-7000-8000-000000000002 --from case.json --out event.json && tongban verify event.json',
        'tongban prove 019cb1a2-3400-7000-8000-000000000002 --case 019cb1a2-3400-7000-8000-000000000001 --bare',
      ]),
    )
    .action(run((event: string, options: Options) => prove(io, event, options)))
}

async function prove(io: Io, event: string, { bare = false, out, ...where }: Options): Promise<ExitCode> {
  const text = await exportText(io, where)
  // Loaded only here: it takes longer than all other commands need to start.
  const { provenEvent } = await import('./prove.ts')
  const proof = await provenEvent(text, event, { bare })
  if (out === undefined) io.out(proof)
  else await writeFile(out, `${proof}\n`)
  return exitCodes.done
}

async function exportText(io: Io, { from, case: id, ...which }: Options): Promise<string> {
  if ((from === undefined) === (id === undefined)) {
    throw usageFailure(
      '要么用 --from 给出导出的日志，要么用 --case 指明办件',
      'Give either --from with an exported log, or --case',
    )
  }
  if (from === undefined) return (await clientFor(io, which).get(`/cases/${encodeURIComponent(id ?? '')}/export`)).text
  return readFile(from, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${from}（${error.code}）`, `The file ${from} cannot be read (${error.code})`)
  })
}
