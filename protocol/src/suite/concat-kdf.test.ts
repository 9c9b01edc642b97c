import { expect, test } from 'vitest'
import { fromBase64url, toBase64url, utf8 } from '../bytes.ts'
import { concatKdf } from './concat-kdf.ts'
import { intlNode } from './intl-node.ts'

const sha256 = (bytes: Uint8Array) => intlNode.digest(bytes)

test('derives the key of RFC 7518, Appendix C', async () => {
  const secret = fromBase64url('nlbZHYFxNdNyg0KDv4QmnPsxbqPagGpI9tqneYz-kMQ') ?? expect.unreachable('malformed')
  const context = { algorithm: 'A128GCM', partyU: utf8('Alice'), partyV: utf8('Bob'), bits: 128 }
  expect(toBase64url(await concatKdf(secret, context, sha256))).toBe('VqqN6vgjbSBcIijNcacQGg')
})

test('a key of no whole bytes, or longer than one hash, is a bug', async () => {
  for (const bits of [0, 7, 264]) {
    const context = { algorithm: 'A256GCM', partyU: utf8(''), partyV: utf8(''), bits }
    await expect(concatKdf(new Uint8Array(32), context, sha256)).rejects.toThrow('256 bits')
  }
})
