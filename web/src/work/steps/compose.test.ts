import type { CaseAction } from '@tongban/protocol/event/actions'
import { factsFit } from '@tongban/protocol/event/facts'
import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import { type StepContext, stepForms } from './step-forms.ts'

const context: StepContext = {
  version: undefined,
  takers: [{ value: '511602:gongan', say: ['甲', 'a'] }],
  inquiries: ['q1'],
  fees: ['fee'],
  state: 'received',
  receivingPlace: '500103:window',
  paperComes: true,
}

/** What somebody types who fills in everything. */
function typed(action: CaseAction): FormData {
  const form = new FormData()
  for (const field of stepForms[action]?.(context) ?? []) {
    if (field.kind === 'choice') form.set(field.name, field.options[0]?.value ?? '')
    else form.set(field.name, { number: '5', day: '2026-03-09', materials: 'portrait' }[field.kind as string] ?? 'text')
  }
  form.set('inquiry', form.get('inquiry') ?? 'q1')
  return form
}

/** What the node adds by itself: the day, the limit, the second person. */
const nodes = { day: '2026-03-02', limit: 1, second: 'staff-second' }

test.each(Object.keys(stepForms) as CaseAction[])('the form of %s says all that the step must say', (action) => {
  const { facts } = compose(action, { form: typed(action), version: undefined })
  expect({ action, facts, fits: factsFit(action, { ...facts, ...nodes }) }).toMatchObject({ fits: true })
})

test.each(['decline', 'refuse', 'terminate', 'revoke'] as const)(
  'whoever is told %s is told facts, basis and remedy',
  (action) => {
    const { bodies } = compose(action, { form: typed(action), version: undefined })
    expect(bodies.find(({ section }) => section === 'decision')?.body).toMatchObject({
      facts: 'text',
      basis: 'text',
      remedy: 'text',
    })
    const fields = stepForms[action]?.(context) ?? []
    const owed = fields.filter(({ name, required }) => ['facts', 'basis', 'remedy'].includes(name) && required)
    expect(owed).toHaveLength(3)
  },
)

test('a result goes back, a case in the office may be returned, and who has it not asks for it', () => {
  const first = (more: Partial<StepContext>) => {
    const why = stepForms.handOver?.({ ...context, ...more }).find(({ name }) => name === 'why')
    return why?.kind === 'choice' ? why.options[0]?.value : undefined
  }
  const counter = { value: '500103:window', say: ['乙', 'b'] } as const
  expect(first({})).toBe('toDecide')
  expect(first({ takers: [counter] })).toBe('returned')
  expect(first({ takers: [counter], state: 'issued' })).toBe('resultBack')
  expect(first({ state: 'closed', asks: counter })).toBe('requested')
})

test('a take-over asks for nothing where no paper travels', () => {
  expect(stepForms.takeOver?.({ ...context, paperComes: false })).toEqual([])
  expect(stepForms.takeOver?.(context)).toHaveLength(1)
})
