import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

interface Export {
  readonly events: { readonly header: { readonly facts: Record<string, unknown> } }[]
}

/** The log of a case that the demo has played, as somebody who took part exported it. */
async function exported(): Promise<Export> {
  const { address, folder } = demo.sichuan
  const token = (await readFile(`${folder}/operator.token`, 'utf8')).trim()
  const as = (authorization: string) => ({ authorization: `Bearer ${authorization}`, 'idempotency-key': crypto.randomUUID() })
  const headers = { ...as(token), 'content-type': 'application/json' }
  const body = JSON.stringify({ for: { staff: 'staff-511602-gongan-examiner' } })
  const given = await fetch(`${address}/identity/tokens`, { method: 'POST', headers, body })
  const { token: own }: { token: string } = JSON.parse(await given.text())
  const id = demo.cases.find(({ mode }) => mode === 'relay')?.id
  const answer = await fetch(`${address}/cases/${id}/export`, { headers: as(own) })
  return JSON.parse(await answer.text())
}

/** The page with a file chosen and its button pressed; answers the page and whom it asked for anything after that. */
async function checked(content: string, options: { founders?: string } = {}) {
  const context = await browser.newContext({ baseURL: demo.chongqing.web })
  const page = await context.newPage()
  await page.goto('/verify')
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  const file = (text: string) => ({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.getByLabel('办件文件').setInputFiles(file(content))
  if (options.founders) await page.getByLabel('创始机构文件').setInputFiles(file(options.founders))
  await page.getByRole('button', { name: '核验' }).click()
  await page.locator('#verdict h2').first().waitFor()
  return { page, asked, close: () => context.close() }
}
const verdict = (page: Page) => page.locator('#verdict h2').first().innerText()

test('a log holds when it is as it was exported, and is read in the browser alone', async () => {
  const founders = await readFile(`${demo.sichuan.folder}/../founders.json`, 'utf8')
  const { page, asked, close } = await checked(JSON.stringify(await exported()), { founders })
  expect(await verdict(page)).toMatch(/^✓ 核验通过/)
  await expect.poll(() => page.getByText('没有核对创始机构').count()).toBe(0)
  await expect.poll(() => page.getByRole('row').count()).toBe(18)
  expect(asked).toEqual([])
  await close()
})

test.each([
  [
    'an altered fact',
    ({ events }: Export) => Object.assign(events[1]?.header.facts ?? {}, { day: '2031-01-01' }),
    /签名|要点|链|摘要|不成立/,
  ],
  ['a cut tail', ({ events }: Export) => events.pop(), /末尾的事件被截去/],
] as const)('%s is found, and said', async (_, change, words) => {
  const file = await exported()
  change(file)
  const { page, close } = await checked(JSON.stringify(file))
  expect(await verdict(page)).toBe('✗ 核验不通过')
  await expect.poll(() => page.locator('#verdict').innerText()).toMatch(words)
  await close()
})

test('without JavaScript the page says how to check, and shows no form that does nothing', async () => {
  const context = await browser.newContext({ baseURL: demo.chongqing.web, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/verify')
  await expect.poll(() => page.getByText('npm run tongban -- verify').isVisible()).toBe(true)
  await expect.poll(() => page.getByRole('button', { name: '核验' }).count()).toBe(0)
  await context.close()
})
