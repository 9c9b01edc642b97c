import { expect, test } from 'vitest'
import { answeredAddress, answersIn, answersText, without } from './answers.ts'

const said = { zh: '说', en: null }
const questions = ['kind', 'fetch'].map((id) => ({
  id,
  ask: said,
  options: [
    { id: 'one', say: said },
    { id: 'two', say: said },
  ],
}))
const read = (query: string) => answersIn(new URLSearchParams(query), { questions })

test('answers are read from the address and written back, “do not know” too', () => {
  const answers = read('place=510100:gjj&q.kind=two&q.fetch=?')
  expect(answers).toEqual({ kind: 'two', fetch: '?' })
  expect(answersText(answers)).toBe('kind:two,fetch:?')
  const address = answeredAddress('/items/a/plan', { place: '510100:gjj', answers })
  expect(read(address.split('?').slice(1).join('?'))).toEqual(answers)
})

test.each([
  ['an option that is none', 'q.kind=three'],
  ['a question that is none', 'q.other=one'],
  ['a parameter without the mark', 'kind=one'],
  ['nothing', 'q.kind='],
])('%s is no answer', (_, query) => {
  expect(read(query)).toEqual({})
})

test('an answer can be taken back, so that its question is asked again', () => {
  expect(without({ kind: 'one', fetch: 'two' }, 'kind')).toEqual({ fetch: 'two' })
})
