import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { caseIdOn, inOffice, instantItem, instantTakenIn, openStep, picture, press, shows, takesOver, until } from './desk.ts'
import { card, relayItem as item, sample, signedInAs } from './staff.ts'

const demo = inject('demo')
let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

const MOST_KEYS = 25

/** Presses keys and counts them. */
function keysOf(page: Page) {
  let pressed = 0
  return {
    key: async (name: string) => {
      pressed++
      await page.keyboard.press(name)
    },
    count: () => pressed,
  }
}

const keyOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().getAttribute('data-key')) ?? 'none'

test('a relay case is taken in, printed, handed over, taken back and handed out by keys alone', {
  timeout: 120_000,
}, async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
  const { key, count } = keysOf(clerk)
  // The reader is a keyboard of its own: it types into what has the focus, and ends with Enter.
  await expect.poll(() => clerk.evaluate('document.activeElement?.id'), { timeout: 20_000 }).toBe('reader')
  await clerk.keyboard.insertText(card)
  await clerk.keyboard.press('Enter')
  await shows(clerk, '办什么')
  await key((await clerk.getByRole('button', { name: item }).getAttribute('data-key')) ?? 'none')
  await shows(clerk, '什么情形')
  for (const digit of ['1', '1']) await key(digit)
  await key('F8')
  await shows(clerk, '停在一行')
  await expect.poll(() => clerk.getByRole('group', { name: '损坏的居民身份证' }).count()).toBe(0)
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
  const caseId = caseIdOn(clerk)
  await key('F2')
  await shows(clerk, '今天的办件')

  await decided(caseId)
  await untilRow(clerk, caseId)
  // The reader has the focus, and the digit is a key all the same.
  await expect.poll(() => clerk.evaluate('document.activeElement?.id')).toBe('reader')
  await key(await keyOf(clerk, `a[href="/w/cases/${caseId}"]`))
  await clerk.waitForURL(`**/w/cases/${caseId}`)
  await takesOver(clerk, `/w/cases/${caseId}`, (name) => clerk.keyboard.press(name))
  await key('F8')
  await clerk.getByRole('button', { name: /^确认：送达/ }).waitFor()
  await key('F8')
  await until(clerk, `/w/cases/${caseId}`, '已办结')
  // The take-over was one key too, however often it was tried while files were on their way.
  const keys = count() + 1
  process.stdout.write(`a relay case at the counter: ${keys} keys beyond the devices (at most ${MOST_KEYS})\n`)
  expect(keys).toBeLessThanOrEqual(MOST_KEYS)
})

/** The result is on its way back: its row comes up at the counter by itself. */
async function untilRow(clerk: Page, caseId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await clerk.goto('/w/window')
        return clerk.locator(`a[href="/w/cases/${caseId}"]`).first().isVisible()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
}

test('an instant case is read and decided on two screens, by keys alone, each step an event of its own', {
  timeout: 120_000,
}, async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  const caseId = await instantTakenIn(clerk, instantItem)
  const examiner = await inOffice(browser, demo, sample.otherExaminer, caseId)
  const { key, count } = keysOf(examiner)
  await examiner.goto('/w/review')
  await key(await keyOf(examiner, `a[href="/w/review/${caseId}"]`))
  await shows(examiner, '还没有人领办')
  await key('l')
  await shows(examiner, '您已领办')
  await key('F8')
  await shows(examiner, '即办件：受理、准予、出证')
  await key('F8')
  await shows(examiner, '受理并准予：每一步都已记入办件')
  process.stdout.write(`an instant case at the office: ${count()} keys, from the queue to the result on its way\n`)
  expect(count()).toBeLessThanOrEqual(5)
  const record = examiner.getByRole('complementary', { name: '全程' })
  for (const step of ['受理，开始算办理时限', '决定：准予', '结果做好了', '转出']) await record.getByText(step).first().waitFor()
  await expect.poll(() => record.innerText()).not.toContain('您')
  await shows(examiner, '例审批')
  await takesOver(clerk, `/w/cases/${caseId}`, (name) => clerk.keyboard.press(name))
})

test('a clerk takes in, an examiner decides, the clerk hands out', { timeout: 120_000 }, async () => {
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w')
  await expect.poll(() => new URL(clerk.url()).pathname).toBe('/w/window')
  const caseId = await takenIn(clerk)
  await decided(caseId)
  await takesOver(clerk, `/w/cases/${caseId}`, (name) => clerk.keyboard.press(name))
  await until(clerk, '/w/pickup', item)
  await clerk.goto(`/w/cases/${caseId}`)
  await openStep(clerk, /^送达/)
  await press(clerk, /^确认：送达/)
  await until(clerk, `/w/cases/${caseId}`, '已办结')
  await expect.poll(() => clerk.getByRole('link', { name: /^转出/ }).count()).toBe(0)
})

/** In the office: taken over, taken on, accepted, granted, issued, sent back. */
async function decided(caseId: string): Promise<void> {
  const examiner = await inOffice(browser, demo, sample.examiner, caseId)
  await press(examiner, /^领办/)
  await shows(examiner, '您已领办')
  for (const step of ['受理', '准予', '出证', '转出']) {
    await openStep(examiner, new RegExp(`^${step}`))
    await press(examiner, new RegExp(`^确认：${step}`))
    await shows(examiner, `${step}：已记入办件`)
  }
}

/** At the counter: card read, item chosen, situation answered, papers judged, receipt printed, handed over. Answers the case. */
async function takenIn(clerk: Page): Promise<string> {
  await clerk.getByLabel('刷身份证').fill(card)
  await clerk.keyboard.press('Enter')
  await press(clerk, new RegExp(item))
  await shows(clerk, '可一次性告知')
  await clerk.getByRole('radio', { name: '1 领过' }).check()
  await clerk.getByRole('radio', { name: '1 到期' }).check()
  await press(clerk, /^看要交什么/)
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
  return caseIdOn(clerk)
}
