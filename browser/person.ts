import type { Page } from 'playwright-core'

/** The housing fund of a retired person: decided in Sichuan, all of it online. */
const RETIREMENT = { item: 'item-1cc63eede444970e794b', place: '510100:gjj' }
/** The sample person of Chongqing it belongs to. */
const RETIRED = '例和平'

/** Signs the person in at the page of the identity provider, which then leads to `next`. */
async function signIn(page: Page, next: string): Promise<void> {
  await page.goto(`/login?${new URLSearchParams({ next })}`)
  await page.getByRole('button', { name: RETIRED }).click()
  // What is gone to before the sign-in has come back breaks it off.
  await page.waitForURL((url) => url.pathname !== '/login' && `${url.pathname}${url.search}` === next)
}

/** A person signed in, with an application begun; answers the path of its list of tasks. */
export async function withApplication(page: Page): Promise<string> {
  await signIn(page, startOfApplication())
  await page.getByLabel('手机号').fill('000-0000-0011')
  await page.getByRole('button', { name: '开始填' }).click()
  await page.waitForURL(/\/apply\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** The same, with everything filled in but sent. */
export async function withFilledApplication(page: Page): Promise<string> {
  const path = await withApplication(page)
  await page.getByRole('link', { name: '接着填' }).click()
  await page.getByLabel('个人公积金账号').fill('000000001960')
  await page.getByLabel('收款银行').fill('样例银行')
  await page.getByLabel('收款账号').fill('0000000000001960')
  // The form, the questions of the situation, how to get the result.
  for (let task = 0; task < 3; task++) await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.getByRole('button', { name: '确认提交' }).waitFor()
  return path
}

/** The same, sent off. */
export async function withReceipt(page: Page): Promise<string> {
  const path = await withFilledApplication(page)
  await page.getByRole('button', { name: '确认提交' }).click()
  // A page that is closed while it sends may never close, and what it sends never arrive.
  await page.waitForURL(`**${path}/done`)
  return path
}

/** A case that was sent off; answers its path. */
export async function withCase(page: Page): Promise<string> {
  await withReceipt(page)
  await page.getByRole('link', { name: '看进度' }).click()
  await page.waitForURL(/\/me\/(cases|parents)\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

export const startOfApplication = (): string => `/apply/new?${new URLSearchParams(RETIREMENT)}`

/** A person signed in, without anything begun; answers what stands before every path. */
export async function signedIn(page: Page): Promise<string> {
  await signIn(page, '/')
  return ''
}
