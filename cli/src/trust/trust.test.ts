import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys, publishedKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import { keyAt, type TrustList, verifyTrustList } from '@tongban/protocol/trust/trust-list'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../program.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const io = {
    lang: 'zh' as const,
    env: {},
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
  }
  const code = await runCommand(['trust', ...args], { ...io, read: async function* () {} })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const list = async (): Promise<TrustList> => JSON.parse(await readFile(at('trust.json'), 'utf8'))
const init = (threshold = '2') =>
  run('init', at('trust.json'), '--threshold', threshold, ...['a', 'b', 'c'].flatMap((id) => ['--authority', `${id}=${at(id)}`]))
const sign = (id: string, key = id) => run('sign', at('trust.json'), '--as', id, '--key', at(key))

/** A node that says what its public keys are. */
async function withNodeOf(keys: NodeKeys, work: (address: string) => Promise<void>): Promise<void> {
  const body = JSON.stringify({ node: 'urn:tongban:node:510000', keys: publishedKeys(keys) })
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
  }
}
const freshKeys = () => newNodeKeys(suitesNode.intl, (length) => randomBytes(length))

test('init makes a key for each authority, for its owner alone, and a list that nobody has signed', async () => {
  expect((await init()).code).toBe(0)
  expect((await stat(at('a'))).mode & 0o777).toBe(0o600)
  expect((await list()).authorities.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect((await init()).code).toBe(2)
})

test('two of three signatures make a list that a node takes; one does not', async () => {
  await init()
  const founders = await list()
  const verdict = async () => verifyTrustList(await list(), { founders, suites: suitesNode, now: new Date(), lastVersion: 0 })
  await sign('a')
  expect(await verdict()).toMatchObject({ ok: false, why: 'tooFewSignatures' })
  expect((await run('show', at('trust.json'))).code).toBe(1)
  expect((await sign('c')).out).toContain('签名 2/3（至少 2）：a c')
  expect(await verdict()).toMatchObject({ ok: true })
  expect((await run('show', at('trust.json'))).code).toBe(0)
})

test('a node’s new key joins the old one in the next version, which must be signed again; a revoked key stays listed', async () => {
  await init('1')
  const [old, fresh] = [await freshKeys(), await freshKeys()]
  await withNodeOf(
    old,
    async (address) => void (await run('add', at('trust.json'), '--node', address, '--regions', '510000,511600')),
  )
  await sign('a')
  expect(await list()).toMatchObject({ version: 1, nodes: [{ id: 'urn:tongban:node:510000', regions: ['510000', '511600'] }] })
  await withNodeOf(fresh, async (address) => void (await run('add', at('trust.json'), '--node', address)))
  expect(await list()).toMatchObject({ version: 2, signatures: [] })
  const now = new Date().toISOString()
  for (const { kid } of [old, fresh]) expect(keyAt(await list(), 'urn:tongban:node:510000', kid, now)).toMatchObject({ ok: true })
  await sign('b')
  expect((await run('add', at('trust.json'), '--revoke', old.kid.slice(0, 12))).out).toContain('起撤销')
  expect((await list()).version).toBe(3)
  const later = new Date(Date.now() + 1000).toISOString()
  expect(keyAt(await list(), 'urn:tongban:node:510000', old.kid, later)).toMatchObject({ ok: false, why: 'revoked' })
  expect(keyAt(await list(), 'urn:tongban:node:510000', fresh.kid, later)).toMatchObject({ ok: true })
})

test.each([
  [['init', 'new.json', '--authority', 'a', '--threshold', '1'], '“a”应写成 名称=密钥文件'],
  [['init', 'new.json', '--authority', 'a=a', '--threshold', '2'], '只有 1 家机构，凑不齐 2 个签名'],
  [['add', 'trust.json'], '请用 --node 指明节点，或用 --revoke 指明密钥'],
  [['add', 'trust.json', '--revoke', 'zzz'], '清单里没有以 zzz 开头的密钥'],
  [['sign', 'trust.json', '--as', 'd', '--key', 'a'], '清单里没有创始机构 d'],
  [['sign', 'trust.json', '--as', 'a', '--key', 'b'], '不是 a 的'],
  [['show', 'nothing.json'], '读不到文件'],
])('%j is wrong use, said in words', async (args, words) => {
  await init()
  const files = args.map((arg) =>
    /\.json$|^[ab]$/.test(arg) && args[args.indexOf(arg) - 1] !== '--as' && arg !== 'a' ? at(arg) : arg,
  )
  const named = files.map((arg, index) => (files[index - 1] === '--key' && arg === 'a' ? at('a') : arg))
  const { code, err } = await run(...named)
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) })
})
