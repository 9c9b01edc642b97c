import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { examples } from '../examples.ts'
import { addressOf, type WhichNode } from '../node/which-node.ts'
import { CommandFailure, exitCodes, type Io, type Run } from '../outcome.ts'

interface Options extends WhichNode {
  readonly out: string
}

/** `tongban catalogue export`: all that a node publishes, a JSON document a line, for whoever wants to compute the scores. */
export function addExport(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  command
    .command('export')
    .description(
      zh ? '导出已发布的全部目录（每行一个 JSON），无需令牌' : 'all that is published, one JSON document a line; needs no token',
    )
    .requiredOption('--out <file>', zh ? '写入文件' : 'file to write')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .addHelpText('after', examples(io.lang, ['tongban catalogue export --out catalogue.ndjson']))
    .action(run((options: Options) => exportAll(io, options)))
}

async function exportAll(io: Io, { out, node }: Options) {
  const url = new URL('/catalogue/export', addressOf(node, io.env))
  const response = await fetch(url).catch(() => undefined)
  if (!response?.ok || !response.body) {
    throw new CommandFailure(
      { zh: `节点 ${url.origin} 没有给出目录。`, en: `Node ${url.origin} did not hand out its catalogue.` },
      { exitCode: exitCodes.unreachable },
    )
  }
  await pipeline(Readable.fromWeb(response.body), createWriteStream(out))
  io.out(io.lang === 'zh' ? `已写入 ${out}` : `wrote ${out}`)
  return exitCodes.done
}
