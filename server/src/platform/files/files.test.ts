import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { type Files, MAX_FILE_BYTES, openFiles } from './files.ts'
import { sniff } from './sniff.ts'

fc.configureGlobal({ seed: Number(process.env['TONGBAN_SEED'] ?? 20261124) })

let folder: string
let files: Files
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  files = await open()
})
afterEach(() => rm(folder, { recursive: true }))

const open = () => openFiles({ folder, random: systemRandom(), process: 'main' })
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`)

/** Everything on the disk that is not a folder. */
async function onDisk(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

async function bytesOf(sha256: string, range?: { start: number; end: number }): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of files.read(sha256, range)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('a file is found by its content, read whole or in part, and kept once', async () => {
  const stored = await files.put([pdf('a'), Buffer.from('b')], { type: 'application/pdf', size: 11 })
  expect(stored).toMatchObject({ size: 11, type: 'application/pdf' })
  expect(await files.put([pdf('ab')])).toEqual(stored)
  expect(await onDisk()).toEqual([stored.sha256])
  expect(await files.find(stored.sha256)).toEqual(stored)
  expect(await bytesOf(stored.sha256)).toBe('%PDF-1.7\nab')
  expect(await bytesOf(stored.sha256, { start: 1, end: 3 })).toBe('PDF')
  await files.remove(stored.sha256)
  expect(await files.find(stored.sha256)).toBeUndefined()
})

for (const [what, bytes, claim, code] of [
  ['is empty', Buffer.alloc(0), {}, 'platform/fileEmpty'],
  ['is a program', Buffer.from('MZ\x90\0'), {}, 'platform/fileTypeUnknown'],
  ['is a page with a script', Buffer.from('<html><script>'), {}, 'platform/fileTypeUnknown'],
  ['claims a type we do not take', pdf('x'), { type: 'text/html' }, 'platform/fileTypeUnknown'],
  ['is not the type it claims', pdf('x'), { type: 'image/png' }, 'platform/fileTypeMismatch'],
  ['is not the content it claims', pdf('x'), { sha256: '0'.repeat(64) }, 'platform/fileHashMismatch'],
  ['is shorter than it claims', pdf('x'), { size: 99 }, 'platform/fileHashMismatch'],
] as const) {
  test(`a file that ${what} is refused (${code}) and nothing of it is kept`, async () => {
    await expect(files.put([bytes], claim)).rejects.toMatchObject({ code })
    expect(await onDisk()).toEqual([])
  })
}

test('20 MB are taken; one byte more is refused while it streams', async () => {
  const head = pdf('')
  const rest = Buffer.alloc(MAX_FILE_BYTES - head.length)
  const { sha256, size } = await files.put([head, rest])
  expect(size).toBe(MAX_FILE_BYTES)
  await files.remove(sha256)
  let asked = 0
  async function* endless() {
    yield head
    for (;;) {
      asked++
      yield Buffer.alloc(1024 * 1024)
    }
  }
  await expect(files.put(endless())).rejects.toMatchObject({ code: 'platform/fileTooLarge' })
  expect(asked).toBeLessThan(25)
  expect(await onDisk()).toEqual([])
})

test('a source that breaks off leaves nothing', async () => {
  async function* broken() {
    yield pdf('x')
    throw new Error('the line was cut')
  }
  await expect(files.put(broken())).rejects.toThrow('cut')
  expect(await onDisk()).toEqual([])
})

test('a name that is no hash reaches no path', async () => {
  for (const name of ['../keys/current.json', 'A'.repeat(64), '']) {
    expect(() => files.read(name)).toThrow(expect.objectContaining({ code: 'platform/badInput' }))
  }
})

for (const point of ['files.writing:2', 'files.written:1']) {
  test(`a process killed at ${point} leaves no half file; its restart clears the rest and stores again`, async () => {
    const program = fileURLToPath(new URL('./files-process.fixture.ts', import.meta.url))
    const env = { ...process.env, TONGBAN_FAILPOINT: point }
    expect(await once(spawn(process.execPath, ['--import', 'tsx', program, folder], { env, stdio: 'inherit' }), 'exit')).toEqual([
      null,
      'SIGKILL',
    ])
    expect((await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([])
    expect(await readdir(join(folder, 'drafts', 'main'))).toHaveLength(1)
    files = await open()
    expect(await onDisk()).toEqual([])
    const { sha256 } = await files.put([pdf('one'), Buffer.from('two')])
    expect(await onDisk()).toEqual([sha256])
    expect((await readFile(join(folder, sha256.slice(0, 2), sha256))).toString()).toBe('%PDF-1.7\nonetwo')
  })
}

test('the type is told by the bytes', () => {
  const zip = (...names: string[]) =>
    Buffer.concat(
      names.map((name) => {
        const header = Buffer.alloc(30)
        header.writeUInt32LE(0x04034b50, 0)
        header.writeUInt16LE(name.length, 26)
        return Buffer.concat([header, Buffer.from(name)])
      }),
    )
  expect(sniff(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png')
  expect(sniff(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(sniff(zip('OFD.xml', 'Doc_0/Document.xml'))).toBe('application/ofd')
  expect(sniff(zip('[Content_Types].xml', 'word/document.xml'))).toMatch(/wordprocessingml/)
  expect(sniff(zip('[Content_Types].xml', 'xl/workbook.xml'))).toMatch(/spreadsheetml/)
  expect(sniff(zip('a.txt'))).toBe('application/zip')
  expect(sniff(Buffer.from('{"kind": "form"}'))).toBe('application/json')
})

test('sniffing bytes of a stranger never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      sniff(bytes)
      sniff(Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))
    }),
  )
})
