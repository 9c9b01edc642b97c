import { describe, expect, test } from 'vitest'
import { fixedKeys, fixedRandom, suites } from '../../vectors/fixed.ts'
import { kidOf, newNodeKeys, publishedKeys } from './keys.ts'
import { signDocument, signedBytes, verifyDocument } from './signed.ts'
import { type SuiteName, suiteNames } from './suite.ts'

const document = { b: 1, a: '通办' }
const otherThan = (suite: SuiteName): SuiteName => (suite === 'intl' ? 'gm' : 'intl')

test('a signed document is one line for its kind, then its canonical form', () => {
  expect(new TextDecoder().decode(signedBytes('receipt', document))).toBe('tongban:receipt:v1\n{"a":"通办","b":1}')
})

describe.each(suiteNames)('a document signed under %s', (suite) => {
  test('verifies as what it was signed as, under the key it was signed with', async () => {
    const [keys, other] = [await fixedKeys('one', suite), await fixedKeys('other', suite)]
    const signature = await signDocument('receipt', document, { suite, private: keys.sign.private }, suites)
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/)
    const by = { suite, public: keys.sign.public, signature } as const
    expect(await verifyDocument('receipt', { a: '通办', b: 1 }, by, suites)).toBe(true)
    expect(await verifyDocument('batch', document, by, suites)).toBe(false)
    expect(await verifyDocument('receipt', { ...document, b: 2 }, by, suites)).toBe(false)
    expect(await verifyDocument('receipt', document, { ...by, public: other.sign.public }, suites)).toBe(false)
    expect(await verifyDocument('receipt', document, { ...by, signature: `${signature}=` }, suites)).toBe(false)
  })

  test('verifies under no other suite', async () => {
    const [keys, foreign] = [await fixedKeys('one', suite), await fixedKeys('one', otherThan(suite))]
    const signature = await signDocument('receipt', document, { suite, private: keys.sign.private }, suites)
    for (const key of [keys, foreign]) {
      const by = { suite: otherThan(suite), public: key.sign.public, signature }
      expect(await verifyDocument('receipt', document, by, suites)).toBe(false)
    }
  })

  test('by a program without that suite: not good, and cannot be made', async () => {
    const keys = await fixedKeys('one', suite)
    const without = { [otherThan(suite)]: suites[otherThan(suite)] }
    const signature = await signDocument('receipt', document, { suite, private: keys.sign.private }, suites)
    expect(await verifyDocument('receipt', document, { suite, public: keys.sign.public, signature }, without)).toBe(false)
    await expect(signDocument('receipt', document, { suite, private: keys.sign.private }, without)).rejects.toThrow(
      'without that suite',
    )
  })
})

describe.each(suiteNames)('the name of keys of %s', (suite) => {
  test('is the hash of both public halves and the suite', async () => {
    const keys = await newNodeKeys(suites[suite], fixedRandom('named'))
    const other = await newNodeKeys(suites[suite], fixedRandom('other'))
    expect(keys.kid).toBe(await kidOf(suites[suite], publishedKeys(keys)))
    expect(await kidOf(suites[suite], { sign: keys.sign.public, encrypt: other.encrypt.public })).not.toBe(keys.kid)
    expect(await kidOf({ ...suites[suite], name: otherThan(suite) }, publishedKeys(keys))).not.toBe(keys.kid)
  })

  test('what is published of keys holds no secret', async () => {
    expect(JSON.stringify(publishedKeys(await fixedKeys('one', suite)))).not.toContain('"d"')
  })
})
