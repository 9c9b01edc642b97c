import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Portals } from '../test-kit/portals.fixture.ts'

const words = '窗口说要等三天，等了三次都没有人办'
const answer = { outcome: 'upheld', findings: '三次都没有按时转办，属实', measures: '今天已转办，并向您道歉' }
const supervisors = { guangan: '例督导(广安区)', chongqing: '例督导(重庆)' }

let portals: Portals
let person: Browser
let caseId: string
let caseNumber: string
beforeAll(async () => {
  portals = await openPortals()
  person = portals.browser('chongqing')
  await portals.signIn(person, '例远行')
  const received = await portals.received('relay')
  caseId = received.id
  caseNumber = received.receipt.queryNumber
})
afterAll(() => portals.close())

/** Number and code as the receipt shows them. */
const onReceipt = (html: string): string[] => [...html.matchAll(/<dd class="big">([^<]+)<\/dd>/g)].map(([, text = '']) => text)
const ticketIn = (html: string): string => /\/tickets\/([0-9a-f-]{36})/.exec(html)?.[1] ?? 'none'

test('from their case a person says what went wrong; a supervisor in the other region answers; the person reads it by both ways', async () => {
  const page = await person.open(`/me/cases/${caseId}`)
  expect(page.html).toContain(`href="/complaints?case=${caseId}"`)
  const form = await person.open(`/complaints?case=${caseId}`)
  for (const shown of ['居民身份证跨省异地办理', '办理的：广安区公安分局', '收件的：渝中区川渝通办专窗', '15 个工作日'])
    expect(form.html, shown).toContain(shown)
  const receipt = await person.press(form, { words })
  for (const shown of ['收到了', '广安区公安分局', '3 月 23 日']) expect(receipt.html, shown).toContain(shown)
  const [number = '', code = ''] = onReceipt(receipt.html)
  await portals.quiet()

  const supervisor = portals.browser('sichuan')
  // Who signs in is led to where they work.
  const queue = await portals.signIn(supervisor, supervisors.guangan, '/w')
  expect(queue.url.pathname).toBe('/w/complaints')
  for (const shown of [number, '15 天', '广安区公安分局']) expect(queue.html, shown).toContain(shown)
  const ticket = /\/w\/complaints\/[0-9a-f-]{36}/.exec(queue.html)?.[0] ?? 'none'
  expect((await person.open(`/me/tickets/${ticketIn((await person.open('/me')).html)}`)).html).not.toContain('对答复不满意')
  const open = await supervisor.open(ticket)
  for (const shown of [words, '待受理', '没有留']) expect(open.html, shown).toContain(shown)
  const short = await supervisor.press(open, { outcome: 'unfounded', findings: '没有此事', measures: '不处理' })
  for (const shown of ['没有此事', 'href="#remedy"']) expect(short.html, shown).toContain(shown)
  expect((await supervisor.press(open, answer)).html).toContain('已答复：属实')
  expect((await supervisor.press(open, answer)).html).toContain('这件已经答复过了')
  expect((await supervisor.open('/w/complaints?waiting=answered')).html).toContain(number)
  await portals.quiet()

  const list = await person.open('/me')
  expect(list.html).toContain('已答复：属实')
  const mine = await person.open(`/me/tickets/${ticketIn(list.html)}`)
  for (const shown of [words, ...Object.values(answer).slice(1)]) expect(mine.html, shown).toContain(shown)
  for (const shown of ['对答复不满意？', 'href="tel:12345"', '再投诉一次']) expect(mine.html, shown).toContain(shown)
  const anybody = portals.browser('chongqing')
  const tracked = await anybody.press(await anybody.open('/track'), { number, code })
  expect(tracked.html).toContain(answer.findings)
  expect(tracked.html).not.toContain(words)
  // The case shows nothing of it.
  expect((await person.open(`/me/cases/${caseId}`)).html).not.toContain(answer.findings)
})

test('a person chooses among their own cases by name and number', async () => {
  const form = await person.open('/complaints')
  expect(form.html.replaceAll(/<[^>]+>/g, '')).toContain(`居民身份证跨省异地办理${caseNumber}`)
})

