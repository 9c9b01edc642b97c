import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { patterns } from './every-page.ts'
import { playedRelay, relayItem, sample, signedInAs, withSession } from './staff.ts'
import { withTicket } from './tickets.ts'

const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** Every address of the workbench that names the case, with a file and a paper that exist. */
async function addresses(): Promise<string[]> {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
  const session = await withSession(demo, clerk)
  const caseId = playedRelay(demo)
  await clerk.goto(`/w/cases/${caseId}`)
  const hrefs = [...(await clerk.content()).matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
  const partOf = (folder: string) =>
    hrefs
      .find((href) => href.includes(`/${folder}/`))
      ?.split('/')
      .at(-1) ?? 'none'
  // The ticket is a person's: said in a browser of their own.
  const person = await (await browser.newContext({ baseURL: demo.chongqing.web, locale: 'zh-CN' })).newPage()
  const known = {
    ':caseId': caseId,
    ':sha256': partOf('files'),
    ':number': partOf('papers'),
    ':id': session.split('/').at(-1) ?? '',
    ':ticket': (await withTicket(demo, person)).split('/').at(-1) ?? '',
  }
  expect(Object.values(known)).not.toContain('none')
  return patterns
    .filter((pattern) => pattern.startsWith('/w/') && pattern.includes(':'))
    .map((pattern) => pattern.replace(/:\w+/g, (name) => known[name as keyof typeof known]))
}

const lists = [
  ...['/w/window', '/w/window?waiting=elsewhere', '/w/pickup', '/w/review', '/w/review?waiting=arriving'],
  ...['/w/complaints', '/w/complaints?waiting=answered'],
]

const statusAt = async (page: Page, path: string): Promise<number> => (await page.request.get(path)).status()

test.each([
  ['the clerk of another counter', 'chongqing', 'otherClerk'],
  ['the examiner of another office', 'sichuan', 'otherExaminer'],
] as const)('%s sees nothing of a case: by page, file, paper, list and search', async (_, region, who) => {
  const page = await signedInAs(browser, demo[region], sample[who], '/w')
  for (const path of await addresses()) {
    const answer = await page.request.get(path)
    expect({ path, status: answer.status() }).toMatchObject({ path, status: expect.toBeOneOf([403, 404]) })
    expect(await answer.text()).not.toContain(relayItem)
  }
  const caseId = playedRelay(demo)
  for (const path of [
    ...lists,
    `/w/find?q=${caseId}`,
    `/w/find?q=${caseId.slice(-12)}`,
    `/w/find?q=${encodeURIComponent(relayItem)}`,
    `/w/find?q=${encodeURIComponent('例远行')}`,
  ]) {
    const answer = await page.request.get(path)
    expect([200, 403]).toContain(answer.status())
    expect(await answer.text(), path).not.toContain(`/${caseId}"`)
  }
})

test('whoever is not signed in is led to the sign-in, and a person has no workbench', async () => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web })
  for (const path of [...lists, ...(await addresses()), '/w', '/w/peers', '/w/find'])
    expect((await context.request.get(path, { maxRedirects: 0 })).headers()['location'], path).toMatch(/^\/login\?next=/)
  const person = await signedInAs(browser, demo.chongqing, '例远行', '/')
  for (const path of [...lists, ...(await addresses()), '/w', '/w/peers', '/w/find'])
    expect(await statusAt(person, path), path).toBe(403)
})

test('only an operator sees the peers', async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  expect(await statusAt(clerk, '/w/peers')).toBe(403)
})
