import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sentTo } from './raw-request.ts'
import { playedRelay, sample, signedInAs } from './staff.ts'
import { speaking, waitingCase } from './waiting-case.ts'

// A file is what its bytes say, whatever its name and its sender say; and whoever is given one is given it to keep, not to run.
const demo = inject('demo')
const MB = 1024 * 1024

let browser: Browser
let page: Page
let caseId: string
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
  caseId = await waitingCase(demo)
  page = await signedInAs(browser, demo.chongqing, '例远行', '/me')
})
afterAll(() => browser.close())

const disguises = [
  ['a page of script', 'face.png', 'image/png', Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'a picture that holds script',
    'face.svg',
    'image/svg+xml',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['a page with the mark of a PDF further in', 'a.pdf', 'application/pdf', Buffer.from(`<html>\n${' '.repeat(20)}%PDF-1.4`)],
  ['a program', 'form.pdf', 'application/pdf', Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1')],
  ['another program', 'form.pdf', 'application/pdf', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
  ['a picture of a kind that is not taken', 'face.png', 'image/png', Buffer.from('GIF89a not a picture')],
  ['nothing', 'face.png', 'image/png', Buffer.alloc(0)],
] as const

test.each(disguises)('%s is no material, by form or by program, and says so at its field', async (_, name, mimeType, buffer) => {
  const path = `/me/cases/${caseId}/supplement`
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = await page.request.post(path, { headers, multipart: { 'file-portrait': { name, mimeType, buffer } } })
  expect(new URL(answer.url()).pathname).toBe(path)
  expect(await answer.text()).toContain('href="#file-portrait"')
  const { token } = await speaking(demo.chongqing, { idNumber: '999999199005200220' })
  const content = new FormData()
  content.set('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name)
  const stored = await fetch(`${demo.chongqing.address}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
    body: content,
  })
  const problem: { code?: string; titles?: object } = JSON.parse(await stored.text())
  expect([stored.status >= 400 && stored.status < 500, problem.code, Object.keys(problem.titles ?? {})]).toEqual([
    true,
    expect.stringMatching(/^platform\/file/),
    ['zh', 'en'],
  ])
})

test('a file above the limit is refused with words and leaves the case as it was', async () => {
  const buffer = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(20.5 * MB)])
  const answer = await page.request.post(`/me/cases/${caseId}/supplement`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    multipart: { 'file-portrait': { name: 'large.pdf', mimeType: 'application/pdf', buffer } },
  })
  expect(await answer.text()).toMatch(/20 MB/)
  const { client } = await speaking(demo.chongqing, { idNumber: '999999199005200220' })
  expect((await client.get<{ state: string }>(`/cases/${caseId}`)).body.state).toBe('supplementing')
})

test('a file and a paper of a case come under the strict policy, under the type they are, kept nowhere', async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  await clerk.goto(`/w/cases/${playedRelay(demo)}`)
  const hrefs = [...(await clerk.content()).matchAll(/href="([^"]+\/(?:files|papers)\/[^"]+)"/g)].map(([, href = '']) => href)
  expect(hrefs.some((href) => href.includes('/files/')) && hrefs.some((href) => href.includes('/papers/'))).toBe(true)
  for (const href of hrefs) {
    const headers = (await clerk.request.get(href)).headers()
    expect({ href, ...headers }).toMatchObject({
      href,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'content-disposition': expect.stringMatching(
        href.includes('/files/') ? /^attachment/ : /^inline; filename\*=UTF-8''[\w%.-]+\.pdf$/,
      ),
    })
  }
  await clerk.context().close()
})

test('the code of a paper leads to the portal, whatever host the paper was asked for under', async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  await clerk.goto(`/w/cases/${playedRelay(demo)}`)
  const href = /href="([^"]+\/papers\/[^"]+)"/.exec(await clerk.content())?.[1] ?? ''
  const cookie = (await clerk.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  // What differs between any two drawings: when, and under which id.
  const drawn = async (headers: Readonly<Record<string, string>>) =>
    (await sentTo(demo.chongqing.web, href, { headers: { cookie, ...headers } })).text.replace(
      /\/CreationDate \([^)]*\)|\/ID \[[^\]]*\]/g,
      '',
    )
  const usual = await drawn({})
  expect(usual.startsWith('%PDF-')).toBe(true)
  expect(await drawn({ host: 'evil.example' })).toBe(usual)
  await clerk.context().close()
})
