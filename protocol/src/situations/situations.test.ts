import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { misfitsWith } from './against-version.ts'
import { checkSituations } from './check.ts'
import { DO_NOT_KNOW, outcomeOf } from './outcome.ts'
import { combinationsOf, readSituations, type Situations, type SituationTable } from './table.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

const said = (zh: string) => ({ zh, en: null })
const question = (id: string, ...options: string[]) => ({
  id,
  ask: said(`${id}？`),
  options: options.map((option) => ({ id: option, say: said(option) })),
})
const material = (id: string, when: SituationTable['rows'][number]['when'], ...materials: string[]) => ({
  id,
  when,
  gives: materials.length > 0 ? { materials } : {},
})

/** A card is renewed because it expired or broke; who comes for somebody else brings a mandate. */
const renewal: Situations = {
  item: 'item-1',
  place: '511602:gongan',
  from: '2026-01-01',
  questions: [question('reason', 'expired', 'damaged'), question('who', 'self', 'other'), question('other', 'parent', 'friend')],
  tables: [
    {
      id: 'materials',
      hit: 'every',
      rows: [
        material('keeps', { reason: ['expired'], who: ['self'] }),
        material('broken', { reason: ['damaged'] }, 'damaged-card'),
        material('parent', { who: ['other'], other: ['parent'] }, 'mandate', 'household'),
        material('friend', { who: ['other'], other: ['friend'] }, 'mandate', 'notarised'),
      ],
    },
    {
      id: 'mode',
      hit: 'first',
      rows: [
        {
          id: 'friend',
          when: { who: ['other'], other: ['friend'] },
          gives: { refuse: { why: said('须本人办理'), instead: null } },
        },
        { id: 'counter', when: { reason: ['damaged'] }, gives: { mode: 'relay' } },
        { id: 'net', when: {}, gives: { mode: 'online', conditions: [said('原证在手')] } },
      ],
    },
  ],
  evidence: 'demo',
  sources: [],
}

const outcome = (answers: Record<string, string>, situations = renewal) => {
  const read = outcomeOf(situations, answers)
  if (!read.ok) throw new Error(JSON.stringify(read.bad))
  return read.outcome
}
const needs = (answers: Record<string, string>) =>
  Object.fromEntries(outcome(answers).materials.map(({ id, need }) => [id, need]))

describe('the check on save', () => {
  test('finds nothing where every combination has its rows', () => {
    expect(checkSituations(renewal)).toEqual([])
  })

  test('names a row that earlier rows leave nothing for, and one whose cell fits no answer', () => {
    const [materials, mode] = renewal.tables as [SituationTable, SituationTable]
    const late = { id: 'late', when: { reason: ['damaged'] }, gives: {} }
    const empty = { id: 'empty', when: { who: [] }, gives: {} }
    const tables = [
      { ...materials, rows: [...materials.rows, empty] },
      { ...mode, rows: [...mode.rows, late] },
    ]
    expect(checkSituations({ ...renewal, tables })).toEqual([
      { code: 'neverHit', table: 'materials', row: 'empty' },
      { code: 'neverHit', table: 'mode', row: 'late' },
    ])
  })

  test('names a row that every combination leads to', () => {
    const [materials, mode] = renewal.tables as [SituationTable, SituationTable]
    const always = material('always', { who: ['self', 'other'] }, 'card')
    expect(checkSituations({ ...renewal, tables: [{ ...materials, rows: [...materials.rows, always] }, mode] })).toEqual([
      { code: 'alwaysHit', table: 'materials', row: 'always' },
    ])
  })

  test('names each combination that no row speaks for, by its answers', () => {
    const [materials, mode] = renewal.tables as [SituationTable, SituationTable]
    const tables = [{ ...materials, rows: materials.rows.filter(({ id }) => id !== 'keeps') }, mode]
    expect(checkSituations({ ...renewal, tables })).toEqual([
      { code: 'noRow', table: 'materials', answers: { reason: 'expired', who: 'self', other: 'parent' } },
      { code: 'noRow', table: 'materials', answers: { reason: 'expired', who: 'self', other: 'friend' } },
    ])
  })

  test('names each combination that leads to two modes, and a question nothing looks at', () => {
    const [, mode] = renewal.tables as [SituationTable, SituationTable]
    const second: SituationTable = {
      id: 'second',
      hit: 'every',
      rows: [
        { id: 'a', when: { reason: ['expired'] }, gives: { mode: 'online' } },
        { id: 'b', when: { reason: ['damaged'] }, gives: { mode: 'online' } },
      ],
    }
    const found = checkSituations({
      ...renewal,
      questions: [...renewal.questions, question('idle', 'x', 'y')],
      tables: [mode, second],
    })
    expect(found).toContainEqual({ code: 'questionIdle', question: 'idle' })
    const twice = found.filter(({ code }) => code === 'twoModes')
    expect(twice).toHaveLength(6)
    expect(twice[0]).toMatchObject({ modes: ['online', 'relay'], answers: { reason: 'damaged' } })
  })

  test('tries ten thousand combinations', () => {
    const wide: Situations = {
      ...renewal,
      questions: ['a', 'b', 'c', 'd'].map((id) => question(id, ...'0123456789')),
      tables: [
        { id: 't', hit: 'every', rows: [material('all-but-one', { a: [...'012345678'] }), material('d9', { d: ['9'] }, 'm')] },
      ],
    }
    expect(combinationsOf(wide)).toBe(10_000)
    const found = checkSituations(wide)
    expect(found.filter(({ code }) => code === 'noRow')).toHaveLength(900)
  })
})

