import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { everyRoute, patterns } from './every-page.ts'
import { type Answer, sentTo } from './raw-request.ts'
import { sample, signedInAs } from './staff.ts'

// What no page may let a stranger do, asked of every route there is: the list is the router's own.
const demo = inject('demo')
const { web } = demo.chongqing
const EVIL = 'http://evil.example'

let browser: Browser
/** Cookies of a person, and of a clerk, who are signed in. */
let cookies: readonly string[]
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
  const contexts = await Promise.all(
    ['例远行', sample.counterClerk].map(async (who) => (await signedInAs(browser, demo.chongqing, who, '/')).context()),
  )
  cookies = await Promise.all(contexts.map(cookieOf))
})
afterAll(() => browser.close())

const cookieOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies(web)).map(({ name, value }) => `${name}=${value}`).join('; ')

/** An address of a pattern, of nothing that exists. */
const somewhere = (pattern: string): string => pattern.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
const acting = everyRoute.filter(({ acts }) => acts).map(({ pattern }) => somewhere(pattern))

/** The one page whose form may lead to another site, and that only to the other region's portal of the trust list. */
const toTheOtherPortal = `form-action 'self' ${new URL(demo.sichuan.web).origin}`

/** What is missing of the headers that every answer has. */
function unsafe(path: string, { headers }: Answer): string[] {
  const said = String(headers['content-security-policy'])
  const policy = path === '/vouch' ? said.replace(toTheOtherPortal, "form-action 'self'") : said
  const wrong = [
    [/unsafe-(inline|eval)|\*|https?:/.test(policy), 'a lax policy'],
    [!policy.startsWith("default-src 'none'"), 'a policy that begins open'],
    [!/script-src 'nonce-[^' ]{24,}'/.test(policy) && policy.includes('script-src'), 'scripts without a word said once'],
    [!policy.includes("frame-ancestors 'none'") || headers['x-frame-options'] !== 'DENY', 'may be framed'],
    [!policy.includes("form-action 'self'") || !policy.includes("base-uri 'none'"), 'forms or links may be led away'],
    [headers['x-content-type-options'] !== 'nosniff', 'its type may be guessed'],
    [headers['referrer-policy'] !== 'same-origin', 'says where somebody came from'],
    [headers['cache-control'] !== 'no-store', 'may be kept'],
  ] as const
  return wrong.flatMap(([isWrong, words]) => (isWrong ? [words] : []))
}

const LARGE = { 'content-length': String(22 * 1024 * 1024) }
const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

