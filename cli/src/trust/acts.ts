import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { PublishedKeys } from '@tongban/protocol/suite/keys'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { isTrustList, type TrustList } from '@tongban/protocol/trust/list-shape'
import { signTrustList } from '@tongban/protocol/trust/trust-list'
import { nodeClient } from '../node/node-client.ts'
import { addressOf, operatorClient } from '../node/which-node.ts'
import { CommandFailure, type ExitCode, exitCodes, type Io, usageFailure } from '../outcome.ts'
import { authorityOf, signingKey } from './authority-key.ts'
import { readList, writeList, writeNewList } from './list-file.ts'
import { nextList, withNode, withRevoked } from './next-list.ts'
import { shown } from './show.ts'
import { standingOf } from './standing.ts'

export interface InitOptions {
  readonly authority: readonly string[]
  readonly threshold: string
  readonly days: string
  readonly suite: SuiteName
  readonly json?: boolean
}

/** The first list: no node yet, nobody's signature. */
export async function initList(io: Io, file: string, options: InitOptions): Promise<ExitCode> {
  const { authority: named, suite, json = false } = options
  const [threshold, days] = [whole(options.threshold, '--threshold'), whole(options.days, '--days')]
  if (named.length < threshold) {
    throw usageFailure(
      `只有 ${named.length} 家机构，凑不齐 ${threshold} 个签名`,
      `${named.length} authorities cannot give ${threshold} signatures`,
    )
  }
  const authorities = await Promise.all(named.map((one) => authorityOf(one, suite)))
  const now = new Date()
  const at = now.toISOString()
  const empty = { version: 1, issuedAt: at, expiresAt: at, nodes: [], authorities, threshold, signatures: [] }
  const list = nextList(empty, now, days)
  await writeNewList(file, list)
  return tell(io, list, json)
}

export interface AddOptions {
  readonly node?: string
  readonly address?: string
  readonly portal?: string
  readonly regions?: string
  readonly revoke?: string
  readonly days: string
  readonly json?: boolean
}

/** The list with one more node, a node's new key, or a key revoked: unsigned, and the next version where the one before was signed. */
export async function addToList(io: Io, file: string, options: AddOptions): Promise<ExitCode> {
  const { node, revoke, json = false } = options
  if (node === undefined && revoke === undefined) {
    throw usageFailure('请用 --node 指明节点，或用 --revoke 指明密钥', 'Name a node with --node, or a key with --revoke')
  }
  const now = new Date()
  let list = nextList(await readList(file), now, whole(options.days, '--days'))
  if (node !== undefined) list = withNode(list, await askNode(io, node, options), now)
  if (revoke !== undefined) list = withRevoked(list, revoke, now)
  await writeList(file, list)
  return tell(io, list, json)
}

async function askNode({ lang, env }: Io, node: string, { address, portal, regions }: AddOptions) {
  const at = addressOf(node, env)
  const { body } = await nodeClient({ address: at, lang }).get<{ node: string; keys: PublishedKeys }>('/identity/keys')
  const own = { id: body.node, regions: regions?.split(',') ?? [body.node.slice(-6)], address: address ?? at, keys: body.keys }
  return { ...own, ...(portal === undefined ? {} : { portal }) }
}

export interface SignOptions {
  readonly as: string
  readonly key: string
  readonly json?: boolean
}

/** Adds one authority's signature. Its key must be the one the list names, else the signature would be worth nothing. */
export async function signList(io: Io, file: string, { as, key, json = false }: SignOptions): Promise<ExitCode> {
  const list = await readList(file)
  if (!list.authorities.some(({ id }) => id === as)) {
    throw usageFailure(`清单里没有创始机构 ${as}`, `The list has no founding authority ${as}`)
  }
  const signed = await signTrustList(list, { id: as, ...(await signingKey(key)) }, suitesNode)
  const { signedBy } = await standingOf(signed, new Date())
  if (!signedBy.includes(as)) throw usageFailure(`密钥文件 ${key} 不是 ${as} 的`, `The key file ${key} is not that of ${as}`)
  await writeList(file, signed)
  return tell(io, signed, json)
}

export interface WhichNode {
  readonly node?: string
  readonly data: string
  readonly json?: boolean
}

/** Gives the list to a running node, which judges it by the one it has. */
export async function publishList(io: Io, file: string, { json = false, ...where }: WhichNode): Promise<ExitCode> {
  const list = await readList(file)
  const client = await operatorClient(io, where)
  const { body, text } = await client.post<{ version: number }>('/identity/trust', { body: list })
  io.out(
    json
      ? text
      : io.lang === 'zh'
        ? `节点已启用第 ${body.version} 版信任名单`
        : `The node now goes by version ${body.version} of the trust list`,
  )
  return exitCodes.done
}

/** A list in a file, or the one a node goes by. Exit code 1 where no node would take it now. */
export async function showList(io: Io, file: string | undefined, { json = false, ...where }: WhichNode): Promise<ExitCode> {
  const list = file === undefined ? await listOfNode(io, where) : await readList(file)
  const { fault } = await standingOf(list, new Date())
  await tell(io, list, json)
  return fault === undefined ? exitCodes.done : exitCodes.refused
}

async function listOfNode(io: Io, where: WhichNode): Promise<TrustList> {
  const client = await operatorClient(io, where)
  const { body } = await client.get<unknown>('/identity/trust')
  if (isTrustList(body)) return body
  throw new CommandFailure(
    { zh: '节点给出的不是信任名单', en: 'What the node answered is not a trust list' },
    { exitCode: exitCodes.refused },
  )
}

async function tell(io: Io, list: TrustList, json: boolean): Promise<ExitCode> {
  const standing = await standingOf(list, new Date())
  if (json) io.out(JSON.stringify({ ...standing, list }))
  else for (const line of shown(list, standing, io.lang)) io.out(line)
  return exitCodes.done
}

function whole(text: string, option: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw usageFailure(`${option} 应是正整数，不是“${text}”`, `${option} should be a whole number from 1 on, not "${text}"`)
}
