import type { Browser, Page } from 'playwright-core'
import { vi } from 'vitest'
import type { RunningDemo } from './demo-process.ts'
import { card, relayItem, signedInAs } from './staff.ts'

type Demo = Omit<RunningDemo, 'stop'>

/** An item that is decided at once. */
export const instantItem = '社会保障卡申领'

/** A file as a camera at the counter gives it. */
export const picture = (name: string) => ({
  ...{ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n`) },
})

/** Waits for a text; fails with what the page says instead. */
export async function shows(page: Page, text: string | RegExp): Promise<void> {
  const found = page.getByText(text).first()
  await found.waitFor({ timeout: 15_000 }).catch(async () => {
    throw new Error(`no “${text}” at ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 1500)}`)
  })
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** A step that asks something is a link to its form; one that asks nothing is a button. */
export const openStep = (page: Page, name: RegExp) => page.getByRole('link', { name }).click()

/** A case travels while nobody looks: the page is asked for again until it shows what is awaited. */
export async function until(page: Page, path: string, text: string): Promise<void> {
  await eventually(`“${text}” at ${path}`, async () => {
    await page.goto(path)
    return page.getByText(text).first().isVisible()
  })
}

/** Asks again until it is so; also where something is only prepared, outside a test. */
const eventually = (what: string, isSo: () => Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await isSo())) throw new Error(`still not: ${what}`)
    },
    { timeout: 30_000, interval: 500 },
  )

/** Takes a case over by its key as soon as it and its files are here: until then the node says what is still on its way. */
export async function takesOver(page: Page, path: string, key: (name: string) => Promise<void>): Promise<void> {
  await eventually(`take-over offered at ${path}`, async () => {
    const answer = await page.goto(path)
    if (answer?.status() !== 200) return false
    return page.getByRole('button', { name: /^接手/ }).isVisible()
  })
  await eventually(`taken over at ${path}`, async () => {
    await page.goto(path)
    // Refused, the same page comes again and says what is still on its way.
    const taken = page.waitForURL(/[?&]done=takeOver/, { timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    await key('F8')
    return taken
  })
}

/** A card is read and the item chosen: the reader is a keyboard of its own, it types into what has the focus and ends with Enter. */
export async function begins(clerk: Page, item: string): Promise<void> {
  await clerk.goto('/w/window')
  await clerk.getByLabel('刷身份证').fill(card)
  await clerk.keyboard.press('Enter')
  await press(clerk, new RegExp(item))
}

/** Whatever neither card nor keypad gave. */
export async function fillsEmpty(clerk: Page, text: string): Promise<void> {
  for (const input of await clerk.locator('.fields input[required]').all())
    if ((await input.inputValue()) === '') await input.fill(text)
}

/** A case of an instant item at the counter, in the situation of whoever applies for the first time: received and on its way. Its id. */
export async function instantTakenIn(clerk: Page, item: string): Promise<string> {
  await begins(clerk, item)
  await shows(clerk, '什么情形')
  await press(clerk, /^看要交什么/)
  await shows(clerk, '停在一行')
  await fillsEmpty(clerk, '样例')
  await clerk.getByRole('radio', { name: '1 齐' }).first().check()
  for (const camera of await clerk.getByLabel('高拍仪').all()) await camera.setInputFiles(picture('材料.pdf'))
  await press(clerk, /^收件/)
  await shows(clerk, '收下了')
  await press(clerk, /^转给办理地/)
  await shows(clerk, '转出：已记入办件')
  return caseIdOn(clerk)
}

/** The identity card of somebody whose card expired, with everything right but the portrait. */
export async function withBadPortrait(clerk: Page): Promise<void> {
  await begins(clerk, relayItem)
  for (const answer of ['1 领过', '1 到期']) await clerk.getByRole('radio', { name: answer }).check()
  await press(clerk, /^看要交什么/)
  await shows(clerk, '停在一行')
  await clerk.getByRole('radio', { name: '1 看过原件' }).first().check()
  await clerk.getByLabel('高拍仪').nth(0).setInputFiles(picture('登记表.pdf'))
  const portrait = clerk.getByRole('group', { name: /人像|照片/ })
  await portrait.getByLabel('高拍仪').setInputFiles(picture('人像.pdf'))
  await portrait.getByRole('radio', { name: '2 不合格' }).check()
  await portrait.getByText('写问题').click()
  await portrait.getByLabel('哪里不对').fill('背景不是白色，请重拍')
}

/** 失业保险金: every field that the card does not fill is typed, and the papers are there. Its id. */
export async function unemploymentTakenIn(clerk: Page, sendOn = true): Promise<string> {
  await begins(clerk, '失业保险金申领')
  if (await clerk.getByText('什么情形').first().isVisible()) await press(clerk, /^看要交什么/)
  await shows(clerk, '停在一行')
  await clerk.getByLabel('收款账号').fill('6200000000000000000')
  await fillsEmpty(clerk, '2026-01-31')
  for (const camera of await clerk.getByLabel('高拍仪').all()) await camera.setInputFiles(picture('材料.pdf'))
  await press(clerk, /^收件/)
  await shows(clerk, '收下了')
  if (sendOn) await press(clerk, /^转给办理地/)
  else await clerk.getByRole('link', { name: '打开办件' }).click()
  await shows(clerk, sendOn ? '转出：已记入办件' : '全程')
  return caseIdOn(clerk)
}

export const caseIdOn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Somebody at the office that a case was sent to, with the case taken over. */
export async function inOffice(browser: Browser, demo: Demo, who: string, caseId: string): Promise<Page> {
  const examiner = await signedInAs(browser, demo.sichuan, who, '/w')
  await takesOver(examiner, `/w/review/${caseId}`, (name) => examiner.keyboard.press(name))
  return examiner
}
