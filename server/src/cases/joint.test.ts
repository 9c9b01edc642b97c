import { verifyExport } from '@tongban/protocol/verify/verify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decision, openScenario, reasons, type Scenario, type Story, staffAt, storyOf, suites } from '../test-kit/scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const assisting = '511600:jiaotong'

/** A parent with its two children: the renewal decided in Chongqing, the entry decided in Sichuan. */
interface Whole {
  readonly id: string
  readonly renewal: Story
  readonly entry: Story
  parent(): Promise<{
    status: number
    body: { version: number; closed: boolean; children: { id: string; state: string; end: string | null }[] }
  }>
  withdraws(seen: number): Promise<{ status: number; body: { children: { id: string; outcome: string }[] } }>
}

async function filed(): Promise<Whole> {
  const { chongqing } = scenario
  const as = await scenario.tokenOf(chongqing, staffAt('500103:window', 'clerk'))
  const { status, body } = await chongqing.call('POST', '/parents', { as, body: await scenario.application('joint') })
  expect({ status, body }).toMatchObject({ status: 201, body: { children: [{ state: 'received' }, { state: 'received' }] } })
  await scenario.quiet()
  const childAt = (office: string): Story => {
    const receipt = body.children.find(({ decidingPlace }: { decidingPlace: string }) => decidingPlace === office)
    return storyOf(scenario, { id: receipt.id, receipt, plot: 'joint', office })
  }
  const person = String(scenario.demo.applications.find(({ id }) => id === 'joint')?.form['idNumber'])
  return {
    id: body.id,
    renewal: childAt('500000:jiaotong'),
    entry: childAt('511100:jiaotong'),
    parent: async () => chongqing.call('GET', `/parents/${body.id}`, { as: await scenario.tokenOf(chongqing, person) }),
    withdraws: async (seen) =>
      chongqing.call('POST', `/parents/${body.id}/withdraw`, { as: await scenario.tokenOf(chongqing, person), seen }),
  }
}

async function granted({ examiner }: Story): Promise<void> {
  await examiner.does('accept')
  await examiner.does('grant', {}, decision({ result: '准予' }))
  await examiner.does('issue')
  expect((await examiner.does('deliver', { means: 'electronic' })).state).toBe('closed')
}

async function refused({ examiner, clerk }: Story): Promise<void> {
  await examiner.does('accept')
  await examiner.does('refuse', {}, decision(reasons))
  await clerk.asks('deliver', { means: 'byHand' })
  await scenario.quiet()
}

test('asked once, decided in parallel by two authorities; the parent closes when both have ended and shows each result', async () => {
  const whole = await filed()
  const { renewal, entry } = whole
  expect(await renewal.examiner.sees()).toMatchObject({
    mode: 'joint',
    holder: renewal.office,
    parent: whole.id,
    clocks: { notice: { state: 'running' } },
  })
  expect(await entry.examiner.sees()).toMatchObject({ mode: 'joint', holder: entry.office, transfer: null })
  await granted(renewal)
  expect((await whole.parent()).body).toMatchObject({ closed: false })
  await refused(entry)

  expect((await whole.parent()).body).toMatchObject({
    closed: true,
    children: expect.arrayContaining([
      expect.objectContaining({ id: renewal.id, state: 'closed', end: 'granted' }),
      expect.objectContaining({ id: entry.id, state: 'closed', end: 'refused' }),
    ]),
  })
  const log = await scenario.chongqing.call('GET', `/cases/${whole.id}/export`, { as: await entry.clerk.token() })
  expect(await verifyExport(log.body, { suites, founders: scenario.founders })).toMatchObject({
    ok: true,
    report: { kind: 'parent' },
  })
  expect(log.body.events.map(({ header }: { header: { type: string } }) => header.type.split('.')[3])).toEqual([
    ...['opened', 'childOpened', 'childOpened', 'childEnded', 'childEnded', 'closed'],
  ])
  for (const story of [renewal, entry]) expect(await story.verified(story.clerk)).toMatchObject({ ok: true })
})

test('a child keeps only the materials its own authority wants, and the same file by hash', async () => {
  const { renewal, entry } = await filed()
  const given = async ({ examiner }: Story) =>
    (await examiner.sees()).timeline[0].content.materials.map(({ material }: { material: string }) => material)
  expect(await given(renewal)).toEqual(['change-form', 'identity-card', 'driving-licence', 'photo'])
  expect(await given(entry)).toEqual(['change-form', 'identity-card'])
})

test('an asked authority gets every header and only the question; its answer comes by request; then it sees the case no more', async () => {
  const { renewal } = await filed()
  const asked = renewal.hand(assisting, 'examiner')
  expect((await asked.get()).status).toBe(404)
  await renewal.examiner.does('accept', {}, { bodies: [{ section: 'opinion', body: { note: '内部意见' } }] })
  await renewal.examiner.does(
    'inquire',
    { inquiry: 'first-issue', place: assisting },
    { bodies: [{ section: 'inquiry', body: { question: '原证是否由你机关核发' } }] },
  )
  const seen = await asked.sees()
  expect(seen.timeline.map(({ action }: { action: string }) => action)).toEqual(await renewal.actions(renewal.examiner))
  expect(seen.timeline.flatMap(({ content }: { content: object }) => Object.keys(content))).toEqual(['inquiry'])
  const listed = await asked.node.call('GET', `/cases?place=${assisting}`, { as: await asked.token() })
  expect(listed.body.entries.map(({ id }: { id: string }) => id)).toContain(renewal.id)
  const log = await asked.get('/export')
  expect(JSON.stringify(log.body)).not.toMatch(/内部意见|例长路/)
  expect(await renewal.verified(asked)).toMatchObject({ ok: true })
  expect(seen.openSteps).toEqual(['answer'])

  await asked.asks(
    'answer',
    { inquiry: 'first-issue', outcome: 'confirmed' },
    { bodies: [{ section: 'inquiry', body: { answer: '属实' } }] },
  )
  await scenario.quiet()
  const answered = await renewal.examiner.sees()
  expect(answered.inquiries).toEqual([{ inquiry: 'first-issue', place: assisting, answered: true }])
  expect(answered.timeline.at(-1)).toMatchObject({ action: 'answer', content: { inquiry: { answer: '属实' } } })
  expect((await asked.get()).status).toBe(404)
  expect(await renewal.verified(renewal.examiner)).toMatchObject({ ok: true })
})

