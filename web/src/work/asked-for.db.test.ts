import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortals, type Portals } from '../test-kit/portals.fixture.ts'

let portals: Portals
let caseId: string
beforeAll(async () => {
  portals = await openPortals()
  const story = await (await portals.received('relay')).inOffice()
  caseId = story.id
  const [material] = (await portals.application('relay')).materials as { material: string }[]
  await story.examiner.does(
    'requireSupplement',
    { materials: [material?.material], until: '2026-12-25' },
    { bodies: [{ section: 'materials', body: { missing: [material?.material], why: '背景不是白色，请重拍' } }] },
  )
})
afterAll(() => portals.close())

test.each([
  ['chongqing', '例窗口(渝中区川渝通办专窗)'],
  ['sichuan', '例审批(广安区公安分局)'],
] as const)('at %s %s reads on the case what was found wrong, and until when it may be brought', async (region, who) => {
  const path = `/w/cases/${caseId}`
  const { html } = await portals.signIn(portals.browser(region), who, `/login?next=${encodeURIComponent(path)}`)
  expect(html).toContain('背景不是白色，请重拍')
  expect(html).toContain('12 月 25 日（周五）前补齐')
})
