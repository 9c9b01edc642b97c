import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { intlNode } from '@tongban/protocol/suite/intl-node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { loadKeys } from './node-keys.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const load = () => loadKeys(folder, intlNode, systemRandom())
const file = () => join(folder, 'current.json')

test('keys are made once, sign, and are the same after a restart', async () => {
  const keys = await load()
  expect(await load()).toEqual(keys)
  const signature = await intlNode.sign(keys.sign.private, new Uint8Array([1]))
  expect(await intlNode.verify(keys.sign.public, new Uint8Array([1]), signature)).toBe(true)
})

test('two processes that start together have the same keys, and no draft is left', async () => {
  const [a, b] = await Promise.all([load(), load()])
  expect(a).toEqual(b)
  expect(await readdir(folder)).toEqual(['current.json'])
})

test('only the owner can read them; a file others can read is refused', async () => {
  await load()
  expect([(await stat(folder)).mode & 0o777, (await stat(file())).mode & 0o777]).toEqual([0o700, 0o600])
  await chmod(file(), 0o640)
  await expect(load()).rejects.toMatchObject({ code: 'platform/keysExposed' })
})

test('a damaged file, a swapped key and another suite are refused, never replaced', async () => {
  const keys = await load()
  const other = await loadKeys(join(folder, 'other'), intlNode, systemRandom())
  for (const text of ['{', '{}', JSON.stringify({ ...keys, suite: 'gm' }), JSON.stringify({ ...keys, sign: other.sign })]) {
    await writeFile(file(), text)
    await expect(load()).rejects.toMatchObject({ code: 'platform/keysUnreadable' })
    expect(await readFile(file(), 'utf8')).toBe(text)
  }
})
