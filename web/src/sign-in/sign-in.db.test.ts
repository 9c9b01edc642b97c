import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortals, type Portals, pressName } from '../test-kit/portals.fixture.ts'

let portals: Portals
beforeAll(async () => {
  portals = await openPortals()
})
afterAll(() => portals.close())

const clerk = '例窗口(渝中区川渝通办专窗)'
const session = 'tongban-session-500000'

test('one press signs a person in, and leads back to the page they came from', async () => {
  const browser = portals.browser('chongqing')
  const home = await browser.open('/dictionary?mode=elder')
  const login = /href="([^"]*\/login[^"]*)"/.exec(home.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const choosing = await browser.open(login)
  expect(choosing.url.pathname).toMatch(/^\/choose\//)
  expect(choosing.html).not.toMatch(/type="password"|<script/)
  const back = await pressName(browser, choosing, '例和平')
  expect([back.status, back.url.pathname, back.url.origin]).toEqual([200, '/dictionary', portals.at.chongqing])
  expect(back.html).toContain('例＊＊')
  expect(back.html).not.toContain('例和平')
  expect(back.way.some((address) => /id_token|token=/.test(address))).toBe(false)
})

test.each([
  ['/login?next=/track', { ui_locales: 'zh-CN', look: null }, '<html lang="zh-CN">'],
  ['/en/login?next=/track', { ui_locales: 'en', look: null }, '<html lang="en">'],
  ['/login?mode=elder', { ui_locales: 'zh-CN', look: 'elder' }, '<html lang="zh-CN" data-mode="elder">'],
  ['/en/login?mode=contrast', { ui_locales: 'en', look: 'contrast' }, '<html lang="en" data-mode="contrast">'],
])('the sign-in page of %s is read as the page before it', async (address, told, html) => {
  const page = await portals.browser('chongqing').open(address)
  const asked = new URL(page.way.find((one) => one.includes('/auth?')) ?? '').searchParams
  expect({ ui_locales: asked.get('ui_locales'), look: asked.get('look') }).toEqual(told)
  expect(page.html).toContain(html)
})

test('the cookie says nothing by itself, and is for this site and no script', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例和平')
  const kept = browser.cookies().get(session) ?? ''
  expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toMatch(/tb_|person/)
  expect(kept).toMatch(/^[A-Za-z0-9_-]+$/)
})

test('whoever signs out of a session that has ended elsewhere is out, and is not asked to sign in for it', async () => {
  const [here, there] = [portals.browser('chongqing'), portals.browser('chongqing')]
  await portals.signIn(here, '例和平')
  for (const [name, value] of here.cookies()) (there.cookies() as Map<string, string>).set(name, value)
  await there.send('/logout', new URLSearchParams())
  const out = await here.send('/logout', new URLSearchParams())
  expect([out.status, out.url.pathname]).toEqual([200, '/'])
  expect(here.cookies().has(session)).toBe(false)
})

test('signing out ends the session at the node too', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例和平')
  const kept = browser.cookies().get(session) ?? ''
  const out = await browser.send('/logout', new URLSearchParams())
  expect(out.url.pathname).toBe('/')
  expect(out.html).toContain('登录')
  expect(browser.cookies().has(session)).toBe(false)
  // Somebody who had copied the cookie has nothing any more, and public pages still show.
  const thief = portals.browser('chongqing')
  const copied = new Map([[session, kept]])
  for (const [name, value] of copied) (thief.cookies() as Map<string, string>).set(name, value)
  const page = await thief.open('/dictionary')
  expect([page.status, page.html.includes('例＊＊')]).toEqual([200, false])
  expect(thief.cookies().has(session)).toBe(false)
})

test('one of staff signs in with what they are on duty for', async () => {
  const browser = portals.browser('chongqing')
  const page = await portals.signIn(browser, clerk)
  expect(page.status).toBe(200)
  expect(page.html).toContain(`<b lang="zh-CN">${clerk}`)
})

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/login/return?x=1'])(
  'a link that would lead to %s leads home',
  async (next) => {
    const browser = portals.browser('chongqing')
    const page = await portals.signIn(browser, '例和平', `/login?${new URLSearchParams({ next })}`)
    expect([page.url.origin, page.url.pathname]).toEqual([portals.at.chongqing, '/'])
  },
)

test('what another browser began is not ended here, nor twice', async () => {
  const [mine, theirs] = [portals.browser('chongqing'), portals.browser('chongqing')]
  const page = await portals.signIn(theirs, '例远行')
  const returned = page.way.find((address) => address.includes('/login/return')) ?? ''
  const here = await mine.open(returned)
  expect(here.html).toContain('再登录一次')
  expect(mine.cookies().has(session)).toBe(false)
  theirs.forget(/session-500000/)
  expect((await theirs.open(returned)).html).toContain('再登录一次')
  expect(theirs.cookies().has(session)).toBe(false)
})

test('a cookie that was made up or changed is nobody', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例和平')
  const jar = browser.cookies() as Map<string, string>
  const kept = jar.get(session) ?? ''
  for (const changed of [`${kept.slice(0, -2)}AA`, 'x', Buffer.from('{"token":"tb_x"}').toString('base64url')]) {
    jar.set(session, changed)
    expect((await browser.open('/dictionary')).html).not.toContain('例＊＊')
  }
})

test('a form from another site signs nobody out', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例和平')
  const answer = await browser.send('/logout', new URLSearchParams(), { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
  expect(browser.cookies().has(session)).toBe(true)
})

test('another name of the same host is led to the one the provider knows', async () => {
  const handler = portals.browser('chongqing')
  const page = await handler.open('/login?next=/track')
  expect(page.way[1]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\?/)
  const sent = new URL(page.way[1] ?? '')
  expect(Object.fromEntries(sent.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid identity',
    code_challenge_method: 'S256',
    redirect_uri: `${portals.at.chongqing}/login/return`,
    prompt: 'login',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(sent.searchParams.get(name)?.length).toBeGreaterThan(20)
})
