import { expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import { digestOf, hashOf } from './hash.ts'
import { intlNode } from './suite/intl-node.ts'

test('a hash is found by its name, in whichever suite has it', async () => {
  expect(await hashOf({ intl: intlNode }, 'sha-256', utf8('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  expect(await hashOf({ gm: { ...intlNode, name: 'gm', hashName: 'sm3' }, intl: intlNode }, 'sha-256', utf8('abc'))).toMatch(
    /^ungWv/,
  )
})

test('a hash that no suite has can be asked for, and is a bug to use', async () => {
  expect(digestOf({ intl: intlNode }, 'sm3')).toBeUndefined()
  await expect(hashOf({ intl: intlNode }, 'sm3', utf8('abc'))).rejects.toThrow('no suite here has the hash sm3')
})
