import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Io } from '../outcome.ts'
import { runCommand } from '../program.ts'

const vectors = JSON.parse(readFileSync(new URL('../../../protocol/vectors/export.json', import.meta.url), 'utf8'))
const { relay } = vectors.exports
const folder = mkdtempSync(join(tmpdir(), 'tongban-prove-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}
const log = fileOf('case.json', relay)
const founders = fileOf('founders.json', vectors.founders)
const [submit] = relay.events
const event: string = submit.header.id

async function tongban(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = {
    lang: 'en',
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    read: async function* () {},
  }
  return { code: await runCommand(args, io), out, err }
}

test('an event taken out of a log is verified from its own file alone', async () => {
  const proof = join(folder, 'event.json')
  expect(await tongban('prove', event, '--from', log, '--out', proof)).toEqual({ code: 0, out: [], err: [] })
  const { code, out } = await tongban('verify', proof, '--founders', founders)
  expect(code).toBe(0)
  expect(out[0]).toContain(event)
  expect(out).toContainEqual(expect.stringMatching(/^signed .*suite intl, key /))
  expect(out.at(-1)).toMatch(/^The proof holds: .* it says nothing of later events$/)
  const { out: lines } = await tongban('verify', proof)
  expect(lines.at(-1)).toContain('but the founding authorities were not compared')
})

test('an altered proof is refused, and the event and the part are named', async () => {
  const { out } = await tongban('prove', event, '--from', log)
  const altered = JSON.parse(out[0] ?? '')
  altered.bodies[0].body = { name: '李四' }
  const { code, out: told } = await tongban('verify', fileOf('altered.json', altered), '--founders', founders)
  expect(code).toBe(1)
  expect(told[0]).toContain('The content is not what the event names (verify/body')
  expect(told[1]).toContain(`event ${event} · /bodies`)
})

test('a bare proof shows no content', async () => {
  const { out } = await tongban('prove', event, '--from', log, '--bare')
  expect(JSON.parse(out[0] ?? '').bodies).toEqual([])
  const { code, out: told } = await tongban('verify', fileOf('bare.json', JSON.parse(out[0] ?? '')))
  expect(code).toBe(0)
  expect(told).toContainEqual(expect.stringMatching(/^withheld .*form/))
})

test('nothing is proven that is not there, or would not hold', async () => {
  const unknown = await tongban('prove', '019cb1a2-3400-7000-8000-00000000ffff', '--from', log)
  expect(unknown).toEqual({ code: 1, out: [], err: [expect.stringContaining('prove/unknownEvent')] })
  const unsealed = fileOf('unsealed.json', { ...relay, events: [{ ...submit, proof: null }, ...relay.events.slice(1)] })
  expect((await tongban('prove', event, '--from', unsealed)).err[0]).toContain('verify/notProven, /proof')
  const neither = await tongban('prove', event)
  expect(neither).toMatchObject({ code: 2, err: [expect.stringContaining('--from')] })
})
