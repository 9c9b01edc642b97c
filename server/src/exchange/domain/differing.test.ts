import { expect, test } from 'vitest'
import { kindOf } from './differing.ts'

const event = '019cb1a2-3400-7000-8000-00000000000a'
const said = { said: 'receipted', heard: null } as const
const underWay = { said: 'underWay', heard: null } as const
const heard = { said: null, heard: 'H1' } as const

for (const [what, here, there, known, peer, kind] of [
  ['both have it, with other headers', 'H1', 'H2', undefined, undefined, 'altered'],
  ['we said it, the peer has lost it', 'H1', undefined, said, { hash: null, said: false }, 'missingThere'],
  ['we said it, the peer has it from another node', 'H1', undefined, said, { hash: 'H1', said: false }, undefined],
  ['we said it, the peer has another header from another node', 'H1', undefined, said, { hash: 'H2', said: false }, 'altered'],
  ['we said it and it is under way again', 'H1', undefined, underWay, undefined, undefined],
  ['we heard it, the peer knows nothing of it', 'H1', undefined, heard, { hash: null, said: false }, 'forgottenThere'],
  ['we heard it, the peer said it before hashes were kept', 'H1', undefined, heard, { hash: null, said: true }, undefined],
  ['the peer said it, we have lost it', undefined, 'H1', undefined, { hash: 'H1', said: true }, 'missingHere'],
  ['the peer said it, we have it from another node', undefined, 'H1', heard, undefined, undefined],
  ['the peer has it, our receipt is not here yet', undefined, 'H1', underWay, undefined, undefined],
  [
    'the peer has it from us, and we know nothing of it',
    undefined,
    'H1',
    undefined,
    { hash: 'H1', said: false },
    'forgottenHere',
  ],
] as const) {
  test(`${what}: ${kind ?? 'no difference'}`, () => expect(kindOf({ event, here, there }, known, peer)).toBe(kind))
}
