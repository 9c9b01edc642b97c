import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Page, type Portals, pressName } from '../test-kit/portals.fixture.ts'

// 一地认证、全网通办: registered in Sichuan, signed in at the portal of Chongqing, and the other way round, under both suites.
let portals: Portals
beforeAll(async () => {
  portals = await openPortals(undefined, { sichuan: 'gm', chongqing: 'intl' })
})
afterAll(() => portals.close())

const NUMBER = '999999198706090779'
const HOME = '/login?home=510000&next=%2Fme'

/** Up to the address by which the home portal leads back: what a browser would now open. */
async function vouched(browser: Browser, start = HOME): Promise<string> {
  const choosing = await browser.open(start)
  const asked = await pressName(browser, choosing, '例蜀江')
  expect(asked.html).toContain('告诉重庆您是谁吗')
  const action = /<form method="post" action="(\/vouch[^"]*)"/.exec(asked.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = await browser.sendOnly(new URL(action, asked.url).href, new URLSearchParams())
  return answer.headers.get('location') ?? ''
}
const isSignedIn = (page: Page) => page.html.includes('例＊＊')

test('a person registered in Sichuan signs in at home and is known in Chongqing, back at the page they wanted', async () => {
  const browser = portals.browser('chongqing')
  const asked = await pressName(browser, await browser.open(HOME), '例蜀江')
  expect(asked.url.origin).toBe(portals.at.sichuan)
  for (const told of ['姓名，证件号码', '只给重庆通办', '例＊＊']) expect(asked.html).toContain(told)
  expect(asked.html).not.toContain(NUMBER)
  expect(asked.headers.get('content-security-policy')).toContain(`form-action 'self' ${portals.at.chongqing};`)
  const there = await browser.press(asked)
  expect([there.status, there.url.origin, there.url.pathname]).toEqual([200, portals.at.chongqing, '/me'])
  expect(isSignedIn(there)).toBe(true)
  expect(there.way.some((address) => address.includes(NUMBER) || address.includes(encodeURIComponent('例蜀江')))).toBe(false)
  // Their case in Chongqing is theirs, and Sichuan says in what it told whom.
  const me = await portals.sichuan.call('GET', '/identity/me/reads?limit=5', {
    as: await portals.tokenOf(portals.sichuan, NUMBER),
  })
  expect(me.body.entries.map(({ purpose }: { purpose: string }) => purpose)).toContain('identity.assert')
})

test('large print and English go along to the other portal and its provider', async () => {
  const page = await portals.browser('chongqing').open('/en/login?home=510000&next=%2Fme&mode=elder')
  expect(page.way.filter((address) => address.startsWith(`${portals.at.sichuan}/en/`))).not.toEqual([])
  expect(page.html).toContain('<html lang="en" data-mode="elder">')
})

test('the other way round, to a node of the national suite', async () => {
  const browser = portals.browser('sichuan')
  const asked = await pressName(browser, await browser.open('/login?home=500000&next=%2Fme'), '例和平')
  expect(asked.html).toContain('告诉四川您是谁吗')
  const there = await browser.press(asked)
  expect([there.url.origin, there.url.pathname, isSignedIn(there)]).toEqual([portals.at.sichuan, '/me', true])
})

test('whoever says that they are in Sichuan is asked where they are registered, and others go straight on', async () => {
  const browser = portals.browser('chongqing')
  const page = await browser.open('/login?next=%2Fme&from=510100')
  expect(page.url.pathname).toBe('/login')
  for (const told of ['您的实名登记在哪里', '我在四川登录', '我在重庆登录']) expect(page.html).toContain(told)
  expect((await portals.browser('chongqing').open('/login?next=%2Fme')).url.pathname).toMatch(/^\/choose\//)
  expect((await portals.browser('chongqing').open('/')).html).toContain('用四川的实名登录')
})

test('what comes back opens nothing in another browser, a second time, or changed in one character', async () => {
  const [browser, other] = [portals.browser('chongqing'), portals.browser('chongqing')]
  const address = await vouched(browser)
  const stolen = await other.open(address)
  expect([stolen.html.includes('这次登录没有完成'), isSignedIn(stolen)]).toEqual([true, false])
  // The thief's own sign-in has a cookie, and another state and secret.
  const own = new URL(await vouched(other))
  const mixed = new URL(address)
  mixed.searchParams.set('state', own.searchParams.get('state') ?? '')
  const refused = await other.open(mixed.href)
  expect([refused.html.includes('作废了'), isSignedIn(refused)]).toEqual([true, false])
  const said = JSON.parse(Buffer.from(new URL(address).searchParams.get('said') ?? '', 'base64url').toString())
  const { ciphertext } = said.encrypted
  said.encrypted.ciphertext = (ciphertext[0] === 'A' ? 'B' : 'A') + ciphertext.slice(1)
  const bent = new URL(address)
  bent.searchParams.set('said', Buffer.from(JSON.stringify(said)).toString('base64url'))
  expect((await browser.open(bent.href)).html).toContain('没能证明您是谁')
  expect(isSignedIn(await browser.open(address))).toBe(true)
  const again = await browser.open(address)
  expect(again.html).toContain('这次登录没有完成')
})

test('two minutes and the clocks’ tolerance later it is refused in words that say what to do', async () => {
  const browser = portals.browser('chongqing')
  const address = await vouched(browser)
  await portals.moveTo('2026-03-02T01:30:00.000Z')
  const late = await browser.open(address)
  expect(late.html).toContain('这次登录过了时间')
  expect(late.html).toContain('再登录一次')
})

test('nobody is led anywhere by a link that no trusted portal made, and nothing is told without the press', async () => {
  const browser = portals.browser('sichuan')
  await portals.signIn(browser, '例蜀江')
  const good = { state: 'a'.repeat(43), challenge: 'b'.repeat(43) }
  for (const wrong of [
    { ...good, to: 'urn:tongban:node:110000' },
    { ...good, to: portals.sichuan.id },
    { ...good, to: portals.chongqing.id, challenge: 'x' },
    { ...good, to: 'https://evil.example' },
  ]) {
    const path = `/vouch?${new URLSearchParams(wrong)}`
    expect((await browser.open(path)).html).toContain('没有把您的信息给任何人')
    const sent = await browser.sendOnly(path, new URLSearchParams())
    expect(sent.headers.get('location')).toBeNull()
  }
  const forged = await browser.sendOnly(
    `/vouch?${new URLSearchParams({ ...good, to: portals.chongqing.id })}`,
    new URLSearchParams(),
    {
      'sec-fetch-site': 'cross-site',
    },
  )
  expect(forged.status).toBe(403)
})

test('staff are nobody’s word to another region', async () => {
  const browser = portals.browser('sichuan')
  await portals.signIn(browser, '例审批(广安区公安分局')
  const path = `/vouch?${new URLSearchParams({ to: portals.chongqing.id, state: 'a'.repeat(43), challenge: 'b'.repeat(43) })}`
  expect((await browser.open(path)).status).toBe(403)
})
