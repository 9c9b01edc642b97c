import { readFile } from 'node:fs/promises'
import { type APIRequestContext, type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { everyRoute } from './every-page.ts'
import { withFilledApplication } from './person.ts'
import { sample, signedInAs, withSession } from './staff.ts'
import { type Speaker, speaking, waitingCase } from './waiting-case.ts'

// Somebody else's case, application, file, paper and counter session, asked for on every route of the portal and on every address of the
// API that names one of them. The lists are the router's and the API's own: a new route is asked as soon as it is there.
const demo = inject('demo')
const { web } = demo.chongqing

interface Others {
  /** What stands for each part of an address. */
  readonly parts: Readonly<Record<string, string>>
  /** What nobody else may read, on any page. */
  readonly secrets: readonly string[]
  readonly queryNumber: string
  readonly owner: Speaker
}

let browser: Browser
let others: Others
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
  others = await belongings()
})
afterAll(() => browser.close())

/** A case that waits for its person, another person's application, and what a clerk has begun. */
async function belongings(): Promise<Others> {
  const caseId = await waitingCase(demo)
  const owner = await speaking(demo.chongqing, { idNumber: '999999199005200220' })
  const { body: file } = await owner.client.get<{ queryNumber: string; timeline: readonly object[] }>(`/cases/${caseId}`)
  const sha256 = /"file":"([0-9a-f]{64})"/.exec(JSON.stringify(file))?.[1] ?? 'none'
  const { body: papers } = await owner.client.get<{ papers: readonly { number: string }[] }>(`/cases/${caseId}/papers`)
  const page = await (await browser.newContext({ baseURL: web, locale: 'zh-CN' })).newPage()
  const draftId = (await withFilledApplication(page)).split('/').at(-1) ?? ''
  const clerk = await (await browser.newContext({ baseURL: web, locale: 'zh-CN' })).newPage()
  const session = (await withSession(demo, clerk)).split('/').at(-1) ?? ''
  await Promise.all([page.context().close(), clerk.context().close()])
  const number = papers.papers[0]?.number ?? 'none'
  expect([sha256, draftId, session, number]).not.toContain('none')
  return {
    parts: { case: caseId, caseId, draft: draftId, draftId, id: session, sha256, number, parentId: caseId, action: 'withdraw' },
    secrets: [caseId, draftId, session, '999999199005200220', '000-0000-0022', '人像模糊', '0000000000001960', file.queryNumber],
    queryNumber: file.queryNumber,
    owner,
  }
}

/** An address of somebody else's; of a public thing, one that is not there. */
const filled = (pattern: string): string =>
  pattern.replace(
    /:(\w+)|\{(\w+)\}/g,
    (_, a: string | undefined, b: string | undefined) => others.parts[a ?? b ?? ''] ?? others.parts['case'] ?? '',
  )

const strangers = [
  ['another citizen', 'chongqing', '例转移'],
  ['the clerk of another counter', 'chongqing', sample.otherClerk],
  ['an examiner of another place', 'sichuan', sample.otherExaminer],
  ['an operator', 'chongqing', sample.operator],
] as const

/** What a page says that it may not. */
const told = (text: string, asked: string): string[] =>
  others.secrets.filter((secret) => text.includes(secret) && !asked.includes(secret))

interface Read {
  readonly path: string
  readonly status: number
  readonly told: readonly string[]
}

async function read(request: APIRequestContext, path: string, form?: Readonly<Record<string, string>>): Promise<Read> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = form === undefined ? await request.get(path) : await request.post(path, { form, headers, maxRedirects: 0 })
  return { path, status: answer.status(), told: told(await answer.text(), path) }
}

/** Named by its content: each has their own under the same address. */
const OWN = '/uploads/:sha256'
const named = everyRoute.filter(({ pattern }) => pattern.includes(':') && pattern !== OWN)
const plain = everyRoute.filter(({ pattern }) => !pattern.includes(':') && !pattern.startsWith('/log'))
const acting = named.filter(({ acts }) => acts)
/** What forms send: each page takes of it what it knows. */
const ATTEMPT = { grade: '1', step: 'withdraw', do: 'withdraw', press: 'code', code: '000000' }
const hunts = () => [others.parts['case'] ?? '', others.queryNumber, '例远行', '居民身份证跨省异地办理']

