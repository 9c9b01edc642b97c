import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Io, usageFailure } from '../outcome.ts'
import { type NodeClient, nodeClient } from './node-client.ts'

export interface WhichNode {
  readonly node?: string
  readonly token?: string
}

/**
 * The address of the node a command speaks to: `--node`, else `TONGBAN_NODE` where that is an address, else where a node with the settings
 * of this environment would listen. On a node's own machine `TONGBAN_NODE` is its URN.
 */
export function addressOf(named: string | undefined, env: Io['env']): string {
  const fromEnv = env['TONGBAN_NODE']
  const usual = `http://${env['TONGBAN_HOST'] ?? '127.0.0.1'}:${env['TONGBAN_PORT'] ?? '8080'}`
  const address = named ?? (fromEnv !== undefined && /^https?:/.test(fromEnv) ? fromEnv : usual)
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw usageFailure(
      `“${address}”不是节点地址，应如 http://127.0.0.1:8080`,
      `"${address}" is no address of a node; it should look like http://127.0.0.1:8080`,
    )
  }
  return address
}

/** Speaks to the node as the holder of the token: `--token` or `TONGBAN_TOKEN`. */
export function clientFor({ lang, env }: Io, { node, token }: WhichNode): NodeClient {
  const bearer = token ?? env['TONGBAN_TOKEN']
  if (!bearer) {
    throw usageFailure(
      '需要令牌：用 --token 或环境变量 TONGBAN_TOKEN 给出。令牌由 tongban token --as … 生成。',
      'A token is needed: give it with --token or in TONGBAN_TOKEN. `tongban token --as …` makes one.',
    )
  }
  return nodeClient({ address: addressOf(node, env), token: bearer, lang })
}

/** A node that may be of this machine, whose data folder holds the operator's token. */
export interface OnThisMachine extends WhichNode {
  readonly data: string
}

/** Speaks to the node as the holder of `--token` or `TONGBAN_TOKEN`, else, on the node's own machine, as its operator. */
export const anyoneClient = async (io: Io, { data, ...which }: OnThisMachine): Promise<NodeClient> =>
  which.token === undefined ? operatorClient(io, { ...which, data }) : clientFor(io, which)

/** Speaks to the node as its operator: `TONGBAN_TOKEN`, else the token in the node's data folder. */
export async function operatorClient(
  { lang, env }: Io,
  { node, data }: { readonly node?: string; readonly data: string },
): Promise<NodeClient> {
  const file = join(data, 'operator.token')
  const token = env['TONGBAN_TOKEN'] ?? (await readFile(file, 'utf8').catch(() => undefined))?.trim()
  if (!token) {
    throw usageFailure(
      `读不到运维令牌 ${file}。用 --data 指明节点的数据目录，或设环境变量 TONGBAN_TOKEN。`,
      `The operator's token ${file} cannot be read. Name the node's data folder with --data, or set TONGBAN_TOKEN.`,
    )
  }
  return nodeClient({ address: addressOf(node, env), token, lang })
}
