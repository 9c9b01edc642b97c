import type { Command } from 'commander'
import { examples } from '../examples.ts'
import { Refused } from '../node/node-client.ts'
import { clientFor, type WhichNode } from '../node/which-node.ts'
import { exitCodes, type Io, type Run } from '../outcome.ts'
import { table } from '../terminal.ts'
import { wordFor } from '../words.ts'
import { elementWords, relationWords, whyWords } from './catalogue-words.ts'
import { readDocument } from './document.ts'
import { withNode } from './node-options.ts'

interface Options extends WhichNode {
  readonly json?: boolean
}

/** `tongban catalogue publish`: a version, or every fault that keeps it from being published. */
export function addPublish(command: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  withNode(
    command
      .command('publish')
      .description(zh ? '发布一份实施清单；有问题则逐条列出' : 'publish a version of an item; every fault is named'),
    io,
  )
    .argument('<file>', zh ? '实施清单（JSON）' : 'the version (JSON)')
    .addHelpText('after', examples(io.lang, ['tongban catalogue publish version.json']))
    .action(run((file: string, options: Options) => publish(io, file, options)))
}

async function publish(io: Io, file: string, { json = false, ...which }: Options) {
  const body = await readDocument(file)
  try {
    const { body: published, text } = await clientFor(io, which).post<{ hash: string; changed: boolean }>('/versions', { body })
    io.out(json ? text : published.hash)
    return exitCodes.done
  } catch (error) {
    if (error instanceof Refused && !json) for (const line of toMend(error, io)) io.out(line)
    throw error
  }
}

function toMend({ problem: { faults = [], differences = [] } }: Refused, { lang }: Io): string[] {
  return table([
    ...faults.map((fault) => [fault.at, fault[lang]]),
    ...differences.map(({ element, relation, why, reason }) => [
      wordFor(elementWords, element, lang),
      `${wordFor(relationWords, relation, lang)} · ${wordFor(whyWords, why, lang)} · ${reason[lang]}`,
    ]),
  ])
}
