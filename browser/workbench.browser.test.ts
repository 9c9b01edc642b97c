import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { card, relayItem as item, sample, signedInAs } from './staff.ts'

const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

const picture = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n`) })

const MOST_KEYS = 25

test('a relay case is taken in, handed over and handed out at the counter with few keys beyond its devices', async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
  let keys = 0
  const key = async (name: string) => {
    keys++
    await clerk.keyboard.press(name)
  }
  // The reader is a keyboard of its own: it types into what has the focus, and ends with Enter.
  await clerk.waitForFunction("document.activeElement?.id === 'reader'")
  await clerk.keyboard.insertText(card)
  await clerk.keyboard.press('Enter')
  await shows(clerk, '办什么')
  await key((await clerk.getByRole('button', { name: item }).getAttribute('data-key')) ?? '')
  await shows(clerk, '停在一行')
  await clerk.getByLabel('高拍仪').nth(0).setInputFiles(picture('登记表.pdf'))
  await clerk.getByLabel('高拍仪').nth(1).setInputFiles(picture('人像.pdf'))
  await key('F7')
  await key('F8')
  await shows(clerk, '收下了')
  const printed = clerk.context().waitForEvent('page')
  await key('p')
  await (await printed).close()
  await clerk.bringToFront()
  await key('F8')
  await shows(clerk, '转出：已记入办件')
  const caseId = new URL(clerk.url()).pathname.split('/').at(-1) ?? ''
  await decided(caseId)
  await takesOver(clerk, `/w/cases/${caseId}`)
  await until(clerk, '/w/pickup', item)
  await key((await clerk.locator(`a[href="/w/cases/${caseId}"]`).first().getAttribute('data-key')) ?? '')
  await clerk.waitForURL(`**/w/cases/${caseId}`)
  await shows(clerk, '全程')
  await key('F8')
  await clerk.getByRole('button', { name: /^确认：送达/ }).waitFor()
  await key('F8')
  await until(clerk, `/w/cases/${caseId}`, '已办结')
  expect(keys).toBeLessThanOrEqual(MOST_KEYS)
})

/** Waits for a text; fails with what the page says instead. */
async function shows(page: Page, text: string): Promise<void> {
  const found = page.getByText(text).first()
  await found.waitFor({ timeout: 10_000 }).catch(async () => {
    throw new Error(`no “${text}” at ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 900)}`)
  })
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** A case travels while nobody looks: the page is asked for again until it shows what is awaited. */
async function until(page: Page, path: string, shows: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path)
        return page.getByText(shows).first().isVisible()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
}

test('a clerk takes in, an examiner decides, the clerk hands out', async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  expect(new URL(clerk.url()).pathname).toBe('/w/window')
  const caseId = await takenIn(clerk)

  await decided(caseId)
  await takesOver(clerk, `/w/cases/${caseId}`)
  await until(clerk, '/w/pickup', item)
  await clerk.goto(`/w/cases/${caseId}`)
  await openStep(clerk, /^送达/)
  await press(clerk, /^确认：送达/)
  await until(clerk, `/w/cases/${caseId}`, '已办结')
})

/** Takes a case over as soon as it and its files are here: until then the node says what is still on its way. */
async function takesOver(page: Page, path: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await page.goto(`${path}?do=takeOver`)
        if (answer?.status() !== 200) return false
        const confirm = page.getByRole('button', { name: /^确认：接手/ })
        if (!(await confirm.isVisible())) return false
        await confirm.click()
        return page.getByText('接手：已记入办件').isVisible()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
}

/** In the office: taken over, taken on, accepted, granted, issued, sent back. */
async function decided(caseId: string): Promise<void> {
  const examiner = await signedInAs(browser, demo.sichuan, sample.examiner, '/w')
  await takesOver(examiner, `/w/review/${caseId}`)
  await press(examiner, /^领办/)
  await shows(examiner, '您已领办')
  await openStep(examiner, /^受理/)
  await press(examiner, /^确认：受理/)
  await shows(examiner, '受理：已记入办件')
  await openStep(examiner, /^准予/)
  await press(examiner, /^确认：准予/)
  await openStep(examiner, /^出证/)
  await press(examiner, /^确认：出证/)
  await openStep(examiner, /^转出/)
  await examiner.getByLabel('结果交回收件地').check()
  await press(examiner, /^确认：转出/)
  await shows(examiner, '转出：已记入办件')
}

/** At the counter: card read, item chosen, papers judged, receipt printed, handed over. Answers the case. */
async function takenIn(clerk: Page): Promise<string> {
  await clerk.getByLabel('刷身份证').fill(card)
  await clerk.keyboard.press('Enter')
  await press(clerk, new RegExp(item))
  await clerk.getByLabel('联系电话').waitFor()
  await clerk.getByRole('radio', { name: '1 看过原件' }).first().check()
  await clerk.getByLabel('高拍仪').nth(0).setInputFiles(picture('登记表.pdf'))
  await clerk.getByLabel('高拍仪').nth(1).setInputFiles(picture('人像.pdf'))
  await press(clerk, /^收件/)
  await shows(clerk, '收下了')
  const opened = clerk.context().waitForEvent('page')
  await press(clerk, /打印收件凭证/)
  await opened
  await press(clerk, /^转给办理地/)
  await shows(clerk, '转出：已记入办件')
  return new URL(clerk.url()).pathname.split('/').at(-1) ?? ''
}

/** A step that asks something is a link to its form; one that asks nothing is a button. */
const openStep = (page: Page, name: RegExp) => page.getByRole('link', { name }).click()
