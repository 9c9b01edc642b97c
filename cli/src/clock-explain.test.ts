import { expect, test } from 'vitest'
import { clockExplain, clockExplainLines } from './clock-explain.ts'

const received = JSON.stringify({ asOf: '2026-03-04', events: [{ type: 'received', day: '2026-03-02' }] })
const tooEarly = JSON.stringify({
  asOf: '2026-03-04',
  events: [
    { type: 'received', day: '2026-03-02' },
    { type: 'decided', day: '2026-03-03' },
  ],
})
const later = JSON.stringify({ asOf: '2026-03-09', events: [{ type: 'received', day: '2026-03-02' }], note: 'a\u2028b' })

async function* inPieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

async function linesOf(text: string, length = text.length || 1): Promise<unknown[]> {
  let out = ''
  for await (const piece of clockExplainLines(inPieces(text, length))) out += piece
  if (out === '') return []
  expect(out.endsWith('\n')).toBe(true)
  return out
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('one document in, one JSON line out, exit code 0', () => {
  const { lines, exitCode } = clockExplain(received, { as: 'json' })
  expect(exitCode).toBe(0)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ notice: { due: '2026-03-09', state: 'running' }, decision: null })
})

test('white space and a line break around the document do not matter', () => {
  expect(clockExplain(`\r\n ${received}\n`, { as: 'json' })).toEqual(clockExplain(received, { as: 'json' }))
})

test('a refusal is printed as JSON with exit code 1, its title in the language asked for', () => {
  const { lines, exitCode } = clockExplain(tooEarly, { as: 'json', lang: 'en' })
  expect(exitCode).toBe(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    refused: { code: 'clock/notAccepted', event: 1, title: 'The application is not accepted yet. Accept it first.' },
  })
})

for (const text of ['', '{', 'null', '[]', `${received}${received}`, '"\\ud800']) {
  test(`${JSON.stringify(text.slice(0, 20))} is refused as badInput`, () => {
    const { lines, exitCode } = clockExplain(text, { as: 'json' })
    expect(exitCode).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ refused: { code: 'clock/badInput', event: null } })
  })
}

test('--why adds a sentence in both languages to each clock', () => {
  const { lines } = clockExplain(received, { as: 'json', why: true })
  const { notice } = JSON.parse(lines[0] ?? '')
  expect(notice.why.zh).toContain('《行政许可法》第三十二条')
  expect(notice.why.en).toContain('Administrative License Law Art. 32')
})

test('for people: a sentence a clock, and a refusal that names the event', () => {
  expect(clockExplain(received, { as: 'text' }).lines).toEqual([
    expect.stringMatching(/^告知期限：自 2026-03-02 收到申请的次日起算.*剩余 3 日。$/),
  ])
  expect(clockExplain(received, { as: 'text', lang: 'en' }).lines).toEqual([
    expect.stringMatching(/^Notice: Counted from the day after .* 3 left\.$/),
  ])
  expect(clockExplain(tooEarly, { as: 'text' })).toEqual({
    lines: ['申请还没有受理。请先受理。 (clock/notAccepted, events[1])'],
    exitCode: 1,
  })
})

test('for people: says where the result is provisional', () => {
  const beyond = JSON.stringify({ asOf: '2027-03-04', events: [{ type: 'received', day: '2027-03-02' }] })
  expect(clockExplain(beyond, { as: 'text' }).lines.at(-1)).toBe('涉及尚未公布放假安排的年份，结果为暂定。')
})

for (const length of [1, 7, 64, 100_000]) {
  test(`--lines answers each line in order, refused ones too, when input comes ${length} characters at a time`, async () => {
    const answers = await linesOf([received, tooEarly, 'no JSON', '', later, received].join('\n'), length)
    expect(answers).toMatchObject([
      { notice: { left: 3 } },
      { refused: { code: 'clock/notAccepted', event: 1 } },
      { refused: { code: 'clock/badInput', event: null } },
      { refused: { code: 'clock/badInput', event: null } },
      { notice: { left: 0 } },
      { notice: { left: 3 } },
    ])
  })
}

test('--lines: a line break after the last document begins no further line, and no input gives no output', async () => {
  expect(await linesOf(`${received}\n`)).toHaveLength(1)
  expect(await linesOf(`${received}\r\n${received}\r\n`)).toHaveLength(2)
  expect(await linesOf('')).toEqual([])
})
