import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readSupplement } from '../cli/src/demo/regions/supplement.ts'
import { nodeClient } from '../cli/src/node/node-client.ts'
import type { ServingNode } from './demo-process.ts'
import { patterns } from './every-page.ts'
import { sentTo } from './raw-request.ts'
import { sample, signedInAs } from './staff.ts'
import { speaking, waitingCase } from './waiting-case.ts'

// What somebody writes is shown as they wrote it and never becomes a part of the page, wherever it was written and whoever reads it.
const demo = inject('demo')

/** Leaves an attribute, an element and a script; would be an element of this name if it were ever read as markup. */
const MARKUP = `"'></script><probe-x onfocus=alert(1) style=color:red>&lt;</probe-x>`
const asMarkup = '<probe-x'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** A page shows the text, and no element came of it. */
async function shows(page: Page, path: string, text = MARKUP): Promise<void> {
  const answer = await page.goto(path)
  const found = {
    path,
    status: answer?.status(),
    isRead: (await answer?.text())?.includes(asMarkup),
    elements: await page.locator('probe-x, [onfocus]').count(),
    isShown: (await page.locator('main').innerText()).includes(text),
  }
  expect(found).toEqual({ path, status: 200, isRead: false, elements: 0, isShown: true })
}

/** Every parameter that the portal's code reads of an address. */
const parameters = (() => {
  const folder = new URL('../web/src/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const texts = files.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const read = texts.flatMap((text) =>
    [...text.matchAll(/(?:query|searchParams|before)\.get(?:All)?\('([\w.]+)'\)/g)].map(([, name = '']) => name),
  )
  return [...new Set([...read, 'from', 'to', 'q.where'])]
})()

describe('in an address', () => {
  test.each([
    ['nobody signed in', undefined],
    ['a person', '例远行'],
    ['a clerk', sample.counterClerk],
  ])('is answered as text on every route: %s', async (_, who) => {
    expect(parameters.length).toBeGreaterThan(10)
    const context = who === undefined ? undefined : (await signedInAs(browser, demo.chongqing, who, '/')).context()
    const kept = (await context?.cookies(demo.chongqing.web)) ?? []
    const cookie = kept.map(({ name, value }) => `${name}=${value}`).join('; ')
    const query = new URLSearchParams(Object.fromEntries(parameters.map((name) => [name, MARKUP])))
    for (const pattern of patterns.filter((one) => who === undefined || one.startsWith('/w') === (who === sample.counterClerk))) {
      for (const part of ['item-32dc881f531eeb2ae508', encodeURIComponent(MARKUP)]) {
        const path = `${pattern.replace(/:\w+/g, part)}?${query}`
        const { text, status } = await sentTo(demo.chongqing.web, path, { headers: { cookie } })
        expect({ path, isMarkup: text.includes(asMarkup), isAnswered: status < 500 }).toEqual({
          path,
          isMarkup: false,
          isAnswered: true,
        })
      }
    }
    await context?.close()
  })

  test('and in a form that is answered with itself', async () => {
    const body = new URLSearchParams({ number: MARKUP, code: MARKUP }).toString()
    const headers = {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    }
    const { text } = await sentTo(demo.chongqing.web, '/track', { method: 'POST', headers, body })
    expect(text.includes(asMarkup)).toBe(false)
    expect(text).toContain('&lt;probe-x')
  })
})

test('in the form of a case and in what a clerk asks for: read by the person, the clerk and, as it is decided, the examiner', async () => {
  const id = await waitingCase(demo, { form: { address: MARKUP, household: MARKUP }, why: MARKUP })
  const person = await signedInAs(browser, demo.chongqing, '例远行', '/me')
  await shows(person, `/me/cases/${id}/supplement`)
  await person.goto(`/me/cases/${id}`)
  await expect.poll(() => person.locator('probe-x').count()).toBe(0)
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  await shows(clerk, `/w/cases/${id}`)
  await Promise.all([person.context().close(), clerk.context().close()])
})

test('in an application and in the name of its file', async () => {
  const page = await signedInAs(browser, demo.chongqing, '例远行', '/')
  await page.goto(`/apply/new?${new URLSearchParams({ item: 'item-8190a18241a571a0d129', place: '511602:gongan' })}`)
  await page.getByLabel('手机号').fill('000-0000-0022')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/apply\/[0-9a-f-]{36}$/)
  const draft = new URL(page.url()).pathname
  const { client } = await speaking(demo.chongqing, { idNumber: '999999199005200220' })
  const own = `/drafts/${draft.split('/').at(-1)}`
  const { body } = await client.get<{ version: number; content: object }>(own)
  const file = 'a'.repeat(64)
  const content = {
    ...body.content,
    form: { address: MARKUP, household: MARKUP },
    materials: [{ material: 'portrait', how: 'upload', file, fileName: `${MARKUP}.png` }],
  }
  await client.put(own, { seen: body.version, body: { content } })
  await shows(page, `${draft}/materials`, `${MARKUP}.png`)
  await page.goto(`${draft}/form`)
  await expect.poll(() => page.getByLabel(/户籍/).first().inputValue()).toBe(MARKUP)
  await expect.poll(() => page.locator('probe-x').count()).toBe(0)
  await page.context().close()
})

async function operatorOf(node: ServingNode) {
  const token = (await readFile(`${node.folder}/operator.token`, 'utf8')).trim()
  return nodeClient({ address: node.address, token })
}

test('in the words of an item: its guide, its paper, its data for search engines', async () => {
  const { versions } = await readSupplement()
  const found = versions.find(({ document }) => document.item === 'item-5a7e20b766a60d2ee0d7')?.document
  if (!found) throw new TypeError('the demo has no such version')
  const operator = await operatorOf(demo.sichuan)
  const texts = {
    materials: found.materials.map((one) => ({ ...one, name: { zh: MARKUP, en: MARKUP } })),
    conditions: [MARKUP],
    process: [MARKUP],
  }
  await operator.post('/versions', { body: { ...found, ...texts, from: '2024-06-01' } })
  const context = await browser.newContext({ baseURL: demo.sichuan.web, locale: 'zh-CN' })
  const page = await context.newPage()
  for (const below of ['', '/print']) await shows(page, `/items/${found.item}${below}?place=${found.place}`)
  await context.close()
})