describe('headers', () => {
  test('every route answers under the strict policy, is framed nowhere and kept nowhere, whoever asks', async () => {
    const wrong: string[] = []
    for (const cookie of ['', ...cookies]) {
      for (const path of patterns.map(somewhere)) {
        const said = unsafe(path, await sentTo(web, path, { headers: cookie ? { cookie } : {} }))
        wrong.push(...said.map((one) => `${path}: ${one}`))
      }
    }
    expect(wrong).toEqual([])
  })

  test.each([
    ['a page that is not', '/no-such-page', {}],
    ['a path that cannot be read', '/items/%E0%A4%A', {}],
    ['a path that cannot be read, in English', '/en/items/%', {}],
    ['a query that cannot be read', '/search?q=%E0%A4%A&from=%', {}],
    ['a method that is none of ours', '/track', { method: 'PUT', headers: ours, body: 'x' }],
    ['a form from nowhere', '/track', { method: 'POST', body: 'number=1' }],
    ['a form to a page that takes none', '/accessibility', { method: 'POST', headers: ours, body: 'x=1' }],
    [
      'a form that cannot be read',
      '/track',
      { method: 'POST', headers: { ...ours, 'content-type': 'multipart/form-data' }, body: 'x' },
    ],
    ['a cookie that cannot be read', '/me', { headers: { cookie: 'tongban-session-500000=%E0%A4%A; tongban-view=%' } }],
  ] as const)('%s is refused under the same policy', async (_, path, sent) => {
    const answer = await sentTo(web, path, sent)
    expect({ wrong: unsafe(path, answer), isAnswered: answer.status < 500 }).toEqual({ wrong: [], isAnswered: true })
  })

  test('a word that lets a script run is said once', async () => {
    const words = await Promise.all([1, 2, 3].map(async () => /'nonce-([^']+)'/.exec((await sentTo(web, '/verify')).text)?.[1]))
    const policies = await Promise.all(
      [1, 2, 3].map(
        async () => /'nonce-([^']+)'/.exec(String((await sentTo(web, '/verify')).headers['content-security-policy']))?.[1],
      ),
    )
    expect(new Set([...policies, ...words.filter((word) => word !== undefined)]).size).toBe(3)
  })

  test('what a sign-in leaves in the browser is for no script and no other site', async () => {
    const context = await browser.newContext({ baseURL: web })
    const page = await context.newPage()
    await page.goto('/login?next=/me')
    await page.getByRole('button', { name: '例远行' }).click()
    await page.waitForURL('**/me')
    const kept = (await context.cookies(web)).filter(({ name }) => name.startsWith('tongban'))
    expect(kept.length).toBeGreaterThan(0)
    for (const { name, httpOnly, sameSite, path } of kept)
      expect({ name, httpOnly, sameSite, path }).toEqual({ name, httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(await page.evaluate<string>('document.cookie')).toBe('')
    await context.close()
  })
})

describe('a form of another site', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: EVIL }],
    ['another port of this host', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['an old browser on another site', { origin: EVIL }],
    ['a frame without an origin', { origin: 'null' }],
    ['nobody knows where', {}],
  ])('sent from %s, with the cookies of whoever is signed in, does nothing on any route', async (_, headers) => {
    for (const cookie of cookies) {
      for (const path of acting) {
        const sent = { method: 'POST', headers: { ...headers, cookie, 'content-type': ours['content-type'] }, body: 'grade=1' }
        expect({ path, status: (await sentTo(web, path, sent)).status }).toEqual({ path, status: 403 })
      }
    }
  })

  test('is refused as a browser sends it, and signs nobody out', async () => {
    const page = await signedInAs(browser, demo.chongqing, '例远行', '/me')
    const context = page.context()
    await context.route(`${EVIL}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: acting.map((path) => `<form method="post" target="_blank" action="${web}${path}"><input name="x"></form>`).join(''),
      }),
    )
    await page.goto(`${EVIL}/`)
    for (const index of acting.keys()) {
      const refused = context.waitForEvent('response', (response) => response.request().method() === 'POST')
      const opened = context.waitForEvent('page')
      await page.evaluate(`document.forms[${index}].submit()`)
      expect((await refused).status(), acting[index]).toBe(403)
      await (await opened).close()
    }
    await page.goto(`${web}/me`)
    await expect.poll(() => new URL(page.url()).pathname).toBe('/me')
    await context.close()
  })
})

test('no page is drawn in a frame of another site', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const paths = ['/', '/login', '/logout', '/track', '/verify', '/w', '/no-such-page']
  await context.route(`${EVIL}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: paths.map((path) => `<iframe src="${web}${path}"></iframe>`).join('') }),
  )
  await page.goto(`${EVIL}/`)
  await page.waitForTimeout(500)
  const shown = await Promise.all(
    page
      .frames()
      .slice(1)
      .map(async (frame) =>
        frame.url().startsWith('chrome-error:')
          ? ''
          : frame
              .locator('body')
              .innerText()
              .catch(() => ''),
      ),
  )
  expect(shown).toEqual(paths.map(() => ''))
  await context.close()
})

