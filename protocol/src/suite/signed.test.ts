import { describe, expect, test } from 'vitest'
import { fixedKeys, fixedRandom, suites } from '../../vectors/fixed.ts'
import { intlNode } from './intl-node.ts'
import { kidOf, newNodeKeys, publishedKeys } from './keys.ts'
import { signDocument, signedBytes, verifyDocument } from './signed.ts'

const document = { b: 1, a: '通办' }

describe('a signed document', () => {
  test('is one line for its kind, then its canonical form', () => {
    expect(new TextDecoder().decode(signedBytes('receipt', document))).toBe('tongban:receipt:v1\n{"a":"通办","b":1}')
  })

  test('verifies as what it was signed as, under the key it was signed with', async () => {
    const [keys, other] = [await fixedKeys('one'), await fixedKeys('other')]
    const signature = await signDocument('receipt', document, { suite: 'intl', private: keys.sign.private }, suites)
    const by = { suite: 'intl', public: keys.sign.public, signature } as const
    expect(await verifyDocument('receipt', { a: '通办', b: 1 }, by, suites)).toBe(true)
    expect(await verifyDocument('batch', document, by, suites)).toBe(false)
    expect(await verifyDocument('receipt', { ...document, b: 2 }, by, suites)).toBe(false)
    expect(await verifyDocument('receipt', document, { ...by, public: other.sign.public }, suites)).toBe(false)
    expect(await verifyDocument('receipt', document, { ...by, signature: `${signature}=` }, suites)).toBe(false)
  })

  test('under a suite that is not there: not good, and cannot be made', async () => {
    const keys = await fixedKeys('one')
    const signature = await signDocument('receipt', document, { suite: 'intl', private: keys.sign.private }, suites)
    expect(await verifyDocument('receipt', document, { suite: 'gm', public: keys.sign.public, signature }, suites)).toBe(false)
    await expect(signDocument('receipt', document, { suite: 'gm', private: keys.sign.private }, suites)).rejects.toThrow(
      'without that suite',
    )
  })
})

describe('the name of keys', () => {
  test('is the hash of both public halves and the suite', async () => {
    const keys = await newNodeKeys(intlNode, fixedRandom('named'))
    const other = await newNodeKeys(intlNode, fixedRandom('other'))
    expect(keys.kid).toBe(await kidOf(intlNode, publishedKeys(keys)))
    expect(await kidOf(intlNode, { sign: keys.sign.public, encrypt: other.encrypt.public })).not.toBe(keys.kid)
    expect(await kidOf({ ...intlNode, name: 'gm' }, publishedKeys(keys))).not.toBe(keys.kid)
  })

  test('what is published of keys holds no secret', async () => {
    expect(JSON.stringify(publishedKeys(await fixedKeys('one')))).not.toContain('"d"')
  })
})
