import { expect, test } from 'vitest'
import { troubleOf } from './refusal.ts'

for (const [status, code, whose] of [
  [409, 'exchange/early', 'peer'],
  [403, 'exchange/unknownSender', 'peer'],
  [403, 'exchange/notForMe', 'peer'],
  [403, 'exchange/keyRevoked', 'ownKey'],
  [422, 'exchange/notDecryptable', 'peerKey'],
  [413, 'exchange/tooLarge', 'batch'],
  [400, 'exchange/malformed', 'batch'],
  [422, 'exchange/wrongRoot', 'batch'],
  [409, 'exchange/forked', 'batch'],
  [429, 'platform/tooManyRequests', 'peer'],
  [503, 'platform/storeAway', 'peer'],
  [507, 'platform/storeFull', 'peer'],
  [500, 'platform/internal', 'batch'],
  [502, undefined, 'peer'],
  [413, undefined, 'batch'],
  [302, undefined, 'peer'],
] as const) {
  test(`an answer ${status} ${code ?? 'without a code'} is the trouble of: ${whose}`, () => {
    expect(troubleOf(status, code)).toBe(whose)
  })
}
