import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from '../program.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly code: number
  readonly out: readonly string[]
  readonly err: readonly string[]
}

async function run(args: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  async function* read() {
    yield ''
  }
  const lang = args.includes('en') ? 'en' : 'zh'
  const io = {
    lang,
    env: { TONGBAN_TOKEN: 'token' },
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    read,
  } as const
  return { code: await runCommand(args, io), out, err }
}

/** A stranger at the other end of the wire, who answers by method and path and keeps what was asked. */
async function against(
  answers: Readonly<Record<string, unknown>>,
  args: readonly string[],
  status = 200,
): Promise<Ran & { asked: string[] }> {
  const asked: string[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = await text(request)
    const name = `${request.method} ${new URL(request.url ?? '', 'http://x').pathname}`
    asked.push(body === '' ? `${request.method} ${request.url}` : `${request.method} ${request.url} ${body}`)
    response.writeHead(name in answers ? status : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answers[name] ?? { code: 'platform/noRoute' }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  const ran = await run([...args, '--node', `http://127.0.0.1:${address.port}`])
  server.close()
  return { ...ran, asked }
}

async function text(request: IncomingMessage): Promise<string> {
  let whole = ''
  for await (const part of request) whole += part
  return whole
}

const difference = {
  ...{ item: 'item-1', name: '失业保险金申领', place: '511602:renshe', element: 'limits', relation: 'stricter', why: 'expired' },
  reason: { zh: '左方7 个工作日，右方10 个工作日', en: 'Left 7 working days, right 10 working days' },
  ...{ owner: 'staff-1', version: 'v', standard: 's', variance: 'x' },
}
const places = { entries: [{ id: '511602:renshe', nameZh: '广安区人社局', nameEn: null }] }

describe('tongban catalogue check', () => {
  test('nothing undeclared: exit code 0', async () => {
    const clean = { 'GET /catalogue/check': { asOf: '2026-06-01', checked: 12, entries: [] } }
    const { code, out } = await against(clean, ['catalogue', 'check'])
    expect({ code, out }).toEqual({ code: 0, out: ['2026-06-01：对照了 12 份实施清单，没有未登记或已到期的差异。'] })
  })

  test('an expired difference: exit code 1, listed with its place, element, reason and owner', async () => {
    const answers = {
      'GET /catalogue/check': { asOf: '2026-06-01', checked: 12, entries: [difference] },
      'GET /identity/places': places,
    }
    const { code, out, asked } = await against(answers, ['catalogue', 'check', '--as-of', '2026-06-01'])
    expect(code).toBe(1)
    expect(out[0]).toBe('2026-06-01：12 份实施清单，1 处差异未登记或已到期')
    expect(out[1]).toMatch(/^广安区人社局 +失业保险金申领 +办结时限 +更严 +登记已到期 +staff-1 +左方7 个工作日，右方10 个工作日/)
    expect(asked[0]).toBe('GET /catalogue/check?limit=200&asOf=2026-06-01')
  })

  test('as JSON it is one document, with the same exit code', async () => {
    const answers = { 'GET /catalogue/check': { asOf: '2026-06-01', checked: 12, entries: [difference] } }
    const { code, out } = await against(answers, ['catalogue', 'check', '--json'])
    expect(code).toBe(1)
    expect(out.map((line) => JSON.parse(line))).toEqual([{ asOf: '2026-06-01', checked: 12, entries: [difference] }])
  })
})

test('tongban catalogue compare tells each element and how the materials were matched', async () => {
  const materials = {
    matched: [{ left: '居民身份证', right: '身份证', by: 'similarity', likeness: 0.67, relation: 'same' }],
    leftOnly: [{ name: '照片' }],
    rightOnly: [],
  }
  const elements = [
    {
      element: 'materials',
      relation: 'looser',
      left: [],
      right: [],
      reason: { zh: '只有左方：照片', en: 'Only the left side: 照片' },
      materials,
    },
    { element: 'fee', relation: 'unknown', left: 0, right: null, reason: { zh: '一方没有写明', en: 'One side does not say' } },
  ]
  const { code, out } = await against({ 'GET /catalogue/compare': { elements } }, ['catalogue', 'compare', 'a', 'b'])
  expect(code).toBe(0)
  expect(out).toEqual([
    expect.stringMatching(/^提请材料 +更宽 +只有左方：照片/),
    expect.stringMatching(/^收费 +未知 +一方没有写明/),
    '',
    '材料对照：',
    expect.stringMatching(/^居民身份证 = 身份证 +名称相近 0.67 +相同/),
    expect.stringMatching(/^照片 +只有左方/),
  ])
})

test('tongban catalogue uniformity tells the share with n, and what is unknown', async () => {
  const total = { same: 3, n: 4, unknown: 1, score: 0.75, elements: [{ element: 'fee', same: 0, n: 0, unknown: 1, score: null }] }
  const { out } = await against({ 'GET /catalogue/uniformity/total': total }, ['catalogue', 'uniformity', '500000', '510000'])
  expect(out).toEqual([expect.stringMatching(/^收费 +– +0\/0 +未知 1/), expect.stringMatching(/^合计 +75.0 % +3\/4 +未知 1/)])
})

describe('tongban catalogue publish', () => {
  const file = join(folder, 'version.json')
  writeFileSync(file, '{"item":"item-1"}')

  test('names every fault and every undeclared difference, exit code 1', async () => {
    const refused = {
      ...{
        code: 'catalogue/versionNotReady',
        title: 't',
        titles: { zh: '还不能发布', en: 'not yet' },
        field: '/body/contact/phone',
      },
      faults: [{ code: 'noPhone', at: '/contact/phone', zh: '没有写咨询电话', en: 'The phone is missing' }],
      differences: [{ ...difference, why: 'undeclared' }],
    }
    const { code, out, err } = await against({ 'POST /versions': refused }, ['catalogue', 'publish', file], 422)
    expect(code).toBe(1)
    expect(out[0]).toMatch(/^\/contact\/phone +没有写咨询电话/)
    expect(out[1]).toMatch(/^办结时限 +更严 · 未登记 · 左方7 个工作日/)
    expect(err).toEqual(['还不能发布 (catalogue/versionNotReady, /body/contact/phone)'])
  })

  test('a published version is told by its name', async () => {
    const { code, out, asked } = await against(
      { 'POST /versions': { hash: 'H', changed: true } },
      ['catalogue', 'publish', file],
      201,
    )
    expect({ code, out, asked }).toEqual({ code: 0, out: ['H'], asked: ['POST /versions {"item":"item-1"}'] })
  })

  test.each([
    ['that is not there', 'missing.json', /^读不到文件 .*ENOENT/],
    ['that is no JSON', 'broken.json', /^文件 .* 不是 JSON/],
  ])('a file %s is wrong use', async (_, name, said) => {
    writeFileSync(join(folder, 'broken.json'), '{')
    const { code, err } = await run(['catalogue', 'publish', join(folder, name)])
    expect(code).toBe(2)
    expect(err[0]).toMatch(said)
  })
})

test('standards are proposed, commented and adopted', async () => {
  const file = join(folder, 'standard.json')
  writeFileSync(file, '{"item":"item-1"}')
  const proposed = await against(
    { 'POST /catalogue/proposals': { id: 'p' } },
    ['catalogue', 'standard', 'propose', file, '--from', '2027-01-01'],
    201,
  )
  expect(proposed).toMatchObject({
    code: 0,
    out: ['p'],
    asked: ['POST /catalogue/proposals {"standard":{"item":"item-1"},"from":"2027-01-01"}'],
  })
  const view = { id: 'p', item: 'item-1', stage: 'adopted', by: 'n', inForceFrom: '2027-01-01' }
  const said = await against({ 'POST /catalogue/proposals/p/comments': { ...view, stage: 'adopting', inForceFrom: null } }, [
    ...['catalogue', 'standard', 'comment', 'p', '--stance', 'support', '--words', '同意'],
  ])
  expect(said).toMatchObject({
    out: ['待通过'],
    asked: ['POST /catalogue/proposals/p/comments {"stance":"support","words":"同意"}'],
  })
  const adopted = await against({ 'POST /catalogue/proposals/p/adopt': view }, [
    'catalogue',
    'standard',
    'adopt',
    'p',
    '--lang',
    'en',
  ])
  expect(adopted.out).toEqual(['adopted, in force from 2027-01-01'])
  const list = await against({ 'GET /catalogue/proposals': { entries: [view] } }, ['catalogue', 'standard', 'list'])
  expect(list.out[0]).toMatch(/^p +item-1 +已通过 +n/)
  expect((await run(['catalogue', 'standard', 'comment', 'p', '--stance', 'maybe', '--words', 'x'])).code).toBe(2)
})

test('the whole export is written to a file, without a token', async () => {
  const out = join(folder, 'export.ndjson')
  const ran = await against({ 'GET /catalogue/export': { kind: 'head' } }, ['catalogue', 'export', '--out', out])
  expect(ran).toMatchObject({ code: 0, out: [`已写入 ${out}`] })
  expect(readFileSync(out, 'utf8')).toBe('{"kind":"head"}')
  const refused = await against({}, ['catalogue', 'export', '--out', out])
  expect(refused.code).toBe(3)
})

test.each([
  'check',
  'compare',
  'uniformity',
  'export',
  'publish',
  'load',
  'standard propose',
  'standard comment',
  'standard adopt',
  'standard withdraw',
  'standard list',
])('tongban catalogue %s: its help has examples, in Chinese and in English', async (command) => {
  const words = ['catalogue', ...command.split(' ')]
  expect((await run([...words, '--help'])).out.join('\n')).toMatch(/用法：[\s\S]*例：\n {2}\S/)
  expect((await run([...words, '--help', '--lang', 'en'])).out.join('\n')).toMatch(/Usage:[\s\S]*Examples:\n {2}\S/)
})
