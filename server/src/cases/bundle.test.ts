import { verifyExport } from '@tongban/protocol/verify/verify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemId } from '../catalogue/index.ts'
import { decision, openScenario, pdf, reasons, type Scenario, type Story, storyOf, suites } from '../test-kit/scenario.ts'
import { kept } from '../test-kit/traces.ts'

// Back home: the identity card at the police and the insurance at the social security office, both in Sichuan, and an entry that
// Chongqing itself decides. Asked once, at a counter of Chongqing.
const counter = '500103:window'
const person = '999999199005200220'
const card = { item: 'item-8190a18241a571a0d129', place: '511602:gongan' }
const claim = { item: 'item-c079b5a334a1774ad628', place: '511602:renshe' }
const entryName = '样例转入登记'
const entry = { item: itemId(entryName), place: '500000:jiaotong' }

const form = {
  ...{ name: '例远行', idNumber: person, phone: '000-0000-0022', reason: 'expired', household: '四川省广安市广安区（样例）' },
  ...{ address: '重庆市渝中区（样例）', lastEmployer: '样例公司', endedOn: '2026-01-31', bankAccount: '0000000000000022' },
  ...{ fromPlace: '510000', toPlace: '500000' },
}

let scenario: Scenario
let as: string
beforeAll(async () => {
  scenario = await openScenario()
  const { chongqing, demo } = scenario
  as = await scenario.tokenOf(chongqing, person)
  const like = demo.versions.find(({ document }) => document.item === 'item-5a7e20b766a60d2ee0d7')?.document
  const document = { ...like, ...entry, name: { zh: entryName, en: null } }
  await must('POST', '/versions', document)
  await bundled(
    'back-home',
    [card, claim, entry].map(({ item }) => nameOf(item)),
  )
  await bundled('lorry', [nameOf(card.item), nameOf('item-e49fce5479b3029750e2')])
  await bundled('unknown', [nameOf(card.item), '没有公布的事'])
})
afterAll(() => scenario.close())

async function must(method: 'POST' | 'PUT', path: string, body: object, seen?: number): Promise<void> {
  const { chongqing } = scenario
  const { status, body: said } = await chongqing.call(method, path, {
    as: chongqing.operator,
    body,
    ...(seen === undefined ? {} : { seen }),
  })
  if (status >= 300) throw new Error(`${path}: ${JSON.stringify(said)}`)
}

const bundled = (id: string, items: readonly string[]) =>
  must('PUT', `/bundles/${id}`, { id, name: { zh: id, en: null }, items, evidence: 'demo', sources: [] }, 0)

function nameOf(item: string): string {
  if (item === entry.item) return entryName
  const found = scenario.demo.versions.find(({ document }) => document.item === item)?.document
  return (found as unknown as { name: { zh: string } }).name.zh
}

/** The application with its uploads made; the identity card is shown at the counter, once for all. */
async function application(changed: object = {}): Promise<Record<string, unknown>> {
  const upload = async (material: string) => {
    const { body } = await scenario.chongqing.upload(as, pdf(material))
    return { material, how: 'upload', file: body.sha256 }
  }
  const shown = ['id-document', 'identity-card'].map((material) => ({ material, how: 'original' }))
  const materials = [...shown, ...(await Promise.all(['register-form', 'portrait', 'end-of-work'].map(upload)))]
  return { bundle: 'back-home', receivingPlace: counter, form, materials, contact: { phone: form.phone }, ...changed }
}

const submit = async (changed: object = {}, key?: string) =>
  scenario.chongqing.call('POST', '/parents/bundled', { as, body: await application(changed), ...(key ? { key } : {}) })

interface Whole {
  readonly id: string
  readonly children: readonly Story[]
  parent(): Promise<{ body: { closed: boolean; kind: string; children: { id: string; state: string; end: string | null }[] } }>
}

async function filed(): Promise<Whole> {
  const { status, body } = await submit()
  expect(status, JSON.stringify(body)).toBe(201)
  await scenario.quiet()
  const children = [card, claim, entry].map(({ place }) => {
    const receipt = body.children.find(({ decidingPlace }: { decidingPlace: string }) => decidingPlace === place)
    return storyOf(scenario, { id: receipt.id, receipt, plot: 'relay', counter, office: place })
  })
  return { id: body.id, children, parent: () => scenario.chongqing.call('GET', `/parents/${body.id}`, { as }) }
}

