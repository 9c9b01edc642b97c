import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { loadKeys } from './node-keys.ts'
import { deriveSecret, loadSecret } from './node-secret.ts'

const random = systemRandom()
let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'secret-')), 'keys')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const load = () => loadSecret(folder, random)

test('the secret is made once and stays when the keys are rotated', async () => {
  const secret = await load()
  const keys = await loadKeys(folder, intlNode, random)
  await rename(join(folder, 'current.json'), join(folder, '..', 'old.json'))
  expect((await loadKeys(folder, intlNode, random)).kid).not.toBe(keys.kid)
  expect(await load()).toEqual(secret)
})

test('two processes that start together have the same secret, and no draft is left', async () => {
  const [a, b] = await Promise.all([load(), load()])
  expect(a).toEqual(b)
  expect(await readdir(folder)).toEqual(['secret'])
})

test('a file that others can read, or that is cut, is refused and never replaced', async () => {
  await load()
  const file = join(folder, 'secret')
  await chmod(file, 0o640)
  await expect(load()).rejects.toMatchObject({ code: 'platform/keysExposed' })
  await chmod(file, 0o600)
  for (const text of ['', 'c2hvcnQ', '?']) {
    await writeFile(file, text)
    await expect(load()).rejects.toMatchObject({ code: 'platform/secretUnreadable' })
    expect(await readFile(file, 'utf8')).toBe(text)
  }
})

test('what is derived is the same each time, and another for another purpose or node', async () => {
  const [secret, other] = [await load(), await loadSecret(join(folder, 'other'), random)]
  expect(deriveSecret(secret, 'query codes')).toEqual(deriveSecret(secret, 'query codes'))
  expect(deriveSecret(secret, 'query codes')).toHaveLength(32)
  expect(deriveSecret(secret, 'other')).not.toEqual(deriveSecret(secret, 'query codes'))
  expect(deriveSecret(other, 'query codes')).not.toEqual(deriveSecret(secret, 'query codes'))
})
