import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Page, type Portals, pressName } from '../../test-kit/portals.fixture.ts'

let portals: Portals
beforeAll(async () => {
  portals = await openPortals()
})
afterAll(() => portals.close())

const retirement = { item: 'item-1cc63eede444970e794b', place: '510100:gjj' }
const card = { item: 'item-8190a18241a571a0d129', place: '511602:gongan' }
const form = { accountNumber: '000000001960', bankName: '样例银行', bankAccount: '0000000000001960' }
const start = (of: object) => `/apply/new?${new URLSearchParams({ ...of })}`
const draftOf = (page: Page) => page.url.pathname.split('/')[2] ?? ''
const pathOf = (page: Page) => page.url.pathname.replace(draftOf(page), ':draft')

/** Somebody signed in who has pressed “现在办理” and begun. */
async function begun(who: string, of: object): Promise<{ browser: Browser; tasks: Page }> {
  const browser = portals.browser('chongqing')
  const first = await portals.signIn(browser, who, `/login?${new URLSearchParams({ next: start(of) })}`)
  return { browser, tasks: await browser.press(first, { phone: '000-0000-0011' }) }
}

async function filled(who: string): Promise<{ browser: Browser; check: Page }> {
  const { browser, tasks } = await begun(who, retirement)
  const delivery = await browser.press(await browser.open(`${tasks.url.pathname}/form`), form)
  return { browser, check: await browser.press(delivery) }
}

const casesOf = async (idNumber: string) => {
  const as = await portals.tokenOf(portals.chongqing, idNumber)
  return (await portals.chongqing.call('GET', '/cases', { as })).body.entries as { id: string; item: string; holder: string }[]
}

test('from the guide of a Sichuan item to the receipt, from Chongqing, in 8 screens and 12 clicks at most', async () => {
  const browser = portals.browser('chongqing')
  const screens: Page[] = []
  const see = (page: Page) => {
    screens.push(page)
    return page
  }
  const guide = await browser.open(`/items/${retirement.item}?place=${retirement.place}`)
  const apply = /href="(\/apply\/new[^"]*)"/.exec(guide.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const choosing = see(await browser.open(apply))
  const first = see(await pressName(browser, choosing, '例和平'))
  expect(first.url.pathname).toBe('/apply/new')
  expect(first.html).toContain('来自实名登记')
  expect(first.html).not.toContain('999999196001150111')
  const tasks = see(await browser.press(first, { phone: '000-0000-0011' }))
  expect(tasks.html).toContain('还差 2 项')
  const asked = see(await browser.open(`${tasks.url.pathname}/form`))
  const delivery = see(await browser.press(asked, form))
  const check = see(await browser.press(delivery))
  for (const shown of ['例和平', '样例银行', '电子件', '渝快办']) expect(check.html).toContain(shown)
  const done = see(await browser.press(check))
  const number = /查询号<\/dt><dd class="big">(.*?)<\/dd>/.exec(done.html)?.[1]?.replaceAll(/<[^>]+>/g, '')
  expect(number).toMatch(/^500000\d{8}[0-9A-Z]+$/)
  expect(done.html).toMatch(/手里。 接下来：[^<]+。 您现在不用做什么。|已经转给[^<]+等对方接手。|这件事已经办结。/)
  expect(done.html).toMatch(/查询码<\/dt><dd class="big">\d{6}<\/dd>/)
  expect(done.html).toContain('<svg class="qr"')
  expect(screens.slice(2).map(pathOf)).toEqual(
    ['', '/form', '/delivery', '/check', '/done'].map((task) => `/apply/:draft${task}`),
  )
  // Each of these screens was left by one press; the first press was on the guide.
  expect(screens.length).toBeLessThanOrEqual(8)
  await portals.quiet()
  const [found] = await casesOf('999999196001150111')
  expect(found).toMatchObject({ item: retirement.item, holder: '510100:gjj' })
})

test('pressed twice, from two tabs, or after the back button it is one case with one receipt', async () => {
  const { browser, check } = await filled('例远行')
  const before = (await casesOf('999999199005200220')).length
  const both = await Promise.all([browser.press(check), browser.press(check)])
  const later = await browser.press(check)
  const codes = [...both, later].map((page) => /查询码<\/dt><dd class="big">(\d{6})/.exec(page.html)?.[1])
  expect(codes[0]).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBe(1)
  expect(await casesOf('999999199005200220')).toHaveLength(before + 1)
  expect((await browser.open(`/apply/${draftOf(check)}/form`)).url.pathname).toMatch(/\/done$/)
})

