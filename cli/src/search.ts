import type { Command } from 'commander'
import { examples } from './examples.ts'
import { clientFor, type WhichNode } from './node/which-node.ts'
import { exitCodes, type Io, type Run } from './outcome.ts'
import { table } from './terminal.ts'

interface Found {
  readonly id: string
  readonly name: string
  readonly sources: readonly string[]
  readonly listed: number
  readonly published: number
}

interface Options extends WhichNode {
  readonly limit: string
  readonly json?: boolean
}

/** `tongban search`: items by words of their name. */
export function addSearch(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  program
    .command('search')
    .description(zh ? '按名称查事项' : 'find items by words of their name')
    .argument('<words>', zh ? '要查的词' : 'words to look for')
    .option('--limit <n>', zh ? '最多几条，默认 10' : 'how many at most, 10 by default', '10')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban search 公积金', 'tongban search 身份证 --node http://127.0.0.1:8080 --json']),
    )
    .action(run((words: string, options: Options) => search(io, words, options)))
}

async function search(io: Io, words: string, { limit, json = false, ...which }: Options) {
  const query = new URLSearchParams({ q: words, limit })
  const { body, text } = await clientFor(io, which).get<{ entries: readonly Found[] }>(`/search?${query}`)
  if (json) io.out(text)
  else for (const line of found(body.entries, io)) io.out(line)
  return exitCodes.done
}

function found(entries: readonly Found[], { lang }: Io): string[] {
  if (entries.length === 0)
    return [
      lang === 'zh'
        ? '没有查到。换个说法试试，例如事项名称里的两个字。'
        : 'Nothing found. Try other words, two characters of the name for example.',
    ]
  const open = (published: number) => {
    if (published === 0) return lang === 'zh' ? '仅收录' : 'listed only'
    return lang === 'zh' ? `${published} 地可办` : `open at ${published}`
  }
  return table(entries.map(({ id, name, sources, published }) => [id, open(published), name, sources.join(' ')]))
}
