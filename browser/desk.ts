import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningDemo } from './demo-process.ts'
import { card, signedInAs } from './staff.ts'

type Demo = Omit<RunningDemo, 'stop'>

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
  await expect
    .poll(
      async () => {
        await page.goto(path)
        return page.getByText(text).first().isVisible()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
}

/** Takes a case over by its key as soon as it and its files are here: until then the node says what is still on its way. */
export async function takesOver(page: Page, path: string, key: (name: string) => Promise<void>): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await page.goto(path)
        if (answer?.status() !== 200) return false
        return page.getByRole('button', { name: /^接手/ }).isVisible()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
  await expect
    .poll(
      async () => {
        await page.goto(path)
        // Refused, the same page comes again and says what is still on its way.
        const taken = page.waitForURL(/[?&]done=takeOver/, { timeout: 5_000 }).then(
          () => true,
          () => false,
        )
        await key('F8')
        return taken
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
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

export const caseIdOn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Somebody at the office that a case was sent to, with the case taken over. */
export async function inOffice(browser: Browser, demo: Demo, who: string, caseId: string): Promise<Page> {
  const examiner = await signedInAs(browser, demo.sichuan, who, '/w')
  await takesOver(examiner, `/w/review/${caseId}`, (name) => examiner.keyboard.press(name))
  return examiner
}
