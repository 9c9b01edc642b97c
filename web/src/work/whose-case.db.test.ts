import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortals, type Portals } from '../test-kit/portals.fixture.ts'

let portals: Portals
let caseId: string
beforeAll(async () => {
  portals = await openPortals()
  caseId = (await (await portals.received('relay')).inOffice()).id
})
afterAll(() => portals.close())

const find = (name: string) => `/w/find?q=${encodeURIComponent(name)}`

test.each([
  ['chongqing', '例窗口(渝中区川渝通办专窗)', '/w/window?waiting=elsewhere'],
  ['sichuan', '例审批(广安区公安分局)', '/w/review'],
] as const)('at %s %s reads in the queue whose case it is, and finds it by the name', async (region, who, queue) => {
  const browser = portals.browser(region)
  const listed = await portals.signIn(browser, who, `/login?next=${encodeURIComponent(queue)}`)
  expect(listed.html).toContain('例＊＊')
  expect(listed.html).not.toContain('例远行')
  const found = (await browser.open(find('例远行'))).html
  expect(found).toContain('例＊＊')
  expect(found).toContain(`/w/cases/${caseId}`)
  expect((await browser.open(find('样'))).html).not.toContain(`/w/cases/${caseId}`)
})
