import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const supplement = JSON.parse(await readFile(new URL('../../../data/demo-supplement.json', import.meta.url), 'utf8'))

/** What the demo's people are called and known by: nobody outside their case may read it. */
function personalData(): string[] {
  const people = supplement.nodes.flatMap(({ people }: { people: object[] }) => people)
  const staff = supplement.nodes.flatMap(({ staff }: { staff: object[] }) => staff)
  const forms = supplement.applications.map(({ form }: { form: object }) => form)
  const told = ['name', 'idNumber', 'phone', 'accountNumber', 'bankAccount', 'certificateNumber', 'household', 'address']
  const values = [...people, ...staff, ...forms].flatMap((one) => told.map((name) => Reflect.get(one, name)))
  return [...new Set(values)].filter((value) => typeof value === 'string')
}

/** What a node keeps to itself: the private halves of its keys and the operator's token. */
async function secretsIn(folder: string): Promise<string[]> {
  const found: string[] = []
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((one) => /keys\/[^/]*\.json$/.test(one))) {
    const text = await readFile(join(folder, name), 'utf8')
    found.push(...[...text.matchAll(/"d":\s*"([^"]+)"/g)].map(([, secret]) => secret ?? ''))
  }
  for (const name of names.filter((one) => one.endsWith('operator.token')))
    found.push((await readFile(join(folder, name), 'utf8')).trim())
  return found
}

interface Heard {
  readonly what: string
  readonly text: string
}

let folder: string
let heard: readonly Heard[]
let secrets: readonly string[]

/** Refusals that have personal data to quote, if a node did. */
async function problems(address: string, operator: string): Promise<Heard[]> {
  const [person] = supplement.nodes.flatMap(({ people }: { people: object[] }) => people)
  const [{ form, item, decidingPlace, receivingPlace }] = supplement.applications
  const asked: readonly (readonly [path: string, token: string, body: unknown])[] = [
    ['/cases', operator, { item, decidingPlace, receivingPlace, form, materials: [{ material: form.name }] }],
    ['/cases', operator, { item, decidingPlace, receivingPlace, form: { ...form, [form.idNumber]: form.phone } }],
    ['/cases', form.idNumber, { form }],
    ['/identity/tokens', operator, { for: { idNumber: form.idNumber, name: form.name } }],
    ['/identity/tokens', operator, { for: { idNumber: `${form.idNumber}0` } }],
    ['/identity/setup', operator, { people: [{ ...person, idNumber: `${form.idNumber}0` }] }],
    ['/identity/setup', operator, { people: form.name }],
    ['/track', '', { number: form.idNumber, code: form.phone }],
    [`/cases/${form.idNumber}/steps/${encodeURIComponent(form.name)}`, operator, {}],
  ]
  return Promise.all(
    asked.map(async ([path, token, body], index) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `leak-${index}`, authorization: `Bearer ${token}` }
      const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { what: `${answer.status} of ${path} (${index})`, text: await answer.text() }
    }),
  )
}

async function askedOf(id: string, address: string): Promise<Heard[]> {
  const operator = (await readFile(join(folder, id.slice(-6), 'operator.token'), 'utf8')).trim()
  const read = ['/metrics', '/health', '/exchange/peers'].map(async (path) => {
    const answer = await fetch(address + path, { headers: { authorization: `Bearer ${operator}` } })
    return { what: `${path} of ${id}`, text: await answer.text() }
  })
  return [...(await problems(address, operator)), ...(await Promise.all(read))]
}

const logsIn = async (within: string): Promise<Heard[]> =>
  Promise.all(
    (await readdir(within, { recursive: true }))
      .filter((name) => name.endsWith('.log'))
      .map(async (name) => ({ what: name, text: await readFile(join(within, name), 'utf8') })),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongban-leaks-'))
  const args = ['--import', 'tsx', main, 'demo', '--json', '--suites', 'gm,intl', '--data', folder]
  const demo = spawn(process.execPath, args, { cwd: root, env: { ...process.env, TONGBAN_LOG_LEVEL: 'trace' } })
  const said: string[] = []
  demo.stderr.on('data', (chunk) => said.push(String(chunk)))
  let line = ''
  for await (const one of createInterface({ input: demo.stdout })) {
    line = one
    break
  }
  const refused: Heard[] = []
  try {
    for (const { id, address } of JSON.parse(line).nodes) refused.push(...(await askedOf(id, address)))
  } finally {
    demo.kill('SIGINT')
    await once(demo, 'exit')
  }
  secrets = await secretsIn(folder)
  heard = [{ what: 'line', text: line }, { what: 'telling', text: said.join('') }, ...refused, ...(await logsIn(folder))]
}, 290_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the nodes logged and refused enough for the search to mean something', () => {
  const logs = heard.filter(({ what }) => what.endsWith('node.log'))
  expect(logs).toHaveLength(2)
  for (const { text } of logs) expect(text.split('\n').length).toBeGreaterThan(50)
  // Of each node's nine answers; one of a list of people may be taken.
  expect(heard.filter(({ what }) => /^4\d\d of /.test(what)).length).toBeGreaterThanOrEqual(14)
  expect(personalData().length).toBeGreaterThan(20)
  // Two keys to sign with and two to encrypt with, and a token each.
  expect(secrets.length).toBeGreaterThanOrEqual(6)
})

test('no name and no number of the demo’s people stands in a log, a metric, a problem or what the demo tells', () => {
  const found = heard.flatMap(({ what, text }) =>
    personalData()
      .filter((one) => text.includes(one))
      .map((one) => `${what}: ${one}`),
  )
  expect(found).toEqual([])
})

test('no secret of a node stands there either', () => {
  const found = heard.filter(({ text }) => secrets.some((one) => text.includes(one))).map(({ what }) => what)
  expect(found).toEqual([])
})
