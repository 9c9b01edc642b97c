import { readFileSync } from 'node:fs'
import { reportRows, totalsOf } from '@tongban/protocol/rows/report-rows'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCsvReader, csvLine, unguarded } from './csv.ts'
import { createJsonRowReader, type JsonPart } from './json-rows.ts'
import { headingOf, keyOf, listColumns, readHeading, rowOfCells } from './list-columns.ts'
import { addTotals, createSurvey, noTotals } from './survey.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

/** A text cut wherever chance cuts it. */
const cut = (text: string) =>
  fc.array(fc.nat(text.length), { maxLength: 5 }).map((places) => {
    const at = [0, ...[...places].sort((a, b) => a - b), text.length]
    return at.slice(1).map((end, index) => text.slice(at[index], end))
  })

const records = (text: string) => {
  const reader = createCsvReader()
  const read = reader.push(text)
  const rest = reader.end()
  return rest.ok ? [...read, ...rest.records].map(({ cells }) => cells) : rest.why
}

describe('CSV', () => {
  test.each<[string, unknown]>([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['"a,1","say ""yes"""\n', [['a,1', 'say "yes"']]],
    ['"two\r\nlines",x\n', [['two\r\nlines', 'x']]],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['5" pipe,"x"y\n', [['5" pipe', 'xy']]],
    ['', []],
    ['"never closed\n', 'unclosed'],
  ])('%j', (text, expected) => {
    expect(records(text)).toEqual(expected)
  })

  test('each record has the number a spreadsheet shows, lines inside a cell do not count', () => {
    const reader = createCsvReader()
    expect(reader.push('a\n"b\nb"\n\nc\n').map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'b\nb'],
      [3, ''],
      [4, 'c'],
    ])
  })

  test('any cells come back as they were written, wherever the text is cut', () => {
    const table = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    const pieces = table.chain((cells) => cut(cells.map(csvLine).join('')).map((parts) => ({ cells, parts })))
    fc.assert(
      fc.property(pieces, ({ cells, parts }) => {
        const reader = createCsvReader()
        const read = parts.flatMap((part) => reader.push(part))
        expect(reader.end()).toEqual({ ok: true, records: [] })
        expect(read.map((record) => record.cells.map(unguarded))).toEqual(cells)
      }),
    )
  })

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', "'=1"])('%j is never run as a formula', (cell) => {
    expect(csvLine([cell]).replaceAll('"', '')).toMatch(/^'/)
  })
})

describe('a JSON list piece by piece', () => {
  const limits = { maxBytes: 10_000, maxDepth: 8, maxNodes: 1000 }
  const read = (pieces: readonly string[]) => {
    const reader = createJsonRowReader({ rowsIn: ['items', 'guides'], limits })
    const parts: JsonPart[] = []
    for (const push of [...pieces.map(reader.push), reader.end()]) {
      if (!push.ok) return push.why
      parts.push(...push.parts)
    }
    return parts
  }

  test('gives the rows one by one and the other members whole', () => {
    expect(read(['{"list":"a", "items" : [ {"name":"x"} , 5,null ],"meta":{"items":[1]}} '])).toEqual([
      { part: 'member', name: 'list', value: 'a' },
      { part: 'rows', name: 'items' },
      { part: 'row', value: { name: 'x' } },
      { part: 'row', value: 5 },
      { part: 'row', value: null },
      { part: 'member', name: 'meta', value: { items: [1] } },
    ])
  })

  test.each<[string, string]>([
    ['', 'notJson'],
    ['[]', 'notJson'],
    ['{', 'notJson'],
    ['{"a":1', 'notJson'],
    ['{"a":1,}', 'notJson'],
    ['{"a" 1}', 'notJson'],
    ['{"a":1}x', 'notJson'],
    ['{a:1}', 'notJson'],
    ['{"a":1,"a":2}', 'notJson'],
    ['{"__proto__":1}', 'notJson'],
    ['{"items":[1,]}', 'notJson'],
    ['{"items":[,1]}', 'notJson'],
    ['{"items":[1 2]}', 'notJson'],
    ['{"items":[{"a":1,"a":2}]}', 'notJson'],
    ['{"items":[{"a":1]}', 'notJson'],
    ['{"items":[nul]}', 'notJson'],
    [`{"items":[${'['.repeat(9)}`, 'tooDeep'],
    [`{"items":["${'x'.repeat(10_001)}`, 'tooLarge'],
    [`{"items":[[${'1,'.repeat(1000)}1]]}`, 'tooMany'],
  ])('%j is refused: %s', (text, why) => {
    expect(read([text])).toBe(why)
  })

  test('reads any document as JSON.parse does, wherever it is cut', () => {
    const document = fc.record({
      list: fc.string(),
      items: fc.array(fc.jsonValue({ maxDepth: 3 })),
      other: fc.jsonValue({ maxDepth: 3 }),
    })
    const spaced = document.chain((value) =>
      fc.constantFrom(0, 1, '\t').chain((space) => cut(JSON.stringify(value, null, space)).map((pieces) => ({ value, pieces }))),
    )
    fc.assert(
      fc.property(spaced, ({ value, pieces }) => {
        const parts = read(pieces)
        if (typeof parts === 'string') throw new Error(parts)
        const members = parts.flatMap((part) => (part.part === 'member' ? [[part.name, part.value]] : []))
        expect(Object.fromEntries(members)).toEqual(JSON.parse(JSON.stringify({ list: value.list, other: value.other })))
        expect(parts.flatMap((part) => (part.part === 'row' ? [part.value] : []))).toEqual(
          JSON.parse(JSON.stringify(value.items)),
        )
      }),
    )
  })
})

