import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { card, sample, signedInAs } from './staff.ts'

// Somebody gets stuck at home and goes on at a counter: with a code and the identity card, nothing is typed again.
const demo = inject('demo')
const CARD = `/apply/new?${new URLSearchParams({ item: 'item-8190a18241a571a0d129', place: '511602:gongan' })}`
const person = '例远行'
const name = '居民身份证跨省异地办理'
const upload = { name: '登记表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n% filled in at home\n') }

let browser: Browser
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())

/** A person at home, with form and one material given. */
async function stuckAtHome(): Promise<Page> {
  const page = await signedInAs(browser, demo.chongqing, person, CARD)
  await page.getByLabel('手机号').fill('000-0000-0099')
  await page.getByRole('combobox').selectOption({ value: '500103:window' })
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/apply\/[0-9a-f-]{36}/)
  const tasks = page.url()
  await page.getByRole('link', { name: '这件事的表' }).click()
  await page.getByLabel('有效期满').check()
  await page.getByLabel('户籍地址').fill('四川省广安市广安区样例路 1 号')
  await page.getByLabel('现居住地址').fill('重庆市渝中区样例路 2 号')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.goto(`${tasks}/materials`)
  const form = page.getByRole('region', { name: '居民身份证异地受理登记表' })
  await form.getByLabel('文件').setInputFiles(upload)
  await form.getByRole('button', { name: '保存这一样' }).click()
  await page.waitForURL(/\/questions$/)
  await page.goto(tasks)
  return page
}

async function takeCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: '取一个码' }).click()
  await page.getByText('有效到').waitFor()
  return page.locator('#code dd.big').innerText()
}

async function tellCode(clerk: Page, code: string): Promise<void> {
  await clerk.goto('/w/window')
  await clerk.getByLabel('取件码').fill(code)
  await clerk.keyboard.press('Enter')
  await clerk.getByText('取件码记下了，请再刷身份证').waitFor()
  // The focus is in the reader's field, and the code is still there.
  await clerk.keyboard.type(card)
  await clerk.keyboard.press('Enter')
}

/** What was uploaded needs no word; the original is seen, and what is lacking is promised. */
async function judge(clerk: Page): Promise<void> {
  await clerk
    .getByRole('group', { name: /^居民身份证、户口簿/ })
    .getByRole('radio', { name: '看过原件' })
    .check()
  await clerk.getByRole('group', { name: /^人像/ }).getByRole('radio', { name: '承诺后补' }).check()
}

test('begun at home, taken in at the counter by a code: form, material and choice are there, and nothing is sent twice', async () => {
  const page = await stuckAtHome()
  const code = await takeCode(page)
  expect(code).toMatch(/^\d{3} \d{3}$/)
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
  await tellCode(clerk, code)
  // The questions were not answered at home.
  await clerk.getByRole('button', { name: /^看要交什么/ }).click()
  await clerk.getByRole('heading', { name: '核对' }).waitFor()
  await expect.poll(() => clerk.getByRole('heading', { name }).count()).toBe(1)
  await expect.poll(() => clerk.getByLabel('户籍地址').inputValue()).toBe('四川省广安市广安区（样例）')
  await expect.poll(() => clerk.getByLabel('换领原因').inputValue()).toBe('expired')
  // Of the phone the card knows, and of the rest the draft: what is read here counts for more.
  const file = clerk.getByRole('link', { name: '看本人上传的' })
  const [download] = await Promise.all([clerk.waitForEvent('download'), file.click()])
  expect(await download.failure()).toBeNull()

  // Meanwhile the person sees who has it, and cannot send it a second time.
  const tasks = page.url().split('#')[0] ?? ''
  await page.goto(`${tasks}/check`)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('窗口正在给您办')

  await judge(clerk)
  await clerk.keyboard.press('F8')
  await clerk.getByText('查询号').first().waitFor()
  const gone = await page.goto(tasks)
  expect(gone?.status()).toBe(404)
  await page.goto('/me')
  await expect.poll(() => page.getByRole('link', { name }).count()).toBeGreaterThan(0)
  await Promise.all([page.context().close(), clerk.context().close()])
})

test('taken back by its owner, the counter takes nothing in; a wrong code opens nothing', async () => {
  const page = await stuckAtHome()
  const code = await takeCode(page)
  const clerk = await signedInAs(browser, demo.chongqing, sample.counterClerk, '/w/window')
  await tellCode(clerk, String((Number(code.replace(' ', '')) + 1) % 1_000_000).padStart(6, '0'))
  await clerk.getByText('取件码不对、过了期，或者不是这位办事人的').waitFor()
  await tellCode(clerk, code)
  // The questions were not answered at home.
  await clerk.getByRole('button', { name: /^看要交什么/ }).click()
  await clerk.getByRole('heading', { name: '核对' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '拿回来自己填' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await judge(clerk)
  await clerk.keyboard.press('F8')
  await clerk
    .getByText(/办事人把草稿拿回去了/)
    .first()
    .waitFor()
  await Promise.all([page.context().close(), clerk.context().close()])
})

test('on another device the person finds the draft among their own, also by the code', async () => {
  const page = await stuckAtHome()
  const code = await takeCode(page)
  const phone = await signedInAs(browser, demo.chongqing, person, '/me')
  await phone.getByText('有取件码').click()
  await phone.getByLabel('取件码').fill('12')
  await phone.getByRole('button', { name: '打开' }).click()
  await expect.poll(() => phone.getByText('取件码是 6 位数字，请再看一下').count()).toBeGreaterThan(0)
  await phone.getByLabel('取件码').fill(code)
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByRole('heading', { name, level: 1 }).waitFor()
  await expect.poll(() => new URL(phone.url()).pathname).toBe(new URL(page.url()).pathname)
  await Promise.all([page.context().close(), phone.context().close()])
})
