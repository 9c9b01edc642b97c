import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortals, type Portals } from '../test-kit/portals.fixture.ts'

let portals: Portals
beforeAll(async () => {
  portals = await openPortals()
})
afterAll(() => portals.close())

const PERSON = '例和平'
const CLERK = '例窗口(渝中区川渝通办专窗)'
type Browser = ReturnType<Portals['browser']>

const device = () => portals.browser('chongqing')
const lookOf = async (browser: Browser, page = '/dictionary') => {
  const { html } = await browser.open(page)
  return /<html[^>]*data-mode="(\w+)"/.exec(html)?.[1] ?? 'normal'
}
const choose = (browser: Browser, mode: string, page = '/dictionary') =>
  browser.send('/look', new URLSearchParams({ mode, page }))

/** A device on which somebody has just signed in, and how it looks to them. */
async function signedInOn(browser: Browser, who: string): Promise<string> {
  await portals.signIn(browser, who)
  return lookOf(browser)
}

test('large print is kept with the account: the next device has it after the sign-in, and nobody else’s', async () => {
  const [first, second] = [device(), device()]
  expect(await signedInOn(first, PERSON)).toBe('normal')
  const shown = await choose(first, 'elder', '/dictionary?q=落户')
  expect(shown.url.pathname + shown.url.search).toBe(`/dictionary?${new URLSearchParams({ q: '落户', mode: 'elder' })}`)
  expect(await lookOf(second)).toBe('normal')
  expect(await signedInOn(second, PERSON)).toBe('elder')
  expect(await signedInOn(device(), '例远行')).toBe('normal')

  await choose(second, 'normal')
  expect(await signedInOn(device(), PERSON)).toBe('normal')
})

test('one of staff has it too', async () => {
  const desk = device()
  await signedInOn(desk, CLERK)
  expect((await choose(desk, 'contrast', '/w/window')).url.pathname).toBe('/w/window')
  expect(await signedInOn(device(), CLERK)).toBe('contrast')
})

test('a link shows a page in large print and changes no account', async () => {
  const first = device()
  await signedInOn(first, '例长路')
  expect(await lookOf(first, '/dictionary?mode=elder')).toBe('elder')
  expect(await signedInOn(device(), '例长路')).toBe('normal')
})

test('the link that leads on through the sign-in wins over the account', async () => {
  const first = device()
  await signedInOn(first, '例待业')
  await choose(first, 'elder')
  const second = device()
  const landed = await portals.signIn(second, '例待业', `/login?${new URLSearchParams({ next: '/dictionary?mode=contrast' })}`)
  expect(landed.html).toContain('data-mode="contrast"')
  expect(await signedInOn(device(), '例待业')).toBe('elder')
})

test('without a sign-in the device keeps it, and whose session has ended is not asked to sign in for it', async () => {
  const stranger = device()
  await choose(stranger, 'elder')
  expect(await lookOf(stranger)).toBe('elder')

  const [here, there] = [device(), device()]
  await signedInOn(here, '例续保')
  for (const [name, value] of here.cookies()) (there.cookies() as Map<string, string>).set(name, value)
  await there.send('/logout', new URLSearchParams())
  const shown = await choose(here, 'elder')
  expect(shown.url.pathname).toBe('/dictionary')
  expect(await lookOf(here)).toBe('elder')
  expect(await signedInOn(device(), '例续保')).toBe('normal')
})

test('what is no look is refused in plain words, and no form leads to another site', async () => {
  const stranger = device()
  const refused = await choose(stranger, 'tiny')
  expect(refused.status).toBe(400)
  expect(refused.html).toContain('没有这种显示方式')
  expect((await choose(stranger, 'elder', '//evil.example/')).url.origin).toBe(portals.at.chongqing)
})
