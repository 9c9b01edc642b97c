import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortals, type Portals } from '../../test-kit/portals.fixture.ts'

let portals: Portals
beforeAll(async () => {
  portals = await openPortals()
})
afterAll(() => portals.close())

const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 'x')])
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)])
const address = (bytes: Buffer, query = '') => `/uploads/${createHash('sha256').update(bytes).digest('hex')}${query}`
const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' }

test('a script of the page sends parts as whoever is signed in, and is refused with words in both languages', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例远行')
  const send = async (path: string, bytes: Buffer | string, headers: Record<string, string> = own) => {
    const page = await browser.send(path, bytes, headers)
    return { status: page.status, answer: JSON.parse(page.html) }
  }
  expect(await send(address(file, '?at=0'), file.subarray(0, 2000))).toEqual({ status: 200, answer: { here: 2000 } })
  expect(JSON.parse((await browser.open(address(file))).html)).toEqual({ here: 2000 })
  expect((await send(address(file, '?size=5009&type=application/pdf'), '')).status).toBe(409)
  expect((await send(address(file, '?at=2000'), file.subarray(2000))).answer).toEqual({ here: 5009 })
  expect((await send(address(file, '?size=5009&type=application/pdf'), '')).answer).toMatchObject({ size: 5009 })
  const { status, answer } = await send(address(program, '?at=0'), program)
  expect([status, answer.titles.zh, answer.titles.en]).toEqual([
    415,
    expect.stringContaining('不收这种文件'),
    expect.stringContaining('not accepted'),
  ])
  expect((await send(address(file, '?at=no'), file)).status).toBe(400)
  expect((await browser.send(address(file, '?at=0'), file, { ...own, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('nobody sends or asks without a sign-in', async () => {
  const browser = portals.browser('chongqing')
  const asked = await browser.open(address(file))
  expect([asked.status, JSON.parse(asked.html).titles.zh]).toEqual([401, expect.stringContaining('登录')])
  expect((await browser.send(address(file, '?at=0'), file, own)).status).toBe(401)
})

test('the policy of a page that sends files lets its script ask the portal alone', async () => {
  const policy = async (path: string) => (await portals.browser('chongqing').open(path)).headers.get('content-security-policy')
  expect(await policy('/ui')).toMatch(/script-src 'nonce-[^']+'; connect-src 'self'/)
  expect(await policy('/track')).not.toMatch(/script-src|connect-src/)
})