test('without signing in, about a place; what is missing is said beside its field and nothing typed is lost', async () => {
  const anybody = portals.browser('chongqing')
  const form = await anybody.open('/stuck')
  expect(form.html).not.toContain('是您的哪一件')
  const wrong = await anybody.press(form, { number: '1', words: '短', phone: 'abc', name: '过客' })
  for (const shown of ['href="#code"', 'href="#words"', 'value="过客"']) expect(wrong.html, shown).toContain(shown)
  const phone = await anybody.press(wrong, { number: '', words, phone: 'abc' })
  expect(phone.html).toContain('电话只写数字')
  const twice = await anybody.press(phone, { phone: '000-0000-0022', place: '500103:window' })
  for (const shown of ['收到了', '渝中区川渝通办专窗', '5 个工作日']) expect(twice.html, shown).toContain(shown)
  // The same press again, as after a slow answer: the same receipt.
  expect(onReceipt((await anybody.press(phone, { phone: '000-0000-0022', place: '500103:window' })).html)).toEqual(
    onReceipt(twice.html),
  )
})

test('from a guide it is about the item at its place; from what was tracked about that case', async () => {
  const anybody = portals.browser('chongqing')
  const guide = await anybody.open('/items/item-8190a18241a571a0d129?place=511602:gongan')
  const href = /href="(\/complaints\?item=[^"]+)"/.exec(guide.html)?.[1]?.replaceAll('&amp;', '&') ?? 'none'
  const form = await anybody.open(href)
  for (const shown of ['居民身份证跨省异地办理', '广安区公安分局']) expect(form.html, shown).toContain(shown)
  expect((await anybody.press(form, { words })).html).toContain('广安区公安分局')
  const { queryNumber: number, queryCode: code } = (await portals.received('relay')).receipt
  const tracked = await anybody.press(await anybody.open('/track'), { number, code })
  const about = await anybody.open(/href="(\/complaints\?number=[^"]+)"/.exec(tracked.html)?.[1] ?? 'none')
  expect(about.html).toContain(`value="${number}"`)
  expect((await anybody.press(about, { code, words })).html).toContain('广安区公安分局')
  // Back to the page that was sent, and something else is sent from it.
  expect((await anybody.press(about, { code, words: `${words}，还有一件` })).html).toContain('已经交过一份')
  const wrongCode = await anybody.press(await anybody.open('/complaints'), {
    number,
    code: code === '000000' ? '000001' : '000000',
    words,
  })
  expect(wrongCode.html).toContain('href="#code"')
})

test('nobody else sees it: no list, no page, no form; words are shown as words', async () => {
  const script = '<script>alert(1)</script> 等了三次'
  await person.press(await person.open(`/complaints?case=${caseId}`), { words: script, place: '500103:window' })
  const id = ticketIn((await person.open('/me')).html)
  const mine = await person.open(`/me/tickets/${id}`)
  expect(mine.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(mine.html).not.toContain('<script>alert')
  const other = portals.browser('chongqing')
  expect((await other.open(`/me/tickets/${id}`)).url.pathname).toMatch(/^\/choose\//)
  await portals.signIn(other, '例转移')
  expect((await other.open(`/me/tickets/${id}`)).status).toBe(404)
  expect((await other.open(`/complaints?case=${caseId}`)).status).toBe(404)
  expect((await other.open('/w/complaints')).status).toBe(403)
  for (const [who, list, one] of [
    ['例窗口(渝中区川渝通办专窗)', 403, 403],
    ['例审批(重庆市道路运输管理机构)', 403, 403],
    [supervisors.chongqing, 200, 404],
    ['例运维(重庆平台)', 200, 404],
  ] as const) {
    const staff = portals.browser('chongqing')
    await portals.signIn(staff, who)
    const queue = await staff.open('/w/complaints')
    expect({ who, status: queue.status }).toEqual({ who, status: list })
    expect(queue.html).not.toContain(id)
    expect({ who, status: (await staff.open(`/w/complaints/${id}`)).status }).toEqual({ who, status: one })
    const sent = await staff.send(`/w/complaints/${id}`, new URLSearchParams(answer))
    expect(sent.html).not.toContain('已答复')
  }
  expect((await person.open(`/me/tickets/${id}`)).html).toContain('还没有答复')
})