test('mistakes are told at their fields, all at once, and nothing typed is lost', async () => {
  const { browser, tasks } = await begun('例长路', retirement)
  const page = await browser.press(await browser.open(`${tasks.url.pathname}/form`), { bankName: '样例银行', bankAccount: '12' })
  expect(page.html).toContain('href="#accountNumber"')
  expect(page.html).toContain('请填“个人公积金账号”')
  expect(page.html).toMatch(/“收款账号”的写法不对/)
  expect(page.html).toContain('value="样例银行"')
  const start2 = await browser.press(await browser.open(start(retirement)), { phone: 'x' })
  expect([start2.url.pathname, start2.html.includes('请填手机号')]).toEqual(['/apply/new', true])
})

test('a draft is there on another device, and what one device saved no other overwrites', async () => {
  const { browser, tasks } = await begun('例待业', retirement)
  const phone = portals.browser('chongqing')
  await portals.signIn(phone, '例待业')
  const there = await phone.open(tasks.url.pathname)
  expect([there.status, there.url.pathname]).toEqual([200, tasks.url.pathname])
  const [mine, theirs] = [await browser.open(`${tasks.url.pathname}/form`), await phone.open(`${tasks.url.pathname}/delivery`)]
  await Promise.all([browser.press(mine, form), phone.press(theirs, { means: 'pickup' })])
  const check = await browser.open(`${tasks.url.pathname}/check`)
  expect(check.html).toContain('样例银行')
  expect(check.html).toContain('到收件的窗口取')
})

test('another person, staff or nobody sees nothing of it, by page or by form', async () => {
  const { tasks, browser } = await begun('例续保', retirement)
  const path = tasks.url.pathname
  const paths = ['', '/me', '/form', '/questions', '/materials', '/delivery', '/check', '/done'].map((task) => path + task)
  const stranger = portals.browser('chongqing')
  for (const page of await Promise.all(paths.map((one) => stranger.open(one)))) expect(page.url.pathname).toMatch(/^\/choose\//)
  await portals.signIn(stranger, '例转移')
  const clerk = portals.browser('chongqing')
  await portals.signIn(clerk, '例窗口(渝中区川渝通办专窗)')
  for (const one of paths) {
    expect((await stranger.open(one)).status, one).toBe(404)
    expect((await clerk.open(one)).status, one).toBe(403)
  }
  const sent = new URLSearchParams(form)
  expect((await stranger.send(`${path}/form`, sent)).status).toBe(404)
  expect((await browser.open(`${path}/form`)).html).not.toContain('样例银行')
})

test('what is listed only cannot be applied for', async () => {
  const browser = portals.browser('chongqing')
  await portals.signIn(browser, '例和平')
  const page = await browser.open(start({ item: retirement.item, place: '511602:renshe' }))
  expect([page.status, /还不能在这里申请|没有/.test(page.html)]).toEqual([page.status, true])
  expect(page.status).toBeGreaterThanOrEqual(400)
})

test('originals are named, files are uploaded and promises made: each in a form of its own, without a script', async () => {
  const { browser, tasks } = await begun('例远行', card)
  const path = tasks.url.pathname
  await browser.press(await browser.open(`${path}/form`), {
    reason: 'expired',
    household: '四川省广安市',
    address: '重庆市渝中区',
  })
  const materials = await browser.open(`${path}/materials`)
  expect((await browser.open(`${path}/form`)).html).toContain('有效期满')
  expect(materials.html).toContain('还差 2 样')
  expect(materials.html).toContain('到窗口看原件')
  const send = (fields: Readonly<Record<string, string>>, file?: File) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    if (file) body.set('file', file)
    return browser.send(`${path}/materials`, body)
  }
  const pdf = new File(['%PDF-1.4\n% one\n'], '登记表.pdf', { type: 'application/pdf' })
  const disguised = new File(['<script>alert(1)</script>'], 'form.pdf', { type: 'application/pdf' })
  expect((await send({ material: 'register-form' }, disguised)).html).toContain('href="#register-form"')
  expect((await send({ material: 'register-form' })).html).toContain('请选一个文件')
  expect((await send({ material: 'nothing' })).html).toContain('没有这样材料')
  expect((await send({ material: 'register-form' }, pdf)).html).toContain('登记表.pdf')
  const bad = await send({ material: 'portrait', 'how-portrait': 'promise', 'until-portrait.year': '2026' })
  expect(bad.html).toContain('请填哪天补')
  const promised = { 'until-portrait.year': '2026', 'until-portrait.month': '3', 'until-portrait.day': '20' }
  const delivery = await send({ material: 'portrait', 'how-portrait': 'promise', ...promised })
  expect(delivery.url.pathname).toBe(`${path}/delivery`)
  const done = await browser.press(await browser.press(delivery))
  expect(done.url.pathname).toBe(`${path}/done`)
  const big = new File([new Uint8Array(22 * 1024 * 1024)], 'big.pdf', { type: 'application/pdf' })
  const body = new FormData()
  body.set('file', big)
  expect((await browser.send(`${path}/materials`, body)).status).toBe(413)
})

