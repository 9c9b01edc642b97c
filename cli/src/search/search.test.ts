import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommand } from '../program.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-search-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Heard {
  readonly request: string
  readonly seen: string | undefined
  readonly body: unknown
}

/** Runs a command against a stranger who answers every request with this. */
async function against(reply: unknown, args: readonly string[], status = 200) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const { method, url = '', headers } = request
    heard.push({
      request: `${method} ${decodeURIComponent(url)}`,
      seen: headers['if-match'],
      body: text === '' ? undefined : JSON.parse(text),
    })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const out: string[] = []
  const err: string[] = []
  async function* read() {
    yield ''
  }
  const lang = args.includes('en') ? 'en' : 'zh'
  const io = { lang, env: {}, out: (line: string) => out.push(line), err: (line: string) => err.push(line), read } as const
  const code = await runCommand([...args, '--token', 't', '--node', `http://127.0.0.1:${port}`], io)
  server.close()
  return { code, out, err, heard }
}

const item = { id: 'item-a', name: '失业登记', en: 'Unemployment registration', mode: 'online', published: 2 }

test('words given one by one are one query, with the places and whom it is for', async () => {
  const args = ['search', 'gjj', 'tiqu', '--from', '重庆', '--to', '成都', '--for', 'person']
  const { heard } = await against({ kind: 'items', items: [item] }, args)
  expect(heard[0]?.request).toBe('GET /search?q=gjj+tiqu&from=重庆&to=成都&for=person')
})

test('items are told with what was understood, in both languages', async () => {
  const answer = {
    kind: 'items',
    items: [item, { ...item, id: 'item-b', name: '失业保险金申领', en: null, mode: null, published: 0 }],
    corrected: '失业登记',
    places: { from: '重庆市', target: '成都市' },
    section: 'fee',
  }
  expect((await against(answer, ['search', '失业等记'])).out).toEqual([
    '已按“失业登记”为您查找',
    '所在 重庆市，办理 成都市，问的是收费',
    'item-a  2 地可办  全程网办  失业登记',
    'item-b  仅收录    –         失业保险金申领',
  ])
  expect((await against(answer, ['search', '失业等记', '--lang', 'en'])).out).toEqual([
    'Searched for “失业登记”',
    'from 重庆市, at 成都市, about the fee',
    'item-a  open at 2    online  Unemployment registration  失业登记',
    'item-b  listed only  –       失业保险金申领',
  ])
})

test('a question is told with its answers', async () => {
  const answer = { kind: 'ask', question: '哪一样？', questionEn: 'Which?', candidates: [{ id: 'item-a', name: '失业登记' }] }
  expect((await against(answer, ['search', '失业'])).out).toEqual(['哪一样？', '  item-a  失业登记'])
})

test('in danger the number to call is all that is said', async () => {
  const exits = [{ say: '打 12345', sayEn: 'Call 12345' }]
  const emergency = { phone: '110', say: '请拨打 110', sayEn: 'Call 110' }
  expect((await against({ kind: 'none', exits, emergency }, ['search', '打架'])).out).toEqual(['请拨打 110'])
  expect((await against({ kind: 'none', exits }, ['search', 'x', '--lang', 'en'])).out).toEqual([
    'Nothing was found. You can:',
    '  Call 12345',
  ])
})

test('JSON is what the node said', async () => {
  const answer = { kind: 'items', items: [item] }
  expect((await against(answer, ['search', '失业登记', '--json'])).out).toEqual([JSON.stringify(answer)])
})

const share = { right: 1, of: 1 }
const good = { queries: 5, top1: share, top3: share, any: share, ask: share, none: share, misses: [], met: true }
const bad = { ...good, top1: { right: 0, of: 1 }, misses: [{ query: '失业', names: ['失业登记'] }], met: false }

test('dictionary check shows the figures of every set; its exit code says whether the aims hold', async () => {
  const checked = (sets: unknown, worse: string[]) => ({ check: 'abc', report: { sets, worse } })
  const held = await against(checked({ given: good, own: good }, []), ['dictionary', 'check'])
  expect(held.code).toBe(0)
  expect(held.heard[0]?.request).toBe('POST /dictionary/check')
  expect(held.out).toEqual([
    'given  top1 1/1  top3 1/1  any 1/1  ask 1/1  none 1/1  达标',
    'own    top1 1/1  top3 1/1  any 1/1  ask 1/1  none 1/1  达标',
    '检查编号 abc',
  ])
  const missed = await against(checked({ given: good, own: bad }, []), ['dictionary', 'check', '--lang', 'en'])
  expect(missed.code).toBe(1)
  expect(missed.out).toContain('  失业 → 失业登记')
  const worse = await against(checked({ given: good, own: good }, ['失业']), ['dictionary', 'check', '--json'])
  expect(worse.code).toBe(1)
})

test('an entry is shown, changed in its file, and kept as a draft of what was seen', async () => {
  const entry = { region: '500000', kind: 'word', term: '堂客', body: { kind: 'word' }, source: '窗口', version: 3 }
  const shown = await against(entry, ['dictionary', 'show', 'word', '堂客', '--region', '500000'])
  expect(shown.heard[0]?.request).toBe('GET /dictionary/entries/500000/word/堂客')
  const file = join(folder, 'entry.json')
  writeFileSync(file, shown.out.join('\n'))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(entry)
  const kept = await against({ ...entry, version: 4 }, ['dictionary', 'draft', file])
  expect(kept.heard).toEqual([
    {
      request: 'PUT /dictionary/entries/500000/word/堂客',
      seen: '"3"',
      body: { body: { kind: 'word' }, source: '窗口' },
    },
  ])
  expect(kept.out).toEqual(['草稿已存，第 4 版'])
})

test.each([
  ['no JSON', '{'],
  ['no entry', '{"kind":"word"}'],
])('a file that is %s is wrong use, and the node is not asked', async (_, content) => {
  const file = join(folder, 'wrong.json')
  writeFileSync(file, content)
  const { code, heard, err } = await against({}, ['dictionary', 'draft', file])
  expect({ code, heard }).toEqual({ code: 2, heard: [] })
  expect(err[0]).toContain(file)
})

test('what was searched for and not found is listed with how often', async () => {
  const { out } = await against({ week: '2026-11-23', entries: [{ text: '蓝月亮证', times: 3 }] }, ['dictionary', 'failed'])
  expect(out).toEqual(['3×  蓝月亮证'])
})

test('a publication names the check that was shown', async () => {
  const check = 'a'.repeat(64)
  const { out, heard } = await against({ number: 2 }, ['dictionary', 'publish', check], 201)
  expect(heard[0]).toMatchObject({ request: 'POST /dictionary/publish', body: { check } })
  expect(out).toEqual(['已发布第 2 版字典'])
})
