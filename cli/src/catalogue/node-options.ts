import type { Command } from 'commander'
import type { Io } from '../outcome.ts'

/** The options of every command that speaks to a node as the holder of a token. */
export function withNode(command: Command, { lang }: Io): Command {
  const zh = lang === 'zh'
  return command
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--token <token>', zh ? '令牌，默认取 TONGBAN_TOKEN' : 'token, else TONGBAN_TOKEN')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
}
