import type { Page } from 'playwright-core'
import type { RunningDemo } from './demo-process.ts'
import { signedIn } from './person.ts'
import { sample, signInAt } from './staff.ts'

type Demo = Omit<RunningDemo, 'stop'>

export const words = '窗口说要等三天，等了三次都没有人办。'
/** The counter whose supervisor answers. */
const counter = '渝中区川渝通办专窗'

/** A person has said what went wrong at a counter; answers the path of it among their own. */
export async function withTicket(_: Demo, page: Page): Promise<string> {
  await signedIn(page)
  await page.goto('/complaints')
  await page.getByLabel('说的是哪个地方？').selectOption({ label: counter })
  await page.getByLabel('哪里没做好？').fill(words)
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByRole('link', { name: '看这一件' }).click()
  return new URL(page.url()).pathname
}

/** The same, on the desk of the supervisor. */
export async function withTicketOnDesk(demo: Demo, page: Page): Promise<string> {
  const ticket = (await withTicket(demo, page)).split('/').at(-1)
  await page.context().clearCookies()
  await signInAt(page, demo.chongqing, sample.supervisor, '/w/complaints')
  return `/w/complaints/${ticket}`
}