describe.each(strangers)('%s', (_, region, who) => {
  let page: Page
  beforeAll(async () => {
    page = await signedInAs(browser, demo[region], who, '/')
  })
  afterAll(() => page.context().close())

  test('opens no page, file or paper of it by its address', async () => {
    for (const { pattern } of named) {
      const found = await read(page.request, filled(pattern))
      expect(found).toMatchObject({ path: found.path, status: expect.toBeOneOf([403, 404]), told: [] })
    }
  })

  test('is told of a file of theirs what is told of one that nobody has', async () => {
    const of = async (sha256: string) => (await page.request.get(OWN.replace(':sha256', sha256))).text()
    expect(await of(others.parts['sha256'] ?? '')).toBe(await of('b'.repeat(64)))
  })

  test('finds it in no list and by no search', async () => {
    for (const { pattern } of plain) expect(await read(page.request, pattern)).toMatchObject({ path: pattern, told: [] })
    for (const searching of ['/search?q=', '/dictionary?word=', '/w/find?q=', '/track?number='])
      for (const words of hunts()) {
        const answer = await page.request.get(searching + encodeURIComponent(words))
        const hrefs = [...(await answer.text()).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.split('?')[0])
        expect(hrefs.filter((href) => others.secrets.some((secret) => href?.includes(secret)))).toEqual([])
      }
  })

  test('acts on none of it', async () => {
    const before = await standing()
    for (const { pattern } of acting) {
      const found = await read(page.request, filled(pattern), ATTEMPT)
      expect(found).toMatchObject({ path: found.path, status: expect.toBeOneOf([403, 404]), told: [] })
    }
    expect(await standing()).toEqual(before)
  })
})

/** Where the case and the application stand. */
async function standing(): Promise<unknown> {
  const { body } = await others.owner.client.get<{ version: number; state: string }>(`/cases/${others.parts['case']}`)
  return { version: body.version, state: body.state }
}

describe('whoever is not signed in', () => {
  test('is led to the sign-in or told that there is nothing, on every route', async () => {
    const context = await browser.newContext({ baseURL: web })
    for (const { pattern } of named) {
      const path = filled(pattern)
      const answer = await context.request.get(path, { maxRedirects: 0 })
      const isLed = /^\/login\?next=/.test(answer.headers()['location'] ?? '')
      expect({ path, refused: isLed || answer.status() === 404, told: told(await answer.text(), path) }).toEqual({
        path,
        refused: true,
        told: [],
      })
    }
    for (const { pattern } of plain) expect(await read(context.request, pattern)).toMatchObject({ path: pattern, told: [] })
    await context.close()
  })

  test('acts on none of it', async () => {
    const before = await standing()
    const context = await browser.newContext({ baseURL: web })
    for (const { pattern } of acting) {
      const found = await read(context.request, filled(pattern), ATTEMPT)
      expect(found).toMatchObject({ path: found.path, status: expect.toBeOneOf([303, 404]), told: [] })
    }
    expect(await standing()).toEqual(before)
    await context.close()
  })
})

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What the API has of cases, applications and their files. */
async function addressesOfCases(): Promise<{ readonly method: string; readonly path: string }[]> {
  const { paths }: Document = JSON.parse(await readFile(new URL('../docs/openapi.json', import.meta.url), 'utf8'))
  return Object.entries(paths)
    .filter(([path]) => /\{(caseId|draftId|parentId)\}/.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })))
}

describe('by program', () => {
  test.each([
    ['another citizen', 'chongqing', { idNumber: '999999198812120660' }],
    ['the clerk of another counter', 'chongqing', { staff: 'staff-500117-window-clerk' }],
    ['an examiner of another place', 'sichuan', { staff: 'staff-511602-renshe-examiner' }],
    ['nobody', 'chongqing', undefined],
  ] as const)('%s gets nothing of it at any address of the API', async (_, region, whom) => {
    const before = await standing()
    const token = whom === undefined ? undefined : (await speaking(demo[region], whom)).token
    for (const { method, path } of await addressesOfCases()) {
      const headers = {
        'idempotency-key': crypto.randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json', 'if-match': '"3"' }),
      }
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(bodyFor(path)) }
      const answer = await fetch(demo[region].address + filled(path) + (path.endsWith('/claim') ? '?place=500117:window' : ''), {
        method,
        headers,
        ...body,
      })
      const text = await answer.text()
      const found = { address: `${method} ${path}`, status: answer.status, told: told(text, filled(path)) }
      expect(found).toEqual({ address: found.address, status: whom ? expect.toBeOneOf([403, 404]) : 401, told: [] })
    }
    expect(await standing()).toEqual(before)
  })
})

/** What such an address takes, so that it is refused for who asks and not for how. */
function bodyFor(path: string): object {
  if (path.endsWith('/steps')) return { steps: [{ action: 'withdraw', facts: {} }] }
  if (path.includes('/approvals/') || path.endsWith('/claim')) return { place: '500117:window' }
  if (path.includes('/steps/')) return { facts: {}, bodies: [], files: [] }
  if (path.endsWith('/filed')) return { case: others.parts['case'] }
  if (path.startsWith('/drafts/')) return { content: {} }
  return {}
}
