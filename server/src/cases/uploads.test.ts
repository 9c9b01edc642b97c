import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, staffAt } from '../test-kit/scenario.ts'

let scenario: Scenario
let person: string
let other: string
beforeAll(async () => {
  scenario = await openScenario()
  person = await scenario.tokenOf(scenario.chongqing, '999999199005200220')
  other = await scenario.tokenOf(scenario.chongqing, '999999198508080334')
})
afterAll(() => scenario.close())

const pdf = (text: string, size = 3000) => Buffer.concat([Buffer.from(`%PDF-1.7\n${text}\n`), Buffer.alloc(size, text)])
const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const headers = { 'content-type': 'application/octet-stream' }
const call: Scenario['chongqing']['call'] = (method, path, asked) =>
  scenario.chongqing.call(method, path, { as: person, ...asked })
const part = (sha256: string, at: number, bytes: Uint8Array, as = person) =>
  call('PUT', `/uploads/${sha256}?at=${at}`, { as, headers, body: Buffer.from(bytes) })
const here = async (sha256: string, as = person) => (await call('GET', `/uploads/${sha256}`, { as })).body.here
const finish = (sha256: string, size: number, type = 'application/pdf', as = person) =>
  call('POST', `/uploads/${sha256}/file`, { as, body: { size, type } })

test('a file comes in parts, goes on where it stopped, and is one file in the end', async () => {
  const file = pdf('in parts')
  const name = nameOf(file)
  expect(await here(name)).toBe(0)
  expect(await part(name, 0, file.subarray(0, 1000))).toMatchObject({ status: 200, body: { here: 1000 } })
  // A part that comes again or too early changes nothing: the answer says where to go on.
  expect((await part(name, 500, file.subarray(500, 900))).body).toEqual({ here: 1000 })
  expect((await part(name, 2000, file.subarray(2000))).body).toEqual({ here: 1000 })
  expect(await finish(name, file.length)).toMatchObject({
    status: 409,
    body: { code: 'cases/uploadUnfinished', field: '/body/size' },
  })
  expect(await here(name)).toBe(1000)
  expect((await part(name, 1000, file.subarray(1000))).body).toEqual({ here: file.length })
  expect(await finish(name, file.length)).toMatchObject({
    status: 201,
    body: { sha256: name, size: file.length, type: 'application/pdf' },
  })
  expect(await here(name)).toBe(0)
})

test('what is under way is seen and touched by its sender alone', async () => {
  const file = pdf('mine')
  const name = nameOf(file)
  await part(name, 0, file.subarray(0, 1000))
  const clerk = await scenario.tokenOf(scenario.chongqing, staffAt('500103:window', 'clerk'))
  for (const as of [other, clerk]) {
    expect(await here(name, as)).toBe(0)
    await part(name, 0, pdf('not mine'), as)
    expect((await finish(name, file.length, 'application/pdf', as)).status).toBe(409)
  }
  expect(await here(name)).toBe(1000)
  expect((await scenario.chongqing.call('GET', `/uploads/${name}`)).status).toBe(401)
})

test('a program named .pdf is refused with its first part; so is what is no file of its name, and then nothing of it stays', async () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(3000)])
  expect(await part(nameOf(program), 0, program.subarray(0, 1000))).toMatchObject({
    status: 415,
    body: { code: 'platform/fileTypeUnknown', field: '/body' },
  })
  const file = pdf('another')
  const wrong = nameOf(pdf('than its name says'))
  await part(wrong, 0, file)
  expect(await finish(wrong, file.length)).toMatchObject({ status: 422, body: { code: 'platform/fileHashMismatch' } })
  expect(await here(wrong)).toBe(0)
  await part(nameOf(file), 0, file)
  expect(await finish(nameOf(file), file.length, 'image/png')).toMatchObject({
    status: 422,
    body: { code: 'platform/fileTypeMismatch', field: '/path/sha256' },
  })
})

test('an empty file, more than 20 MB, more than a part may hold, and what is no hash are refused', async () => {
  const name = nameOf(Buffer.alloc(0))
  expect((await part(name, 0, Buffer.alloc(0))).status).toBeLessThan(500)
  expect(await finish(name, 0)).toMatchObject({ status: 409, body: { code: 'cases/uploadUnfinished' } })
  const part2MB = Buffer.concat([pdf('big'), Buffer.alloc(2 * 1024 * 1024)]).subarray(0, 2 * 1024 * 1024)
  const big = nameOf(part2MB)
  for (let at = 0; at < 20; at += 2) expect((await part(big, at * 1024 * 1024, part2MB)).status).toBe(200)
  expect(await part(big, 20 * 1024 * 1024, Buffer.alloc(1))).toMatchObject({
    status: 413,
    body: { code: 'platform/fileTooLarge', field: '/body' },
  })
  expect((await part(big, 0, Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413)
  expect((await part('..%2Fkeys', 0, part2MB)).status).toBe(400)
  expect((await call('PUT', `/uploads/${big}?at=0`, { body: { not: 'bytes' } })).status).toBe(415)
  expect((await part(big, -1, part2MB)).status).toBe(400)
})

test('of more than ten that are never finished the oldest is given up', async () => {
  const names = Array.from({ length: 11 }, (_, at) => pdf(`file ${at}`))
  for (const file of names) await part(nameOf(file), 0, file.subarray(0, 100), other)
  const left = await Promise.all(names.map((file) => here(nameOf(file), other)))
  expect(left.filter((bytes) => bytes > 0)).toHaveLength(10)
  expect(left[10]).toBe(100)
})
