import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fixedItems, suites } from '../../vectors/fixed.ts'
import { fromBase64url, toBase64url } from '../bytes.ts'
import { canonicalText } from '../canonical.ts'
import { bodyFits, bodyHash, headerHash } from './hash.ts'
import { isChainHeader, isRequestHeader } from './header.ts'

const [item] = await fixedItems()
const header: unknown = item?.header
const [body] = item?.bodies ?? []
if (!isChainHeader(header) || !body) throw new Error('the fixed items are no events')

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}

test('the hash of a header is that of its canonical form', async () => {
  expect(await headerHash(header, suites)).toBe(sha256(canonicalText(header)))
})

test('the hash of a body is that of its salt and its canonical form, so equal content is not seen to be equal', async () => {
  const salt = fromBase64url(body.salt) ?? new Uint8Array()
  expect(await bodyHash(body, 'sha-256', suites)).toEqual({
    hash: sha256(salt, canonicalText(body.body)),
    size: Buffer.byteLength(canonicalText(body.body)),
  })
  const other = await bodyHash({ ...body, salt: toBase64url(salt.toReversed()) }, 'sha-256', suites)
  expect(other?.hash).not.toBe(header.bodies[0]?.hash)
})

test.each([
  ['the body itself', {}, true],
  ['other content', { body: { name: '李四' } }, false],
  ['another salt', { salt: 'A'.repeat(22) }, false],
  ['a salt that could be guessed', { salt: 'AAAA' }, false],
  ['a salt that is not base64url', { salt: '!'.repeat(22) }, false],
  ['another section', { section: 'materials' }, false],
])('what fits is %s', async (_, altered, fits) => {
  expect(await bodyFits(header, { ...body, ...altered }, suites)).toBe(fits)
})

test('a size that does not fit is a mismatch, though the hash does', async () => {
  const bodies = header.bodies.map((ref) => ({ ...ref, size: ref.size + 1 }))
  expect(await bodyFits({ ...header, bodies }, body, suites)).toBe(false)
})

test('members in another order are the same body', async () => {
  const content = body.body
  if (typeof content !== 'object' || content === null) throw new Error('the fixed body is no object')
  const turned = Object.fromEntries(Object.entries(content).toReversed())
  expect(JSON.stringify(turned)).not.toBe(JSON.stringify(content))
  expect(await bodyFits(header, { ...body, body: turned }, suites)).toBe(true)
})

test.each([
  ['a time without milliseconds', { time: '2026-03-02T01:00:00Z' }],
  ['a time that is none', { nodeTime: '2026-13-02T01:00:00.000Z' }],
  ['a time of another zone', { time: '2026-03-02T01:00:00.000+08:00' }],
  ['an id of another version', { id: '019cb1a2-3400-4000-8000-00000000000a' }],
  ['seq 0', { seq: 0 }],
  ['a role that is none', { duty: { ...header.duty, role: 'minister' } }],
  ['a hash that is none', { hash: 'md5' }],
  ['a section that is none', { bodies: [{ section: 'diary', hash: 'A'.repeat(43), size: 2 }] }],
  ['a file beyond 20 MB', { files: [{ sha256: '0'.repeat(64), size: 20 * 1024 * 1024 + 1, type: 'x', section: 'form' }] }],
])('a header with %s is none', (_, altered) => {
  expect(isChainHeader({ ...header, ...altered })).toBe(false)
})

test('a header keeps members of a later minor version, and they are hashed', async () => {
  const later = { ...header, later: 'more' }
  expect(isChainHeader(later)).toBe(true)
  expect(await headerHash(later, suites)).not.toBe(await headerHash(header, suites))
})

test('a request is no event of the chain, and the reverse', () => {
  const { seq: _, prev: __, ...rest } = header
  const request = { ...rest, type: 'cn.tongban.case.requested.v1', madeAt: header.time }
  expect(isRequestHeader(request)).toBe(true)
  expect(isChainHeader(request)).toBe(false)
  expect(isRequestHeader(header)).toBe(false)
})
