import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guideOf } from './guide.ts'
import { bigrams, nameKey, searchText } from './item-name.ts'
import { createJudge } from './judged-list.ts'
import { listFile } from './list-file.ts'
import { createImplementations } from './listed-implementation.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const data = (file: string) => JSON.parse(readFileSync(new URL(`../../../../data/${file}`, import.meta.url), 'utf8'))

describe('names', () => {
  test('full-width brackets and blanks do not make another item; other words do', () => {
    expect(nameKey('企业投资项目备案（技术改造） ')).toBe(nameKey('企业投资项目备案(技术改造)'))
    expect(nameKey('养老保险关系转移接续申请')).not.toBe(nameKey('养老保险关系转移接续'))
  })

  test('pairs of neighbours, each once', () => {
    expect(bigrams('公司 设立')).toEqual(['公司', '司设', '设立'])
    expect(bigrams('二二二')).toEqual(['二二'])
    expect(bigrams('证')).toEqual(['证'])
    expect(bigrams(' ')).toEqual([])
  })

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name))
        expect(searchText(searchText(name))).toBe(searchText(name))
      }),
    )
  })
})

describe('the frame of a list', () => {
  test.each([
    [{ list: 'a', items: [1] }, 'items'],
    [{ list: 'a', guides: [] }, 'guides'],
  ])('%j is a list of %s', (document, kind) => {
    expect(listFile(document)).toMatchObject({ ok: true, frame: { kind, head: { list: 'a' } } })
  })

  test.each([
    [null, ''],
    [[], ''],
    ['list', ''],
    [{ items: [] }, '/list'],
    [{ list: '../x', items: [] }, '/list'],
    [{ list: 'a' }, '/items'],
    [{ list: 'a', items: {} }, '/items'],
    [{ list: 'a', items: [], guides: [] }, '/items'],
  ])('%j is none: %s', (document, at) => {
    expect(listFile(document)).toEqual({ ok: false, at })
  })
})

describe('guides', () => {
  const guides = (data('guides.json').guides as unknown[]).map(guideOf)
  const sides = guides.flatMap((guide) => guide?.sides ?? [])

  test('a side becomes a draft only where it names one authority’s listed implementation', () => {
    const drafts = sides.filter(({ standing }) => standing === 'draft')
    expect(drafts).toHaveLength(8)
    expect(new Set(drafts.map(({ placeText }) => placeText))).toEqual(new Set(['四川省广安市广安区']))
    const listed = new Set(data('items-sichuan-guangan.json').items.map((item: { itemCode: string }) => item.itemCode))
    expect(drafts.filter(({ itemCode }) => !listed.has(itemCode))).toEqual([])
  })

  test('the rest are notes and keep their evidence mark', () => {
    const notes = sides.filter(({ standing }) => standing === 'note')
    expect(notes.length + 8).toBe(sides.length)
    expect(new Set(notes.map(({ evidence }) => evidence))).toEqual(new Set(['read', 'recalled']))
    expect(notes.find(({ placeText }) => placeText === '全国规则')).toMatchObject({ division: null })
  })

  test.each([[null], [[]], [{ id: 'G' }], [{ id: 'G', item: ' ' }], [{ item: 'x' }]])(
    '%j is no guide, and is reported so',
    (value) => {
      expect(guideOf(value)).toBeUndefined()
      const { judge } = createJudge('guides')
      expect(judge(1, value).report).toMatchObject({ row: 1, accepted: false, marks: [{ code: 'nameMissing' }] })
      expect(judge(2, { id: 'G1', item: '一项' }).report).toMatchObject({ row: 2, accepted: true, marks: [] })
    },
  )
})

describe('listed implementations', () => {
  const row = { name: '一项', department: '一局', areaCode: '511602000000', itemCode: 'X', implementerCode: null }

  test('each has its own key, however often a code stands there', () => {
    const listed = [row, row, { ...row, itemCode: null }, row].map(createImplementations())
    expect(listed.map((one) => one?.key)).toEqual(['X', 'X 2', '一项', 'X 3'])
  })

  test('a row without department, name or division names none', () => {
    const rows = [{ ...row, department: '' }, { ...row, name: '' }, { ...row, areaCode: '990000' }, 3, row]
    const named = rows.map(createImplementations()).map((one) => one !== undefined)
    expect(named).toEqual([false, false, false, false, true])
  })

  test('region and division come from the area code', () => {
    expect(createImplementations()(row)).toMatchObject({
      region: '510000',
      division: '511602',
      implementerClass: 'missing',
    })
  })
})
