import { readFileSync } from 'node:fs'
import { verifyFaults } from '@tongban/protocol/verify/verify'
import { describe, expect, test } from 'vitest'
import { verify } from './verify.ts'

const vectors = JSON.parse(readFileSync(new URL('../../protocol/vectors/export.json', import.meta.url), 'utf8'))
const relay = JSON.stringify(vectors.exports.relay)
const requests = JSON.stringify(vectors.exports.requests)
const founders = JSON.stringify(vectors.founders)

test('a log that holds is told from its beginning to the verdict', async () => {
  const { lines, exitCode } = await verify(relay, { founders })
  expect(exitCode).toBe(0)
  expect(lines[0]).toBe(
    '办件 019cac0f-2680-77f2-982e-fb47c551d556 · 居民身份证跨省异地办理 · 异地代收代办 · 已办结 · 办件编号 51160220260001',
  )
  expect(lines).toContain('创始机构的公钥与您提供的一致')
  expect(lines).toContain('  2026-03-04 – 2026-04-10  511602:gongan  37 天')
  expect(lines).toContain('  7   2026-03-09  511602:gongan  系统      补正（应 500103:window 申请人 的请求）')
  expect(lines).toContain('  办理期限：应于 2026-04-10 前办完，按期')
  expect(lines).toContain('还没有回执的事件：15、16')
  expect(lines.at(-1)).toBe('核验通过：签名、收录、链条、内容和每一步的合法性都成立')
})

test('and in English', async () => {
  const { lines } = await verify(relay, { founders, lang: 'en' })
  expect(lines).toContain('Events not yet receipted: 15, 16')
  expect(lines).toContain(
    '  13  511602:gongan → 500103:window  with papers  1 working days, due 2026-04-10  arrived 2026-04-10  Taken over 2026-04-10',
  )
  expect(lines.at(-1)).toMatch(/^The log holds/)
})

test('without the founders the verdict says what was not compared', async () => {
  const { lines, exitCode } = await verify(relay)
  expect(exitCode).toBe(0)
  expect(lines).toContain('没有核对创始机构：请用别的途径比对下列指纹')
  expect(lines).toContain('  state      MmRnvB7GodmyoAbufQZakq05Mp04T62p5mzV1WEoUz8')
  expect(lines.at(-1)).toContain('但创始机构没有核对')
})

test('open requests and withheld content are told', async () => {
  const file = JSON.parse(requests)
  file.events[0].bodies = file.events[0].bodies.filter(({ section }: { section: string }) => section === 'materials')
  const { lines, exitCode } = await verify(JSON.stringify(file), { founders })
  expect(exitCode).toBe(0)
  expect(lines).toContain('  1  申请表、联系方式')
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}送达 {2}500103:window {2}2026-03-07T02:00:00\.000Z {2}019c/))
})

test('a parent tells of its children', async () => {
  const { lines, exitCode } = await verify(JSON.stringify(vectors.exports.parent), { founders, lang: 'en' })
  expect(exitCode).toBe(0)
  expect(lines.filter((line) => / withdrawn$/.test(line))).toHaveLength(2)
})

describe('a log that does not hold', () => {
  const altered = requests.replace('"name":"张三"', '"name":"李四"')

  test('ends with the first fault and its event', async () => {
    const { lines, exitCode } = await verify(altered, { founders })
    expect(exitCode).toBe(1)
    expect(lines).toEqual([
      '核验不通过：内容与事件里的摘要不符（verify/body：form）',
      `  第 1 个事件 · 事件 ${vectors.exports.requests.events[0].header.id} · /events/0`,
    ])
  })

  test('as JSON says the same to programs', async () => {
    const { lines, exitCode } = await verify(altered, { founders, json: true, lang: 'en' })
    expect(exitCode).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ok: false,
      fault: { code: 'verify/body', seq: 1, title: 'The content is not what the event names' },
    })
  })

  test.each([['{'], [''], ['[]'], ['{"format":"cn.tongban.export.v1"}']])('for example %s', async (text) => {
    const { lines, exitCode } = await verify(text)
    expect(exitCode).toBe(1)
    expect(lines[0]).toMatch(/^核验不通过：/)
  })

  test('under founders who are others', async () => {
    const others = { ...vectors.founders, authorities: vectors.founders.authorities.slice(1) }
    const { exitCode, lines } = await verify(relay, { founders: JSON.stringify({ ...others, threshold: 2 }) })
    expect(exitCode).toBe(1)
    expect(lines[0]).toContain('verify/trustList')
  })
})

test.each([['{'], ['{}'], ['{"authorities":[],"threshold":1}'], ['{"authorities":[{"id":"x"}],"threshold":1}']])(
  'a file of founders that is none is wrong use: %s',
  async (text) => {
    expect((await verify(relay, { founders: text })).exitCode).toBe(2)
    const { lines } = await verify(relay, { founders: text, json: true, lang: 'en' })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ refused: { code: 'verify/badFounders' } })
  },
)

test('a trust list taken before will do for founders', async () => {
  expect((await verify(relay, { founders: JSON.stringify(vectors.exports.relay.trustList) })).exitCode).toBe(0)
})

test('as JSON the report is one line', async () => {
  const { lines, exitCode } = await verify(relay, { founders, json: true })
  expect(exitCode).toBe(0)
  expect(lines).toHaveLength(1)
  const { report } = JSON.parse(lines[0] ?? '')
  expect(report).toMatchObject({ kind: 'case', state: 'closed', end: 'granted', breaches: [], founders: { pinned: true } })
  expect(report.steps).toHaveLength(16)
})

test('every fault speaks Chinese and English', () => {
  for (const { zh, en } of Object.values(verifyFaults)) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z]/)
  }
})
