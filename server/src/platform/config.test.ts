import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(text: string): Promise<string> {
  const path = join(folder, 'tongban.json')
  await writeFile(path, text)
  return path
}

const good = { TONGBAN_NODE: 'urn:tongban:node:510000', TONGBAN_REGIONS: '510000' }

test('two variables are enough; the rest has defaults and paths become absolute', async () => {
  expect(await readConfig({ env: good, mode: 'serve' })).toEqual({
    ok: true,
    config: {
      node: 'urn:tongban:node:510000',
      regions: ['510000'],
      host: '127.0.0.1',
      port: 8080,
      data: resolve('.tongban'),
      suite: 'intl',
      clock: 'system',
      logLevel: 'info',
      requestsPerMinute: 6000,
      process: 'main',
    },
  })
})

test('the environment wins over the file', async () => {
  const path = await file(JSON.stringify({ node: 'urn:tongban:node:500000', regions: ['500000'], port: 1, clock: 'lab' }))
  const read = await readConfig({ env: { TONGBAN_CONFIG: path, TONGBAN_PORT: '2' }, mode: 'demo' })
  expect(read).toMatchObject({ ok: true, config: { node: 'urn:tongban:node:500000', port: 2, clock: 'lab' } })
})

test('every mistake is named at once, with the place where it was made', async () => {
  const path = await file(JSON.stringify({ node: 'sichuan', prot: 80, logLevel: 'loud' }))
  const read = await readConfig({
    env: { TONGBAN_CONFIG: path, TONGBAN_PORT: 'http', DATABASE_URL: 'mysql://x', TONGBAN_DTAA: 'x' },
    mode: 'serve',
  })
  const found = read.ok ? [] : read.mistakes.map(({ setting, from }) => [setting, from])
  expect(found.sort()).toEqual(
    [
      ['TONGBAN_DTAA', 'TONGBAN_DTAA'],
      ['databaseUrl', 'DATABASE_URL'],
      ['logLevel', path],
      ['node', path],
      ['port', 'TONGBAN_PORT'],
      ['prot', path],
      ['regions', path],
    ].sort(),
  )
})

for (const [what, text] of [
  ['is not JSON', '{"port": 80'],
  ['names a setting twice', '{"port": 80, "port": 81}'],
  ['is a list', '[]'],
] as const) {
  test(`a file that ${what} is a mistake, not a crash`, async () => {
    const read = await readConfig({ env: { ...good, TONGBAN_CONFIG: await file(text) }, mode: 'serve' })
    expect(read).toMatchObject({ ok: false, mistakes: [{ setting: 'TONGBAN_CONFIG' }] })
  })
}

test('a file that is not there is a mistake', async () => {
  const read = await readConfig({ env: { ...good, TONGBAN_CONFIG: join(folder, 'none.json') }, mode: 'serve' })
  expect(read).toMatchObject({ ok: false, mistakes: [{ setting: 'TONGBAN_CONFIG' }] })
})

test('serve refuses the lab clock, the demo takes it', async () => {
  const env = { ...good, TONGBAN_CLOCK: 'lab' }
  expect(await readConfig({ env, mode: 'serve' })).toMatchObject({
    ok: false,
    mistakes: [{ setting: 'clock', from: 'TONGBAN_CLOCK' }],
  })
  expect(await readConfig({ env, mode: 'demo' })).toMatchObject({ ok: true })
})