/** Hosts that a page's links and forms lead to, and where it leads at once. */
function hostsOf({ headers, text }: Answer): string[] {
  const written = [...text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
  const all = [...written, ...(headers.location === undefined ? [] : [headers.location])]
  return all.map((address) => new URL(address, web).host)
}

/** All that a route may be asked to lead to. */
const leading = ['next', 'to', 'from', 'return', 'url', 'redirect', 'place', 'item', 'cursor', 'done', 'do', 'q', 'word', 'kind']

/** As whoever the route is for. */
const cookieFor = (pattern: string): string => cookies[pattern === '/w' || pattern.startsWith('/w/') ? 1 : 0] ?? ''

describe('another site', () => {
  test.each([`${EVIL}/`, '//evil.example/', '/\\evil.example/', '/%5Cevil.example', '/\t/evil.example', 'javascript:alert(1)'])(
    'no route leads to %s, whatever parameter says so',
    async (wanted) => {
      const query = new URLSearchParams(Object.fromEntries(leading.map((name) => [name, wanted])))
      for (const pattern of patterns) {
        const path = `${somewhere(pattern)}?${query}`
        const answer = await sentTo(web, path, { headers: { cookie: cookieFor(pattern) } })
        expect({ path, to: hostsOf(answer).filter((host) => host.includes('evil')) }).toEqual({ path, to: [] })
        expect(answer.text.includes('href="javascript:'), path).toBe(false)
      }
    },
  )

  test('a path of two slashes is one of this site, in every link and form of every route', async () => {
    for (const pattern of patterns) {
      for (const before of ['//evil.example', '/en//evil.example', '/\\evil.example', '//evil.example/..']) {
        const path = before + somewhere(pattern)
        const to = hostsOf(await sentTo(web, path))
        expect({ path, to: to.filter((host) => host.includes('evil')) }).toEqual({ path, to: [] })
      }
    }
  })

  test('that is named as the host is written into no page, no redirect and no list for search engines', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    for (const path of [
      ...patterns.map(somewhere),
      '/robots.txt',
      '/sitemap.xml',
      '/items/item-8190a18241a571a0d129/print?place=511602:gongan',
    ]) {
      const answer = await sentTo(web, path, { headers: { ...headers, cookie: cookieFor(path) } })
      const said = JSON.stringify(answer.headers) + answer.text
      expect({ path, isNamed: said.includes('evil.example') }).toEqual({ path, isNamed: false })
    }
  })
})

describe('what is too large', () => {
  test('is refused before it is read, on every route that takes forms', async () => {
    for (const path of acting) {
      const announced = await sentTo(web, path, { method: 'POST', headers: { ...ours, ...LARGE } })
      expect({ path, status: announced.status }).toEqual({ path, status: 413 })
      const endless = await sentTo(web, path, {
        method: 'POST',
        headers: { ...ours, 'transfer-encoding': 'chunked' },
        body: 'a=1',
      })
      expect({ path, status: endless.status }).toEqual({ path, status: 413 })
    }
  })

  test('a form of a megabyte, of very many fields or of a very long one breaks nothing', async () => {
    const bodies = ['a=1&'.repeat(250_000), `number=${'9'.repeat(1_000_000)}`, `number=1&code=${'0'.repeat(60_000)}`]
    for (const body of bodies) {
      const answer = await sentTo(web, '/track', {
        method: 'POST',
        headers: { ...ours, 'content-length': String(body.length) },
        body,
      })
      expect(answer.status).toBeLessThan(500)
      expect(unsafe('/track', answer)).toEqual([])
    }
  })

  test('a question of thousands of characters is answered as any other', async () => {
    for (const path of ['/search?q=', '/dictionary?word=', '/track?number=', '/items/', '/w/find?q=']) {
      const answer = await sentTo(web, path + encodeURIComponent('身份证'.repeat(400)), { headers: { cookie: cookies[1] ?? '' } })
      expect({ path, isAnswered: answer.status < 500 }).toEqual({ path, isAnswered: true })
    }
  })
})
