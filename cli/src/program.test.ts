import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Io } from './outcome.ts'
import { runCommand } from './program.ts'

interface Ran {
  readonly code: number
  readonly out: readonly string[]
  readonly err: readonly string[]
}

async function run(args: readonly string[], { input = '', env = {} }: { input?: string; env?: Io['env'] } = {}): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  async function* read() {
    yield input
  }
  const lang = args.includes('en') ? 'en' : 'zh'
  const code = await runCommand(args, { lang, env, out: (line) => out.push(line), err: (line) => err.push(line), read })
  return { code, out, err }
}

const folder = mkdtempSync(join(tmpdir(), 'tongban-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A stranger at the other end of the wire, who says what the test wants to hear. */
async function answering(listener: RequestListener): Promise<{ address: string; close(): void }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  return { address: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

const commands = [
  'demo',
  'serve',
  'token',
  'import',
  'clock explain',
  'case list',
  'case show',
  'case export',
  'verify',
  'search',
  'dictionary failed',
  'dictionary show',
  'dictionary draft',
  'dictionary check',
  'dictionary publish',
  'trust init',
  'trust add',
  'trust sign',
  'trust publish',
  'trust show',
  'peers list',
  'peers show',
  'peers resume',
  'peers resolve',
  'reconcile',
]

test.each(commands)('tongban %s: its help has examples, in Chinese and in English', async (command) => {
  const words = command.split(' ')
  const zh = await run([...words, '--help'])
  expect(zh.code).toBe(0)
  expect(zh.out.join('\n')).toMatch(/用法：[\s\S]*例：\n {2}\S/)
  const en = await run([...words, '--help', '--lang', 'en'])
  expect(en.out.join('\n')).toMatch(/Usage:[\s\S]*Examples:\n {2}\S/)
})

test.each([
  [['nothing'], '没有命令 nothing。用 tongban --help 看用法。'],
  [['search'], '缺少参数 words。用 tongban --help 看用法。'],
  [['token'], '必须给出选项 --as <who>。用 tongban --help 看用法。'],
  [['search', 'x', '--limits'], '没有选项 --limits。用 tongban --help 看用法。'],
  [['case', 'show', 'a', 'b'], '参数太多。用 tongban --help 看用法。'],
  [['demo', '--data'], '选项 --data <dir> 后面要给值。用 tongban --help 看用法。'],
])('%j is wrong use: exit code 2, and one line that says why', async (args, said) => {
  expect(await run(args)).toEqual({ code: 2, out: [], err: [said] })
})

test('wrong use is said in English where English is asked for', async () => {
  const { code, err } = await run(['--lang', 'en', 'nothing'])
  expect({ code, err }).toEqual({ code: 2, err: ['There is no command nothing. See tongban --help.'] })
})

test('a command that needs a token says where it comes from', async () => {
  const { code, err } = await run(['case', 'list', '--lang', 'en'])
  expect(code).toBe(2)
  expect(err[0]).toContain('TONGBAN_TOKEN')
})

test('an address that is none is wrong use', async () => {
  expect((await run(['case', 'list', '--token', 't', '--node', 'sichuan'])).code).toBe(2)
})

test('nobody at that address: exit code 3, the address, and what to do', async () => {
  const { address, close } = await answering(() => undefined)
  close()
  const { code, err } = await run(['case', 'list', '--token', 't', '--node', address])
  expect(code).toBe(3)
  expect(err[0]).toContain(address)
  expect(err[0]).toContain('--node')
})

const refusal: RequestListener = (_request, response) => {
  const body = {
    code: 'cases/notFound',
    title: '找不到这个办件',
    titles: { zh: '找不到这个办件', en: 'We cannot find this case' },
    field: '/path/caseId',
  }
  response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body))
}

test('a refusal: exit code 1, its words, its code and its field', async () => {
  const { address, close } = await answering(refusal)
  const asked = ['case', 'show', 'x', '--token', 't', '--node', address]
  expect(await run(asked)).toEqual({ code: 1, out: [], err: ['找不到这个办件 (cases/notFound, /path/caseId)'] })
  expect(await run([...asked, '--lang', 'en'])).toMatchObject({
    err: ['We cannot find this case (cases/notFound, /path/caseId)'],
  })
  const json = await run([...asked, '--json'])
  expect(json.err).toEqual([])
  expect(JSON.parse(json.out[0] ?? '')).toEqual({
    refused: { code: 'cases/notFound', title: '找不到这个办件', field: '/path/caseId' },
  })
  close()
})

test('the token goes along, and a list is read page by page', async () => {
  const seen: string[] = []
  const { address, close } = await answering((request, response) => {
    seen.push(`${request.headers.authorization} ${request.url}`)
    const page = request.url?.includes('cursor=') ? { entries: [{ id: 'b' }] } : { entries: [{ id: 'a' }], next: 'n' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
  })
  const { code, out } = await run(['case', 'list', '--json', '--state', 'received'], {
    env: { TONGBAN_TOKEN: 'tb_x', TONGBAN_NODE: address },
  })
  expect(code).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toEqual({ entries: [{ id: 'a' }, { id: 'b' }] })
  expect(seen).toEqual(['Bearer tb_x /cases?limit=200&state=received', 'Bearer tb_x /cases?limit=200&state=received&cursor=n'])
  close()
})

test('on a node’s own machine TONGBAN_NODE is its URN, and the address is where it listens', async () => {
  const { address, close } = await answering((_request, response) => {
    response.writeHead(200).end('{"kind":"none","exits":[]}')
  })
  const env = { TONGBAN_NODE: 'urn:tongban:node:510000', TONGBAN_PORT: new URL(address).port, TONGBAN_TOKEN: 'tb_x' }
  expect((await run(['search', '身份证'], { env })).code).toBe(0)
  close()
})

test('a token is asked for by the operator of the data folder', async () => {
  const bodies: unknown[] = []
  const { address, close } = await answering(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    bodies.push([request.headers.authorization, JSON.parse(text)])
    response.writeHead(201).end('{"token":"tb_new","kind":"staff","actor":"staff-a","expiresAt":null}')
  })
  writeFileSync(join(folder, 'operator.token'), 'tb_operator\n')
  const asked = (who: string) => run(['token', '--as', who, '--data', folder, '--node', address])
  expect(await asked('staff-a')).toEqual({ code: 0, out: ['tb_new'], err: [] })
  await asked('999999196001150111')
  await asked('019cb1a2-3400-7000-8000-000000000001')
  expect(bodies).toEqual([
    ['Bearer tb_operator', { for: { staff: 'staff-a' }, hours: 12 }],
    ['Bearer tb_operator', { for: { idNumber: '999999196001150111' }, hours: 12 }],
    ['Bearer tb_operator', { for: { person: '019cb1a2-3400-7000-8000-000000000001' }, hours: 12 }],
  ])
  close()
})

test('without the operator’s token file the command says which file it looked for', async () => {
  const { code, err } = await run(['token', '--as', 'staff-a', '--data', join(folder, 'none')])
  expect(code).toBe(2)
  expect(err[0]).toContain(join(folder, 'none', 'operator.token'))
})

test('the same file is imported under the same Idempotency-Key', async () => {
  const keys: (string | string[] | undefined)[] = []
  const { address, close } = await answering((request, response) => {
    keys.push(request.headers['idempotency-key'])
    request.resume()
    response.writeHead(201).end('{"list":"x","changed":false,"totals":{"rows":1,"accepted":1,"marked":0}}')
  })
  const file = join(folder, 'list.json')
  writeFileSync(file, '{"list":"x","items":[{"name":"a"}]}')
  const args = ['import', file, '--data', folder, '--node', address]
  expect((await run(args)).out).toEqual(['x：1 行，收下 1，有标记 0（与上次相同，未改动）'])
  await run(args)
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(keys[1]).toBe(keys[0])
  close()
})

test('a file that is not there is wrong use, and needs no node', async () => {
  const { code, err } = await run(['import', join(folder, 'nothing.json'), '--report'])
  expect(code).toBe(2)
  expect(err[0]).toContain('ENOENT')
})

test('import --report needs no node', async () => {
  const file = join(folder, 'report.json')
  writeFileSync(file, '[{"name":"失业登记"}]')
  const { code, out } = await run(['import', file, '--report', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out[0] ?? '').totals.rows).toBe(1)
})

test('an export goes to the file it is asked for', async () => {
  const { address, close } = await answering((_request, response) => {
    response.writeHead(200).end('{"format":"cn.tongban.export.v1"}')
  })
  const file = join(folder, 'export.json')
  expect((await run(['case', 'export', 'x', '--out', file, '--token', 't', '--node', address])).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe('{"format":"cn.tongban.export.v1"}')
  const nowhere = await run(['case', 'export', 'x', '--out', join(folder, 'no', 'such.json'), '--token', 't', '--node', address])
  expect(nowhere.code).toBe(2)
  close()
})

const notice = '{"asOf":"2026-10-20","events":[{"type":"received","day":"2026-09-28"}]}'

test('clock explain reads standard input', async () => {
  const one = await run(['clock', 'explain', '--json'], { input: notice })
  expect(one.code).toBe(0)
  expect(JSON.parse(one.out[0] ?? '').acceptedDay).toBe('2026-09-28')
  const lines = await run(['clock', 'explain', '--lines'], { input: `${notice}\nnot json\n` })
  expect(lines.code).toBe(0)
  expect(lines.out.join('\n').split('\n')).toHaveLength(2)
  expect((await run(['clock', 'explain', '--json'], { input: '{}' })).code).toBe(1)
  expect((await run(['clock', 'explain', '--json', '--lines'], { input: notice })).code).toBe(2)
})
