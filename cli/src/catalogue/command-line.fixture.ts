import type { TestNode, TwoNodes } from '../../../server/src/test-kit/two-nodes.ts'
import { runCommand } from '../program.ts'

/** Runs a command against a node, as its operator or with the token that is given. */
export type CommandLine = (
  node: TestNode,
  args: readonly string[],
  token?: string,
) => Promise<{ readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] }>

/** The command line beside two nodes, which answer at ports of their own. */
export async function commandLineOf({ sichuan, chongqing }: TwoNodes): Promise<CommandLine> {
  const addresses = new Map<string, string>()
  for (const { id, node } of [sichuan, chongqing]) addresses.set(id, await node.app.listen({ host: '127.0.0.1', port: 0 }))
  async function* read() {
    yield ''
  }
  return async (node, args, token = node.operator) => {
    const [out, err]: [string[], string[]] = [[], []]
    const code = await runCommand([...args, '--node', addresses.get(node.id) ?? ''], {
      lang: 'zh',
      env: { TONGBAN_TOKEN: token },
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      read,
    })
    return { code, out, err }
  }
}
