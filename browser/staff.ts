import type { Browser, Page } from 'playwright-core'
import type { RunningDemo, ServingNode } from './demo-process.ts'

type Demo = Omit<RunningDemo, 'stop'>

/** Sample staff by the beginning of their button at the identity provider. */
export const sample = {
  counterClerk: '例窗口(渝中区',
  otherClerk: '例窗口(合川区',
  /** Signs in only to choose how pages look, which stays with them. */
  lookingClerk: '例窗口(重庆市道路运输管理机构',
  examiner: '例审批(广安区公安分局',
  otherExaminer: '例审批(广安区人社局',
  otherSecond: '例复核(广安区人社局',
  operator: '例运维(重庆',
  supervisor: '例督导(渝中区',
  otherSupervisor: '例督导(重庆',
  supervisorAcross: '例督导(广安区',
} as const

/** Signs somebody in by one press at the identity provider, which then leads to the page. */
export async function signInAt(page: Page, node: ServingNode, who: string, path: string): Promise<void> {
  await page.goto(`${node.web}/login?next=${encodeURIComponent(path)}`)
  const button = page.getByRole('button', { name: who })
  await button.click({ timeout: 20_000 }).catch(async () => {
    throw new Error(`no button ${who} at ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 400)}`)
  })
  await page.waitForURL((url) => url.origin === node.web && !url.pathname.startsWith('/login'))
}

/** A browser of somebody's own, signed in, at a page. */
export async function signedInAs(browser: Browser, node: ServingNode, who: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: node.web, viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await signInAt(page, node, who, path)
  return page
}

/** What the reader types: card and keypad of the person. */
export const card = '例远行|999999199005200220|四川省广安市广安区（样例）|000-0000-0022|重庆市渝中区（样例）'
export const relayItem = '居民身份证跨省异地办理'

/** A clerk at the counter has read a card. */
export async function withSession(demo: Demo, page: Page): Promise<string> {
  await signInAt(page, demo.chongqing, sample.counterClerk, '/w/window')
  await page.getByLabel('刷身份证').fill(card)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '办什么' }).waitFor()
  return new URL(page.url()).pathname
}

/** The same, has chosen what it is about, and left the situation open. */
export async function withChosenItem(demo: Demo, page: Page): Promise<string> {
  const path = await withSession(demo, page)
  await page.getByRole('button', { name: relayItem }).click()
  await page.getByRole('button', { name: /^看要交什么/ }).click()
  await page.getByRole('heading', { name: '核对' }).waitFor()
  return path
}

/** A page of the workbench as one of staff sees it. */
export const asStaff =
  (region: 'chongqing' | 'sichuan', who: keyof typeof sample, path: (demo: Demo) => string) =>
  async (demo: Demo, page: Page): Promise<string> => {
    await signInAt(page, demo[region], sample[who], '/w')
    return demo[region].web + path(demo)
  }

/** The relay case that the demo has played: decided in Sichuan for a counter of Chongqing. */
export const playedRelay = ({ cases }: Demo): string => cases.find(({ item }) => item === relayItem)?.id ?? 'none'