async function granted(story: Story): Promise<void> {
  await story.accepted()
  await story.examiner.does('grant', {}, decision({ result: '准予' }))
  await story.examiner.does('issue')
  await story.examiner.does('deliver', { means: 'electronic' })
}

test('asked once, each item goes its own way as an ordinary case, two of them in the other region; the parent closes with the last', async () => {
  const whole = await filed()
  const [first, second, third] = whole.children as [Story, Story, Story]
  expect((await whole.parent()).body).toMatchObject({ kind: 'bundle', closed: false })
  for (const child of whole.children) {
    // Not joint: originals are seen at the counter before it goes on.
    expect(await child.clerk.sees()).toMatchObject({ mode: 'relay', state: 'submitted', holder: counter, parent: whole.id })
    expect((await child.clerk.sees()).timeline[0].facts).toMatchObject({ joint: false, parent: whole.id })
    await child.clerk.does('receive')
  }
  await granted(first)
  expect(await first.examiner.sees()).toMatchObject({ state: 'closed', mode: 'relay' })
  expect((await whole.parent()).body).toMatchObject({ closed: false })
  await granted(third)
  await second.accepted()
  const approval = await second.second.approves('refuse')
  const told = { ...decision(reasons), ...(approval.status === 201 ? { approval: approval.body.approval } : {}) }
  await second.examiner.does('refuse', {}, told)
  await second.clerk.asks('deliver', { means: 'byHand' })
  await scenario.quiet()
  const { closed, children } = (await whole.parent()).body
  // A refused child never undoes a granted one.
  expect({ closed, ends: new Map(children.map(({ id, end }) => [id, end])) }).toEqual({
    closed: true,
    ends: new Map([
      [first.id, 'granted'],
      [second.id, 'refused'],
      [third.id, 'granted'],
    ]),
  })
  const log = await scenario.chongqing.call('GET', `/cases/${whole.id}/export`, { as })
  expect(await verifyExport(log.body, { suites, founders: scenario.founders })).toMatchObject({ ok: true })
  for (const child of whole.children) expect(await child.verified(child.clerk)).toMatchObject({ ok: true })
})

test('each authority gets its own form and its own materials, a file that two want once by hash', async () => {
  const { children } = await filed()
  const content = await Promise.all(children.map(async ({ clerk }) => (await clerk.sees()).timeline[0].content))
  expect(content.map((one) => Object.keys(one.form).sort())).toEqual([
    ['address', 'household', 'idNumber', 'name', 'phone', 'reason'],
    ['bankAccount', 'endedOn', 'idNumber', 'lastEmployer', 'name', 'phone'],
    ['fromPlace', 'idNumber', 'name', 'phone', 'toPlace'],
  ])
  expect(content.map((one) => one.materials.map(({ material }: { material: string }) => material))).toEqual([
    ['id-document', 'register-form', 'portrait'],
    ['identity-card', 'end-of-work'],
    ['identity-card'],
  ])
})

test('the same press twice is one', async () => {
  const body = await application()
  const press = () => scenario.chongqing.call('POST', '/parents/bundled', { as, body, key: 'bundle-key' })
  expect((await press()).body).toEqual((await press()).body)
})

test.each([
  ['a field is missing', { form: { ...form, lastEmployer: undefined } }, 'cases/formInvalid', '/body/form/lastEmployer'],
  ['a field is nobody’s', { form: { ...form, weight: 70 } }, 'cases/formInvalid', '/body/form/weight'],
  ['a material is missing', { materials: [] }, 'cases/materialMissing', '/body/materials'],
  [
    'a material is nobody’s',
    { materials: [{ material: 'x', how: 'original' }] },
    'cases/materialUnknown',
    '/body/materials/0/material',
  ],
  [
    'it is brought in a way not taken',
    { materials: [{ material: 'portrait', how: 'original' }] },
    'cases/materialForm',
    '/body/materials/0/how',
  ],
  ['an item is not open', { bundle: 'unknown' }, 'cases/bundleNotOpen', '/body/bundle'],
  ['an item is joint', { bundle: 'lorry' }, 'cases/bundleHasJoint', '/body/bundle'],
  ['nobody knows the bundle', { bundle: 'none' }, 'catalogue/bundleUnknown', '/path/id'],
  ['the counter is another node’s', { receivingPlace: '511602:window' }, 'cases/wrongNode', '/body/receivingPlace'],
])('where %s nothing is opened', async (_, changed, code, field) => {
  const before = await kept(scenario.chongqing)
  expect((await submit(changed)).body).toMatchObject({ code, field })
  expect(await kept(scenario.chongqing)).toEqual(before)
})