test('only the place that was asked answers, and only once', async () => {
  const { renewal } = await filed()
  const asked = renewal.hand(assisting, 'examiner')
  await renewal.examiner.does('inquire', { inquiry: 'q1', place: assisting })
  const self = await renewal.examiner.tries('answer', { inquiry: 'q1', outcome: 'confirmed' })
  expect(self).toMatchObject({ status: 403, body: { code: 'cases/wrongPlace' } })
  const unknown = await renewal.examiner.tries('inquire', { inquiry: 'q2', place: '999999:nobody' })
  expect(unknown).toMatchObject({ status: 422, body: { code: 'cases/placeUnknown', field: '/body/facts/place' } })
  expect(await renewal.examiner.tries('inquire', { inquiry: 'q2', place: renewal.office })).toMatchObject({
    status: 422,
    body: { code: 'cases/inquiryToHolder' },
  })
  await asked.asks('answer', { inquiry: 'q1', outcome: 'notFound' })
  await asked.asks('answer', { inquiry: 'q1', outcome: 'confirmed' })
  await scenario.quiet()
  const answers = (await renewal.examiner.sees()).timeline.slice(-2)
  expect(answers).toMatchObject([
    { action: 'answer', facts: { outcome: 'notFound' } },
    { action: 'requestDeclined', facts: { reason: expect.stringMatching(/inquiryUnknown|wrongPlace/) } },
  ])
})

test('withdrawing the whole is one request to each child; what is decided stays decided', async () => {
  const whole = await filed()
  await granted(whole.renewal)
  expect(await whole.withdraws(1)).toMatchObject({ status: 412, body: { code: 'cases/changed', field: '/header/if-match' } })
  const { status, body } = await whole.withdraws((await whole.parent()).body.version)
  expect(status).toBe(200)
  expect(new Map(body.children.map(({ id, outcome }) => [id, outcome]))).toEqual(
    new Map([
      [whole.renewal.id, 'cases/wrongState'],
      [whole.entry.id, 'asked'],
    ]),
  )
  await scenario.quiet()
  expect((await whole.parent()).body).toMatchObject({
    closed: true,
    children: expect.arrayContaining([
      expect.objectContaining({ id: whole.renewal.id, end: 'granted' }),
      expect.objectContaining({ id: whole.entry.id, end: 'withdrawn' }),
    ]),
  })
  expect(await whole.entry.verified(whole.entry.examiner)).toMatchObject({ ok: true })
})

test('an item of one authority opens no parent, and a form with a fault opens nothing', async () => {
  const { chongqing } = scenario
  const as = await scenario.tokenOf(chongqing, staffAt('500103:window', 'clerk'))
  const application = await scenario.application('joint')
  const count = async () => (await chongqing.call('GET', '/cases?limit=200', { as })).body.entries.length
  const before = await count()
  const plain = await chongqing.call('POST', '/parents', { as, body: { ...(await scenario.application('relay')) } })
  expect(plain).toMatchObject({ status: 422, body: { code: 'cases/childrenMissing', field: '/body/item' } })
  const faulty = { ...application, form: { ...(application['form'] as object), certificateNumber: '?' } }
  expect(await chongqing.call('POST', '/parents', { as, body: faulty })).toMatchObject({
    status: 422,
    body: { code: 'cases/formInvalid', field: '/body/form/certificateNumber' },
  })
  expect(await count()).toBe(before)
})

test('of a parent others see nothing: another person, another counter, the deciding authorities', async () => {
  const whole = await filed()
  const { chongqing, sichuan } = scenario
  for (const [node, who] of [
    [chongqing, '999999199005200220'],
    [chongqing, staffAt('500117:window', 'clerk')],
    [chongqing, staffAt('500000:jiaotong', 'examiner')],
    [chongqing, 'operator'],
    [sichuan, staffAt('511100:jiaotong', 'examiner')],
  ] as const) {
    const as = await scenario.tokenOf(node, who)
    const problem = { status: 404, body: { code: 'cases/notFound', field: '/path/parentId' } }
    expect(await node.call('GET', `/parents/${whole.id}`, { as })).toMatchObject(problem)
    expect(await node.call('POST', `/parents/${whole.id}/withdraw`, { as, seen: 1 })).toMatchObject(problem)
    expect(await node.call('GET', `/cases/${whole.id}/export`, { as })).toMatchObject({ status: 404 })
  }
  expect((await whole.parent()).body.children.map(({ state }) => state)).toEqual(['received', 'received'])
})
