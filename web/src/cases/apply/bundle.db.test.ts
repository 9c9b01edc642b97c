import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openPortals, type Page, type Portals } from '../../test-kit/portals.fixture.ts'

const [bundle] = JSON.parse(readFileSync(new URL('../../../../data/demo-bundles.json', import.meta.url), 'utf8')).bundles

let portals: Portals
let person: Browser
beforeAll(async () => {
  portals = await openPortals()
  const { chongqing } = portals
  const saved = await chongqing.call('PUT', `/bundles/${bundle.id}`, { as: chongqing.operator, seen: 0, body: bundle })
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  person = portals.browser('chongqing')
  await portals.signIn(person, '例远行')
})
afterAll(() => portals.close())

const form = {
  ...{ reason: 'expired', household: '四川省广安市广安区（样例）', address: '重庆市渝中区（样例）', lastEmployer: '样例公司' },
  ...{ 'endedOn.year': '2026', 'endedOn.month': '1', 'endedOn.day': '31', bankAccount: '0000000000000022' },
  ...{ fromPlace: '四川省广安市广安区', toPlace: '重庆市渝中区' },
}

/** One material given: uploaded, or shown at the counter. */
function gives(path: string, material: string, how: 'upload' | 'original'): Promise<Page> {
  const body = new FormData()
  body.set('material', material)
  body.set(`how-${material}`, how)
  if (how === 'upload') body.set('file', new File([`%PDF-1.4\n% ${material}\n`], `${material}.pdf`, { type: 'application/pdf' }))
  return person.send(`${path}/materials`, body)
}

test('from the bundle to one receipt: filled in once, sent once, three cases on one page', async () => {
  const shown = await person.open(`/bundles/${bundle.id}?to=511602`)
  const apply = /href="(\/apply\/new\?bundle=[^"]+)"/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? 'none'
  const start = await person.open(apply)
  for (const said of ['返乡', '广安区公安分局、广安区人社局']) expect(start.html, said).toContain(said)
  const tasks = await person.press(start, { phone: '000-0000-0022' })
  expect(tasks.html).toContain('还差')
  const path = tasks.url.pathname
  const asked = await person.open(`${path}/form`)
  for (const label of ['户籍地址', '原用人单位', '转入地']) expect(asked.html.split(`>${label}`).length, label).toBe(2)
  const materials = await person.press(asked, form)
  expect(materials.url.pathname).toBe(`${path}/materials`)
  for (const material of ['register-form', 'portrait', 'end-of-work', 'transfer-form']) await gives(path, material, 'upload')
  await gives(path, 'identity-card', 'original')
  const check = await person.press(await person.open(`${path}/delivery`), { means: 'pickup' })
  expect(check.url.pathname).toBe(`${path}/check`)
  for (const said of ['样例公司', '广安区公安分局、广安区人社局审查、决定', '带上原件']) expect(check.html, said).toContain(said)
  const done = await person.press(check)
  expect(done.url.pathname).toBe(`${path}/done`)
  for (const item of bundle.items) expect(done.html).toContain(item)
  expect([...done.html.matchAll(/<dd class="big">/g)]).toHaveLength(6)

  const whole = /\/me\/parents\/[0-9a-f-]{36}/.exec(done.html)?.[0] ?? 'none'
  const page = await person.open(whole)
  for (const said of ['返乡', '一次交的 3 件，办结了 0 件', '渝中区川渝通办专窗', '接下来：收件', ...bundle.items])
    expect(page.html, said).toContain(said)
  const child = /\/me\/cases\/[0-9a-f-]{36}/.exec(page.html)?.[0] ?? 'none'
  expect((await person.open(child)).html).toContain(`href="${whole}"`)
  const other = portals.browser('chongqing')
  await portals.signIn(other, '例转移')
  expect((await other.open(whole)).status).toBe(404)
})

test('a bundle that is not open as a whole there leads nowhere, and says so', async () => {
  expect((await person.open(`/bundles/${bundle.id}?to=500103`)).html).not.toContain('/apply/new?bundle')
  const refused = await person.open(`/apply/new?bundle=${bundle.id}&place=500103`)
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('还不能一次申请')
})