describe('what answers lead to', () => {
  test('before anything is answered everything depends', () => {
    expect(needs({})).toEqual({ 'damaged-card': 'maybe', mandate: 'maybe', household: 'maybe', notarised: 'maybe' })
    expect(outcome({}).modes).toEqual(['relay', 'online'])
  })

  test('each answer settles what hangs on it, and only that', () => {
    expect(needs({ who: 'other' })).toMatchObject({ 'damaged-card': 'maybe', mandate: 'yes', household: 'maybe' })
    expect(needs({ who: 'other', other: 'parent', reason: 'damaged' })).toEqual({
      'damaged-card': 'yes',
      mandate: 'yes',
      household: 'yes',
      notarised: 'no',
    })
  })

  test('a question is asked only while its answer changes something', () => {
    expect(outcome({}).next?.id).toBe('reason')
    expect(outcome({ reason: 'expired' }).next?.id).toBe('who')
    expect(outcome({ reason: 'expired', who: 'self' }).next).toBeNull()
    expect(outcome({ reason: 'expired', who: 'other' }).next?.id).toBe('other')
  })

  test('不知道 leaves things open and is not asked again', () => {
    const { next, materials } = outcome({ reason: DO_NOT_KNOW })
    expect(next?.id).toBe('who')
    expect(materials.find(({ id }) => id === 'damaged-card')?.need).toBe('maybe')
  })

  test('a situation in which the item is not open says why', () => {
    expect(outcome({ who: 'other', other: 'friend' })).toMatchObject({
      modes: [],
      refusals: [{ why: { zh: '须本人办理' }, need: 'yes' }],
    })
  })

  test.each([
    [{ colour: 'red' }, { why: 'questionUnknown', question: 'colour' }],
    [{ constructor: 'red' }, { why: 'questionUnknown', question: 'constructor' }],
    [{ who: 'nobody' }, { why: 'optionUnknown', question: 'who' }],
  ])('%j is refused', (answers, bad) => {
    expect(outcomeOf(renewal, answers)).toEqual({ ok: false, bad })
  })
})

test('what the version leaves to situations must be asked by one, and what they ask must be in the version', () => {
  const named = (id: string, required: 'always' | 'whenSituation') => ({
    id,
    name: said(id),
    required,
    forms: ['upload' as const],
    sections: ['materials' as const],
  })
  const materials = [
    named('damaged-card', 'whenSituation'),
    named('mandate', 'always'),
    named('notarised', 'whenSituation'),
    named('photo', 'whenSituation'),
  ]
  expect(misfitsWith({ materials }, renewal)).toEqual([
    { code: 'materialUnknown', material: 'household' },
    { code: 'materialNeverAsked', material: 'photo' },
  ])
})