describe('headings', () => {
  test('Chinese labels, keys and English labels name the same column, whatever the blanks and the case', () => {
    for (const { key, zh, en } of listColumns) {
      expect([zh, ` ${zh} `, key, key.toUpperCase(), en].map(keyOf)).toEqual([key, key, key, key, key])
      expect(keyOf(headingOf(key))).toBe(key)
    }
    expect(keyOf('经办人意见')).toBe('经办人意见')
  })

  test.each([
    [['事项名称', '', '实施部门'], { ok: true, keys: ['name', null, 'department'] }],
    [['部门'], { ok: false, why: 'columnMissing' }],
    [['事项名称', 'name'], { ok: false, why: 'columnTwice' }],
    [['name', '__proto__'], { ok: false, why: 'columnTwice' }],
    [['name', ...Array.from({ length: 200 }, (_, at) => `c${at}`)], { ok: false, why: 'tooWide' }],
  ])('%j', (cells, expected) => {
    expect(readHeading(cells)).toEqual(expected)
  })

  test('an empty cell is null, a cell beyond the headings is kept, an empty row is none', () => {
    expect(rowOfCells(['name', null, 'note'], ['x', 'y', '', 'z'])).toEqual({
      name: 'x',
      note: null,
      'column 2': 'y',
      'column 4': 'z',
    })
    expect(rowOfCells(['name', 'note'], ['', undefined, null])).toBeUndefined()
    expect(rowOfCells(['name'], [0])).toEqual({ name: 0 })
  })
})

describe('a list in two passes is reported as a list in memory', () => {
  const inTwoPasses = (values: readonly unknown[]) => {
    const survey = createSurvey()
    for (const [at, value] of values.entries()) survey.see(at + 1, value)
    const rows = values.map((value, at) => survey.judge(at + 1, value))
    const half = Math.floor(rows.length / 2)
    const totals = addTotals(addTotals(noTotals, totalsOf(rows.slice(0, half))), totalsOf(rows.slice(half)))
    return { totals, rows, repairs: survey.repairs() }
  }

  test.each(['items-sichuan-guangan.json', 'items-chuanyu.json', 'items-national.json'])('%s', (file) => {
    const { items } = JSON.parse(readFileSync(new URL(`../../../../../data/${file}`, import.meta.url), 'utf8'))
    expect(inTwoPasses(items)).toEqual(reportRows(items))
  })

  test('and so is any other', () => {
    const code = fc.constantFrom('115116023156778876', '1151160231567788', null, 'x', 5)
    const row = fc.record(
      { name: fc.constantFrom('甲', '乙', '', null), itemCode: code, implementerCode: code },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.constantFrom(null, 3, [])), { maxLength: 12 }), (values) => {
        expect(inTwoPasses(values)).toEqual(reportRows(values))
      }),
    )
  })
})
