import { expect, test, vi } from 'vitest'
import type { CaseView, Entry } from '../case/case-view.ts'
import { columnsOf, paintFor } from '../terminal.ts'
import { clockTime } from './row.ts'
import { span } from './stage.ts'
import { type Told, teller } from './tell.ts'

function stage(rewrites = false) {
  const written: string[] = []
  const tell = teller({ lang: 'zh', paint: paintFor(false, {}), columns: 130, rewrites, write: (text) => written.push(text) })
  return { tell, text: () => written.join(''), lines: () => written.join('').split('\n') }
}

const entry = (seq: number, action: string, at: string): Entry => ({
  ...{ seq, event: `e${seq}`, action, at, day: at.slice(0, 10), place: '500103:window', organisation: 'o', role: 'clerk' },
  facts: {},
  content: {},
})

function view(...timeline: Entry[]): CaseView {
  return {
    ...{ id: 'c', version: 1, item: { id: 'i', name: { zh: '事项', en: null } }, mode: 'relay', state: 'received' },
    ...{ holder: '500103:window', transfer: null, receivingPlace: '500103:window', decidingPlace: '511602:gongan' },
    ...{ officialNumber: null, queryNumber: null, clocks: null, due: '2026-12-02', requests: [], openSteps: [], parent: null },
    timeline,
  }
}

const names = { places: () => '渝中区川渝通办专窗', materials: (id: string) => id }
const submitted = entry(1, 'submit', '2026-11-25T01:00:00.000Z')
const received = entry(2, 'receive', '2026-11-25T01:00:00.400Z')
const accepted = entry(3, 'accept', '2026-11-28T01:00:00.000Z')

test('each event is told once, from whichever node it is seen first', () => {
  const { tell, lines } = stage()
  const told: Told = { seq: 0, born: undefined }
  tell.events(view(submitted), told, names)
  tell.events(view(submitted, received), told, names)
  tell.events(view(submitted, received), told, names)
  tell.events(view(submitted), told, names)
  tell.events(view(submitted, received, accepted), told, names)
  expect(
    lines()
      .filter((line) => line !== '')
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ['11-25 09:00', '渝中区川渝通办专窗', '窗口人员', '提交申请', '2026-12-02', '0.0 秒'],
    ['11-25 09:00', '渝中区川渝通办专窗', '窗口人员', '收件', '2026-12-02', '0.4 秒'],
    ['11-28 09:00', '渝中区川渝通办专窗', '窗口人员', '受理', '2026-12-02', '3 天'],
  ])
})

test('the due day stands at the newest event, for only there is it what the node says now', () => {
  const { tell, lines } = stage()
  tell.events(view(submitted, received), { seq: 0, born: undefined }, names)
  expect(lines()[0]).not.toContain('2026-12-02')
  expect(lines()[1]).toContain('2026-12-02')
})

test('every row keeps its columns, however long the text', () => {
  const { tell, lines } = stage()
  const long = entry(1, 'requireSupplement', submitted.at)
  const materials = Array.from({ length: 12 }, (_, at) => `材料${at}`)
  tell.events(view({ ...long, facts: { materials, until: '2026-12-10' } }), { seq: 0, born: undefined }, names)
  expect(lines().length).toBeGreaterThan(2)
  for (const line of lines()) expect(columnsOf(line)).toBeLessThanOrEqual(130)
})

test('a long step is named before it begins, and its time told after it', async () => {
  const { tell, text } = stage()
  await tell.during({ zh: '启动', en: 'Starting' }, async () => expect(text()).toBe('  ▸ 启动\n'))
  expect(text()).toMatch(/ {2}✓ 启动 {2}0\.\d 秒\n$/)
})

test('a wait is spoken of only after a second, and once where lines cannot be written over', async () => {
  vi.useFakeTimers()
  try {
    const { tell, text } = stage()
    await tell.waiting({ zh: '等', en: 'waiting' }, async () => vi.advanceTimersByTime(900))
    expect(text()).toBe('')
    await tell.waiting({ zh: '等', en: 'waiting' }, async () => vi.advanceTimersByTime(3_500))
    expect(text().match(/… 等/g)).toHaveLength(1)
  } finally {
    vi.useRealTimers()
  }
})

test('a step that fails is not told as done', async () => {
  const { tell, text } = stage()
  await expect(tell.during({ zh: '启动', en: '' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(text()).not.toContain('✓')
})

test('times are those of China, spans as people say them', () => {
  expect(clockTime('2026-12-31T16:30:00.000Z')).toBe('01-01 00:30')
  expect(span(0, 'zh')).toBe('0.0 秒')
  expect(span(1_249, 'en')).toBe('1.2 s')
  expect(span(3 * 60_000, 'zh')).toBe('3 分钟')
  expect(span(5 * 3_600_000, 'en')).toBe('5 h')
  expect(span(23.5 * 3_600_000, 'zh')).toBe('1 天')
  expect(span(8 * 86_400_000, 'zh')).toBe('8 天')
})
