import { describe, expect, test } from 'vitest'
import { createWeb, type WebParts } from './web.tsx'

/** Before a node that has no places and knows no item. */
const parts: WebParts = {
  apiFor: () => async (request) =>
    new URL(request.url).pathname === '/identity/places'
      ? Response.json({ entries: [] })
      : Response.json({ code: 'catalogue/itemUnknown', titles: { zh: '没有', en: 'none' } }, { status: 404 }),
  node: 'urn:tongban:node:500000',
  regions: ['500000'],
  sample: true,
  cookieKey: new Uint8Array(32),
}
const portal = createWeb(parts)
const asked = (path: string, init?: RequestInit) => portal(new Request(`http://portal${path}`, init), '127.0.0.1')

test.each([
  ['/accessibility', 200],
  ['/items/nobody-knows-it', 404],
  ['/en/items/nobody-knows-it', 404],
  ['/no-such-page', 404],
  ['/track', 200],
])('%s is answered %i', async (path, status) => {
  expect((await asked(path)).status).toBe(status)
})

/** Where the links and forms of a page lead. */
async function hostsIn(response: Response, at: string): Promise<Set<string>> {
  const addresses = [...(await response.text()).matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address)
  return new Set(addresses.map((address) => new URL(address.replaceAll('&amp;', '&'), at).host))
}

// `//elsewhere/` as a path of this site is an address of another site as soon as it is written into a link.
test.each([
  '//evil.example/',
  '/en//evil.example/',
  '///evil.example/track',
  '/\\evil.example',
  '//evil.example/..//evil.example',
])('no link of the page at %s leads to another site', async (path) => {
  const hosts = await hostsIn(await asked(path), 'http://portal/')
  expect([...hosts].filter((host) => host.includes('evil'))).toEqual([])
})

test('a page without its own script allows none; one that has, only under a word that is new each time', async () => {
  const wordOf = async (path: string) => {
    const response = await asked(path)
    const [, inPolicy] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? []
    const inPage = [...(await response.text()).matchAll(/nonce="([^"]+)"/g)].map(([, word]) => word)
    return { inPolicy, inPage }
  }
  expect(await wordOf('/track')).toEqual({ inPolicy: undefined, inPage: [] })
  const [first, second] = [await wordOf('/verify'), await wordOf('/verify')]
  expect(new Set(first.inPage)).toEqual(new Set([first.inPolicy]))
  expect(first.inPolicy?.length).toBeGreaterThanOrEqual(24)
  expect(first.inPolicy).not.toBe(second.inPolicy)
})

describe('behind TLS', () => {
  const provider = { issuer: 'https://id.example', clientId: 'portal', origin: 'https://portal.example', fetch }
  const secure = createWeb({ ...parts, provider })
  const open = (path: string) => secure(new Request(`https://portal.example${path}`), '127.0.0.1')

  test('what a browser keeps is for this site, no script and no plain connection', async () => {
    const [cookie] = (await open('/?mode=elder')).headers.getSetCookie()
    for (const said of ['; HttpOnly', '; SameSite=Lax', '; Secure', 'Path=/']) expect(cookie).toContain(said)
    expect((await asked('/?mode=elder')).headers.getSetCookie()[0]).not.toContain('Secure')
  })

  test('a browser is told to stay with it', async () => {
    expect((await open('/')).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/)
    expect((await asked('/')).headers.has('strict-transport-security')).toBe(false)
  })
})

test('what is refused is kept nowhere', async () => {
  for (const init of [
    { method: 'PUT', body: 'x' },
    { method: 'POST', body: 'x' },
    { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } },
  ])
    expect((await asked('/track', init)).headers.get('cache-control')).toBe('no-store')
})
