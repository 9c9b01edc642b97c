import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createWeb } from '../app/web.tsx'
import { judge } from './judge.ts'
import { verifyScript } from './script.ts'

const SCRIPT_BYTES = 110 * 1024
const { exports, founders } = JSON.parse(readFileSync(new URL('../../../protocol/vectors/export.json', import.meta.url), 'utf8'))
const [first = '', ...others]: string[] = Object.keys(exports)
const pinned = JSON.stringify(founders)

interface Export {
  events: { bodies: { body: Record<string, unknown> }[] }[]
}
const changed = (change: (file: Export) => void): string => {
  const file: Export = structuredClone(exports[first])
  change(file)
  return JSON.stringify(file)
}

test.each([first, ...others])('a file as it was exported holds (%s)', async (name) => {
  expect(await judge(JSON.stringify(exports[name]), pinned)).toMatchObject({ ok: true, report: { founders: { pinned: true } } })
  expect(await judge(JSON.stringify(exports[name]))).toMatchObject({ ok: true, report: { founders: { pinned: false } } })
})

test.each([
  ['a cut tail', changed(({ events }) => events.pop()), 'verify/cutTail'],
  ['an event left out', changed(({ events }) => events.splice(1, 1)), 'verify/missing'],
  ['no JSON', 'hello', 'verify/notJson'],
  ['another document', '{}', 'verify/malformed'],
])('%s does not', async (_, text, code) => {
  expect(await judge(text, pinned)).toMatchObject({ ok: false, fault: { code } })
})

test('an altered content does not', async () => {
  const text = JSON.stringify(exports[first])
  const altered = text.replace(/"name":"[^"]+"/, '"name":"另一个人"')
  expect(altered).not.toBe(text)
  expect(await judge(altered, pinned)).toMatchObject({ ok: false, fault: { code: expect.stringMatching(/^verify\//) } })
})

test('a file of founders that is none is not passed over', async () => {
  expect(await judge(JSON.stringify(exports[first]), '{}')).toBe('badFounders')
})

const portal = createWeb({
  apiFor: () => async () => Response.json({ nodes: [] }),
  node: 'urn:tongban:node:500000',
  regions: ['500000'],
  sample: true,
  cookieKey: new Uint8Array(32),
})
const asked = (path: string) => portal(new Request(`http://portal${path}`), '127.0.0.1')

test('its script is small, served from here, and may run on this page alone, by a word said once', async () => {
  const { address, text } = await verifyScript()
  expect(gzipSync(text).byteLength).toBeLessThanOrEqual(SCRIPT_BYTES)
  expect(await (await asked(address)).text()).toBe(text)
  expect((await asked('/assets/verify-000000000000.js')).status).toBe(404)
  const [one, two] = [await asked('/verify'), await asked('/en/verify')]
  const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''
  const nonce = /script-src 'nonce-([^']+)'/.exec(policyOf(one))?.[1] ?? ''
  expect(nonce.length).toBeGreaterThanOrEqual(22)
  expect(await one.text()).toContain(`nonce="${nonce}" src="${address}"`)
  expect(policyOf(two)).not.toContain(nonce)
  expect(policyOf(one)).toContain("connect-src 'none'")
  expect(policyOf(one)).not.toMatch(/unsafe|script-src[^;]*'self'/)
  expect(policyOf(await asked('/accessibility'))).not.toContain('script-src')
})

test('without a script the page says how to check on the command line', async () => {
  expect(await (await asked('/en/verify')).text()).toMatch(/id="no-script".*tongban -- verify.*<form[^>]* hidden/s)
})
