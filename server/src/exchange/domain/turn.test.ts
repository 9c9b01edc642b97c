import { expect, test } from 'vitest'
import { heldBack, type Kept, turnOf } from './turn.ts'

const waiting = (event: string, batch: number, place = 0): Kept => ({ event, batch, place, verdict: 'waiting', code: null })
const refused = (event: string, batch: number, code = 'cases/wrongState'): Kept => ({
  event,
  batch,
  place: 0,
  verdict: 'refused',
  code,
})
const request = (event: string, batch: number, place = 0) => ({ event, batch, place, isRequest: true })
const ofChain = (event: string, batch: number) => ({ event, batch, place: 0, isRequest: false })

for (const [rule, item, kept, expected] of [
  ['nothing is kept', request('b', 2), [], 'offer'],
  ['an earlier item was refused', ofChain('b', 2), [refused('a', 1)], 'held'],
  ['an earlier item of the same batch was refused', request('b', 1, 1), [refused('a', 1)], 'held'],
  ['a later item was refused', ofChain('a', 1), [refused('b', 2)], 'offer'],
  ['the refused item itself is sent again', ofChain('a', 3), [refused('a', 1), refused('b', 2, heldBack)], 'offer'],
  ['an earlier item was only held back', ofChain('c', 3), [refused('b', 2, heldBack)], 'offer'],
  ['a request comes after an item that waits', request('b', 2), [waiting('a', 1)], 'wait'],
  ['a request comes before an item that waits', request('a', 1), [waiting('b', 2)], 'offer'],
  ['the chain goes on past an item that waits', ofChain('b', 2), [waiting('a', 1)], 'offer'],
  ['a waiting request is offered again', request('a', 1), [waiting('a', 1), waiting('b', 2)], 'offer'],
] as const) {
  test(`${rule}: ${expected}`, () => {
    expect(turnOf(item, kept)).toBe(expected)
  })
}