describe('what can be read as situations', () => {
  const changed = (change: Partial<Situations>) => readSituations({ ...renewal, ...change })
  const row = (when: Record<string, string[]>) => [{ id: 't', hit: 'first' as const, rows: [{ id: 'r', when, gives: {} }] }]
  const seven = Array.from({ length: 7 }, (_, at) => question(`q${at}`, 'y', 'n'))

  test('the example is', () => {
    expect(readSituations(JSON.parse(JSON.stringify(renewal)))).toMatchObject({ ok: true })
  })

  test.each<[string, Partial<Situations>, string]>([
    ['no question', { questions: [], tables: row({}) }, 'malformed'],
    ['seven questions', { questions: seven }, 'malformed'],
    ['a question with one answer', { questions: [question('a', 'y')], tables: row({}) }, 'malformed'],
    ['a question twice', { questions: [question('a', 'y', 'n'), question('a', 'y', 'n')], tables: row({}) }, 'questionTwice'],
    ['an answer twice', { questions: [question('a', 'y', 'y')], tables: row({}) }, 'optionTwice'],
    ['a row on a question that is not asked', { tables: row({ colour: ['red'] }) }, 'questionUnknown'],
    ['a row on an answer that is not offered', { tables: row({ who: ['nobody'] }) }, 'optionUnknown'],
    ['a table twice', { tables: [...row({}), ...row({})] }, 'tableTwice'],
    [
      'more than ten thousand combinations',
      { questions: ['a', 'b', 'c', 'd'].map((id) => question(id, ...'0123456789x')), tables: row({}) },
      'tooManyCombinations',
    ],
  ])('%s is not', (_, change, code) => {
    const read = changed(change)
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toContain(code)
  })
})

describe('for any situations', () => {
  const ids = ['a', 'b', 'c']
  const options = ['x', 'y', 'z']
  const cell = fc.subarray(options)
  const rows = fc.array(
    fc.record({
      when: fc.dictionary(fc.constantFrom(...ids), cell),
      materials: fc.subarray(['m1', 'm2', 'm3'], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  const situations = fc.record({ hit: fc.constantFrom('first' as const, 'every' as const), rows }).map(
    ({ hit, rows: drawn }): Situations => ({
      ...renewal,
      questions: ids.map((id) => question(id, ...options)),
      tables: [{ id: 't', hit, rows: drawn.map(({ when, materials }, at) => material(`r${at}`, when, ...materials)) }],
    }),
  )
  const every = options.flatMap((a) => options.flatMap((b) => options.map((c) => ({ a, b, c }))))

  /** Straight from the words: which rows fit these answers. */
  const rowsFor = ({ tables: [table] }: Situations, answers: Readonly<Record<string, string>>) => {
    const fitting = (table as SituationTable).rows.filter(({ when }) =>
      Object.entries(when).every(([id, wanted]) => wanted.includes(answers[id] ?? '')),
    )
    return table?.hit === 'first' ? fitting.slice(0, 1) : fitting
  }

  test('the check says of rows and combinations what trying each by hand says', () => {
    fc.assert(
      fc.property(situations, (drawn) => {
        const found = checkSituations(drawn)
        const hits = every.map((answers) => rowsFor(drawn, answers))
        const gaps = every.filter((_, at) => hits[at]?.length === 0)
        expect(found.flatMap((one) => (one.code === 'noRow' ? [one.answers] : []))).toEqual(gaps)
        for (const row of drawn.tables[0]?.rows ?? []) {
          const count = hits.filter((rows) => rows.includes(row)).length
          const codes = found.flatMap((one) => ('row' in one && one.row === row.id ? [one.code] : []))
          expect(codes).toEqual(count === 0 ? ['neverHit'] : count === every.length ? ['alwaysHit'] : [])
        }
      }),
    )
  })

  test('what is needed, not needed or open is so for every way of answering the rest', () => {
    const partial = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...options, DO_NOT_KNOW))
    fc.assert(
      fc.property(situations, partial, (drawn, answers) => {
        const rest = every.filter((all) =>
          Object.entries(answers).every(([id, one]) => one === DO_NOT_KNOW || all[id as 'a'] === one),
        )
        for (const { id, need } of outcome(answers, drawn).materials) {
          const asked = rest.filter((all) => rowsFor(drawn, all).some(({ gives }) => gives.materials?.includes(id))).length
          expect(need).toBe(asked === 0 ? 'no' : asked === rest.length ? 'yes' : 'maybe')
        }
      }),
    )
  })

  test('a person who answers what is asked ends with nothing open', () => {
    fc.assert(
      fc.property(situations, fc.infiniteStream(fc.constantFrom(...options)), (drawn, choices) => {
        const answers: Record<string, string> = {}
        for (let asked = outcome(answers, drawn).next; asked; asked = outcome(answers, drawn).next) {
          answers[asked.id] = choices.next().value ?? 'x'
        }
        expect(outcome(answers, drawn).materials.filter(({ need }) => need === 'maybe')).toEqual([])
      }),
    )
  })
})
