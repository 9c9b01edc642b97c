import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Portals } from '../../test-kit/portals.fixture.ts'

let portals: Portals
let person: Browser
beforeAll(async () => {
  portals = await openPortals()
  person = portals.browser('chongqing')
  await portals.signIn(person, '例远行')
})
afterAll(() => portals.close())

const NOTICE = { until: '2026-03-20', materials: ['portrait'] }
const why = { bodies: [{ section: 'materials', body: { missing: ['portrait'], why: '人像模糊，请重新采集' } }] }

/** A case of the person that the examiner in Sichuan has asked something more for. */
async function supplementing() {
  const story = await portals.received('relay')
  await story.inOffice()
  await story.examiner.does('requireSupplement', NOTICE, why)
  return story
}

test('the list says whose turn it is, the page who has it, what comes next and by when, over both authorities', async () => {
  const { id } = await supplementing()
  const list = await person.open('/me')
  expect(list.html).toContain('居民身份证跨省异地办理')
  expect(list.html).toContain('轮到您了')
  const page = await person.open(`/me/cases/${id}`)
  for (const shown of ['广安区公安分局', '补材料', '时限先停着', '3 月 20 日', '收件，给了收件凭证', '接手'])
    expect(page.html, shown).toContain(shown)
  expect(page.html).toContain('class="ends"')
})

test('what is missing is said, and answered in one place', async () => {
  const { id, examiner } = await supplementing()
  const page = await person.open(`/me/cases/${id}/supplement`)
  expect(page.html).toContain('人像模糊，请重新采集')
  expect(page.html).toContain('人像与指纹采集回执')
  const send = (file?: File) => {
    const body = new FormData()
    if (file) body.set('file-portrait', file)
    return person.send(page.url.pathname, body)
  }
  expect((await send()).html).toContain('要补的要一次补齐')
  const disguised = new File(['GIF89a not a picture'], 'face.png', { type: 'image/png' })
  expect((await send(disguised)).html).toContain('href="#file-portrait"')
  const after = await send(new File(['%PDF-1.4\n% sharp\n'], 'face.pdf', { type: 'application/pdf' }))
  expect([after.status, after.url.pathname]).toEqual([200, `/me/cases/${id}`])
  await portals.quiet()
  const { state, timeline } = await examiner.sees()
  expect([state, timeline.at(-1).action]).toEqual(['received', 'supplement'])
  // Answered, it is not asked for again.
  expect((await person.open(`/me/cases/${id}/supplement`)).url.pathname).toBe(`/me/cases/${id}`)
})

test('whoever is refused reads why, on which ground, and what they can do', async () => {
  const story = await portals.received('refused')
  await story.accepted()
  const decision = { facts: '累计缴费七个月', basis: '社会保险法第四十五条', remedy: '六十日内申请行政复议' }
  const approval = await story.second.approves('refuse').catch(() => undefined)
  await story.examiner.does(
    'refuse',
    {},
    {
      bodies: [{ section: 'decision', body: decision }],
      ...(approval?.status === 201 ? { approval: approval.body.approval } : {}),
    },
  )
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例待业')
  const page = await browser.open(`/me/cases/${story.id}`)
  for (const shown of ['没有同意', ...Object.values(decision)]) expect(page.html).toContain(shown)
})

test('a case is withdrawn by one press after it was asked, and rated once', async () => {
  const { id } = await portals.received('relay')
  const page = await person.open(`/me/cases/${id}`)
  expect(page.html).toContain('确认撤回')
  const rated = await person.press(await person.open(`/me/cases/${id}/rate`), { grade: '4', words: '很快' })
  expect(rated.html).toContain('您评价了')
  expect((await person.open(`/me/cases/${id}/rate`)).url.pathname).toBe(`/me/cases/${id}`)
  const without = await person.open(`/me/cases/${id}`)
  const after = await person.press(without)
  expect(after.html).toContain('您撤回了申请')
})

test('every paper of the case can be kept as a PDF by its person, in large print too, and by nobody else', async () => {
  const { id } = await supplementing()
  const page = await person.open(`/me/cases/${id}`)
  expect(page.html).toContain('文书，下载或打印（2 份）')
  const hrefs = [...page.html.matchAll(/href="([^"]+\/papers\/[^"]+)"/g)].map(([, href = '']) => href)
  expect(hrefs).toHaveLength(2)
  for (const href of hrefs) {
    const usual = await person.open(href)
    expect(usual.html.slice(0, 5)).toBe('%PDF-')
    expect((await person.open(`${href}?size=large`)).html.slice(0, 5)).toBe('%PDF-')
    const other = portals.browser('chongqing')
    expect((await other.open(href)).url.pathname).toMatch(/^\/choose\//)
    await portals.signIn(other, '例转移')
    expect((await other.open(href)).status).toBe(404)
  }
})

test('a rating without a grade is asked for again', async () => {
  const { id } = await portals.received('relay')
  expect((await person.press(await person.open(`/me/cases/${id}/rate`))).html).toContain('请选一个')
})

test('another person, staff or nobody sees nothing: no list, no page, no form', async () => {
  const { id } = await supplementing()
  const paths = ['', '/supplement', '/rate'].map((below) => `/me/cases/${id}${below}`)
  const other = portals.browser('chongqing')
  for (const path of ['/me', ...paths]) expect((await other.open(path)).url.pathname).toMatch(/^\/choose\//)
  await portals.signIn(other, '例转移')
  expect((await other.open('/me')).html).not.toContain('居民身份证')
  for (const path of paths) {
    expect((await other.open(path)).status, path).toBe(404)
    expect((await other.send(path, new URLSearchParams({ grade: '1' }))).status, path).toBe(404)
  }
  const clerk = portals.browser('chongqing')
  await portals.signIn(clerk, '例窗口(渝中区川渝通办专窗)')
  for (const path of ['/me', ...paths]) expect((await clerk.open(path)).status, path).toBe(403)
})