test('phone, way and address come from the latest case with their source, and are changed at will', async () => {
  const first = await begun('例转移', retirement)
  const delivery = await first.browser.press(await first.browser.open(`${first.tasks.url.pathname}/form`), form)
  await first.browser.press(await first.browser.press(delivery, { means: 'post', address: '重庆市渝中区样例路 2 号' }))
  const start2 = await first.browser.open(start(card))
  expect(start2.html).toContain('value="000-0000-0011"')
  expect(start2.html).toMatch(/来自您 3 月 2 日（周一）的办件，可以改/)
  const tasks = await first.browser.press(start2, { phone: '000-0000-0099' })
  const again = await first.browser.open(`${tasks.url.pathname}/delivery`)
  expect(again.html).toContain('value="重庆市渝中区样例路 2 号"')
  expect(again.html).toMatch(/value="post" checked=""|checked="" value="post"/)
  expect((await first.browser.open(`${tasks.url.pathname}/me`)).html).toContain('value="000-0000-0099"')
  // Nobody else is offered it.
  const other = await begun('例续保', card)
  expect((await other.browser.open(`${other.tasks.url.pathname}/delivery`)).html).not.toContain('样例路 2 号')
})

test('several authorities are applied to at once, each with a receipt of its own', async () => {
  const licence = { item: 'item-32dc881f531eeb2ae508', place: '511100:jiaotong' }
  const { browser, tasks } = await begun('例长路', licence)
  const path = tasks.url.pathname
  const values = { certificateNumber: '0000000000001985', issuer: '广安市交通运输局' }
  const until = { 'validUntil.year': '2027', 'validUntil.month': '3', 'validUntil.day': '31' }
  await browser.press(await browser.open(`${path}/form`), { ...values, ...until })
  for (const material of ['change-form', 'identity-card', 'driving-licence', 'photo']) {
    const body = new FormData()
    body.set('material', material)
    body.set(`how-${material}`, 'upload')
    body.set('file', new File([`%PDF-1.4\n% ${material}\n`], `${material}.pdf`, { type: 'application/pdf' }))
    await browser.send(`${path}/materials`, body)
  }
  const done = await browser.press(await browser.press(await browser.open(`${path}/delivery`)))
  expect(done.url.pathname).toBe(`${path}/done`)
  expect(done.html.match(/class="receipt read"/g)?.length).toBeGreaterThanOrEqual(2)
})

test('a session that ended in between costs nothing: sign in, send what was typed, go on', async () => {
  const { browser, tasks } = await begun('例长路', retirement)
  const page = await browser.open(`${tasks.url.pathname}/form`)
  await portals.chongqing.call('POST', '/identity/tokens/revoke', {
    as: portals.chongqing.operator,
    body: { for: { idNumber: '999999198508080334' } },
  })
  const ended = await browser.press(page, form)
  expect([ended.url.pathname, ended.html.includes('登录过期了，您填的都留着')]).toEqual(['/login', true])
  const again = /class="btn" href="([^"]*)"/.exec(ended.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const choosing = await browser.open(again)
  expect(choosing.url.pathname).toMatch(/^\/choose\//)
  const kept = await pressName(browser, choosing, '例长路')
  expect([kept.url.pathname, kept.html.includes('您刚才填的都还在')]).toEqual(['/login/kept', true])
  const delivery = await browser.press(kept)
  expect(delivery.url.pathname).toBe(`${tasks.url.pathname}/delivery`)
  expect((await browser.open('/login/kept')).html).toContain('没有留着的内容')
})

test('a form from another site changes nothing', async () => {
  const { browser, tasks } = await begun('例转移', retirement)
  const page = await browser.send(`${tasks.url.pathname}/form`, new URLSearchParams(form), { origin: 'http://evil.example' })
  expect(page.status).toBe(403)
})
