import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/db/db.ts'
import { type Hand, openScenario, pdf, type Scenario, type Story, staffAt } from '../../test-kit/scenario.ts'
import { auditOf, kept } from '../../test-kit/traces.ts'

let scenario: Scenario
let story: Story
let file: string

const opinion = (note: string) => ({ bodies: [{ section: 'opinion', body: { note } }] })
const assisting = '511600:jiaotong'

beforeAll(async () => {
  scenario = await openScenario()
  const { chongqing, sichuan } = scenario
  await engage(chongqing, { id: 'staff-auditor', duties: [{ place: '500103:window', role: 'auditor' }] })
  await engage(sichuan, { id: 'staff-auditor', duties: [{ place: '511602:gongan', role: 'auditor' }] })
  await engage(sichuan, { id: 'staff-former', duties: [{ place: '511602:gongan', role: 'examiner', until: '2026-02-28' }] })
  story = await (await scenario.received('relay')).inOffice()
  file = (await story.clerk.sees()).timeline[0].content.materials[1].file
  await story.examiner.does('accept', {}, opinion('内部意见:从严'))
  await story.examiner.does(
    'inquire',
    { inquiry: 'q1', place: assisting },
    { bodies: [{ section: 'inquiry', body: { question: '是否属实' } }] },
  )
})
afterAll(() => scenario.close())

interface Newcomer {
  readonly id: string
  readonly duties: readonly { readonly place: string; readonly role: string; readonly until?: string }[]
}

async function engage(node: Scenario['chongqing'], { id, duties }: Newcomer): Promise<void> {
  const staff = [
    { id, name: '例新人', organisation: 'org-yuzhong-centre', duties: duties.map((duty) => ({ from: '2024-01-01', ...duty })) },
  ]
  const { status, body } = await node.call('POST', '/identity/setup', { as: node.operator, body: { staff } })
  expect({ status, body }).toMatchObject({ status: 200 })
}

/** Everybody of the demo who has no role, place and current duty on this case. */
const strangers = (): [string, Hand][] => [
  ['another person', story.another('999999198508080334')],
  ['the operator', story.another('operator')],
  ['the auditor of the counter', story.another('staff-auditor')],
  ['the clerk of another counter', story.hand('500117:window', 'clerk')],
  ['the helper of the counter', story.hand(story.counter, 'helper')],
  ['an authority of the same node', story.hand('500000:jiaotong', 'examiner')],
  ['the auditor of the office', { ...story.hand('511602:gongan', 'clerk'), ...asWho('staff-auditor') }],
  ['an examiner whose duty has ended', { ...story.hand('511602:gongan', 'clerk'), ...asWho('staff-former') }],
  ['the examiner of another office', story.hand('511602:renshe', 'examiner')],
  ['the counter of the other region', story.hand('511602:window', 'clerk')],
]

/** A hand at the office's node that is somebody else's. */
function asWho(who: string): Pick<Hand, 'token' | 'get'> {
  const token = () => scenario.tokenOf(scenario.sichuan, who)
  return {
    token,
    get: async (below = '') => scenario.sichuan.call('GET', `/cases/${story.id}${below}`, { as: await token() }),
  }
}

test('who has no role, place and current duty on a case cannot tell it from one that does not exist', async () => {
  const paper = (await story.clerk.get('/papers')).body.papers[0].number
  const unknown = '019cac0e-0000-7000-8000-000000000000'
  for (const [who, hand] of strangers()) {
    const before = await kept(hand.node)
    for (const below of ['', '/papers', `/papers/${paper}`, `/files/${file}`, '/export']) {
      const { status, body } = await hand.get(below)
      expect({ who, below, status, code: body.code }).toEqual({ who, below, status: 404, code: 'cases/notFound' })
      const nothing = await hand.node.call('GET', `/cases/${unknown}${below}`, { as: await hand.token() })
      expect({ ...body, instance: '' }).toEqual({ ...nothing.body, instance: '' })
    }
    const list = await hand.node.call('GET', '/cases?limit=200', { as: await hand.token() })
    expect(list.body.entries.map(({ id }: { id: string }) => id)).not.toContain(story.id)
    expect({ who, kept: await kept(hand.node) }).toEqual({ who, kept: before })
  }
})

test('a list shows what its reader may open, and nothing else', async () => {
  await scenario.received('deemed')
  await scenario.received('peerDown')
  const readers: Hand[] = [
    story.clerk,
    story.person,
    story.examiner,
    story.hand(assisting, 'examiner'),
    ...strangers().map(([, hand]) => hand),
  ]
  let listed = 0
  for (const hand of readers) {
    const as = await hand.token()
    const ids: string[] = (await hand.node.call('GET', '/cases?limit=200', { as })).body.entries.map(
      ({ id }: { id: string }) => id,
    )
    const all = await hand.node.db.once<{ id: string }>(sql`select case_id as id from cases.case_file`)
    for (const { id } of all) {
      const { status } = await hand.node.call('GET', `/cases/${id}`, { as })
      expect({ id, listed: ids.includes(id) }).toEqual({ id, listed: status === 200 })
    }
    listed += ids.length
  }
  expect(listed).toBeGreaterThan(3)
})

test('of another’s place a list shows nothing', async () => {
  const as = await story.clerk.token()
  const list = await story.clerk.node.call('GET', `/cases?place=500117:window`, { as })
  expect(list.body.entries).toEqual([])
})

test('the counter sees what it takes in and hands out; opinion and inquiry stay in the office, also while the counter holds the case', async () => {
  const own = await (await scenario.received('relay')).inOffice()
  await own.examiner.does('accept', {}, opinion('只供内部'))
  await own.examiner.does('inquire', { inquiry: 'q1', place: assisting }, { bodies: [{ section: 'inquiry', body: { q: '问' } }] })
  const both = [{ section: 'decision', body: { result: '准予' } }, ...opinion('准予的理由').bodies]
  await own.examiner.does('grant', {}, { bodies: both })
  await own.examiner.does('issue')
  await own.examiner.does('handOver', { taker: own.counter, why: 'resultBack', papers: false })
  await own.clerk.does('takeOver')

  const sections = (view: { timeline: { content: object }[] }) =>
    new Set(view.timeline.flatMap(({ content }) => Object.keys(content)))
  expect(sections(await own.clerk.sees())).toEqual(new Set(['form', 'materials', 'contact', 'decision']))
  expect(sections(await own.person.sees())).toEqual(new Set(['form', 'materials', 'contact', 'decision']))
  expect(sections(await own.examiner.sees())).toEqual(new Set(['form', 'materials', 'contact', 'decision', 'opinion', 'inquiry']))
  const stored = await own.clerk.node.db.once(sql`
    select distinct section from cases.body where case_id = ${own.id} and section in ('opinion', 'inquiry')`)
  expect(stored).toEqual([])
  expect(await own.verified(own.clerk)).toMatchObject({ ok: true })
})

test('an asked authority reads the question and no file', async () => {
  const asked = story.hand(assisting, 'examiner')
  expect((await asked.get()).status).toBe(200)
  expect(await asked.get(`/files/${file}`)).toMatchObject({ status: 404, body: { field: '/path/sha256' } })
  const papers = (await asked.get('/papers')).body.papers
  expect(papers.map(({ content }: { content: object }) => content)).toEqual(papers.map(() => ({})))
})

test('a file is read only in the case that it belongs to', async () => {
  const other = await scenario.received('peerDown')
  expect((await story.examiner.get(`/files/${file}`)).status).toBe(200)
  expect((await other.clerk.get(`/files/${file}`)).status).toBe(404)
  const uploaded = (await story.clerk.node.upload(await story.clerk.token(), pdf())).body.sha256
  expect((await story.clerk.get(`/files/${uploaded}`)).status).toBe(404)
})

test('each reading leaves an audit line with who read what; a refused one leaves none', async () => {
  const own = await (await scenario.received('relay')).inOffice()
  const sha256 = (await own.clerk.sees()).timeline[0].content.materials[1].file
  const paper = (await own.clerk.get('/papers')).body.papers[0].number
  for (const [below, action, hand, who] of [
    ['', 'cases.read', own.clerk, staffAt(own.counter, 'clerk')],
    ['/papers', 'cases.readPapers', own.officeClerk, staffAt(own.office, 'clerk')],
    [`/papers/${paper}`, 'cases.readPapers', own.clerk, staffAt(own.counter, 'clerk')],
    [`/files/${sha256}`, 'cases.readFile', own.examiner, staffAt(own.office, 'examiner')],
    ['/export', 'cases.export', own.second, staffAt(own.office, 'second')],
  ] as const) {
    const reads = async () =>
      (await auditOf(hand.node, own.id)).filter((line) => line.action === action && line.actor === who).length
    const before = await reads()
    expect((await hand.get(below)).status).toBe(200)
    expect({ below, reads: await reads() }).toEqual({ below, reads: before + 1 })
  }
  const stranger = own.hand('500117:window', 'clerk')
  const before = (await auditOf(stranger.node, own.id)).length
  await stranger.get()
  expect((await auditOf(stranger.node, own.id)).length).toBe(before)
})

test('the person sees who read of their case, when and why, and not their own reading', async () => {
  const own = await scenario.received('relay')
  await own.clerk.get()
  await own.person.get()
  const as = await own.person.token()
  const { body } = await scenario.chongqing.call('GET', '/identity/me/reads', { as })
  const ofCase = body.entries.filter(({ subject }: { subject: string | null }) => subject === own.id)
  expect(ofCase.length).toBeGreaterThan(0)
  for (const read of ofCase) {
    expect(read).toEqual({
      ...{ at: expect.any(String), actor: staffAt(own.counter, 'clerk'), purpose: 'cases.read', subject: own.id },
      organisation: expect.stringContaining('渝中'),
      own: false,
    })
  }
})

const track = (number: string, code: string) => scenario.chongqing.call('POST', '/track', { body: { number, code } })
const wrongCode = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')

test('number and code of the receipt tell where the case stands, and nothing of what is in it', async () => {
  const { queryNumber, queryCode } = story.receipt
  const { status, body } = await track(queryNumber, queryCode)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    state: 'accepted',
    holder: story.office,
    item: { zh: '居民身份证跨省异地办理' },
    due: expect.any(String),
  })
  expect(JSON.stringify(body)).not.toMatch(/例远行|999999199005200220|内部意见|portrait|"content"|"facts"/)
  expect((await auditOf(scenario.chongqing, story.id)).some(({ action }) => action === 'cases.track')).toBe(true)
})

test('five wrong codes lock the number, for the right code too; a right one in time forgets the wrong ones', async () => {
  const { queryNumber, queryCode } = (await scenario.received('peerDown')).receipt
  const wrong = wrongCode(queryCode)
  for (let tries = 1; tries <= 4; tries++) {
    expect(await track(queryNumber, wrong)).toMatchObject({ status: 403, body: { code: 'cases/codeWrong', field: '/body/code' } })
  }
  expect((await track(queryNumber, queryCode)).status).toBe(200)
  for (let tries = 1; tries <= 5; tries++) expect((await track(queryNumber, wrong)).status).toBe(403)
  for (const code of [wrong, queryCode]) {
    expect(await track(queryNumber, code)).toMatchObject({ status: 423, body: { code: 'cases/codeLocked', field: '/body/code' } })
  }
})

test('thirty wrong codes at once are no more than five', async () => {
  const { queryNumber, queryCode } = (await scenario.received('peerDown')).receipt
  const answers = await Promise.all(Array.from({ length: 30 }, () => track(queryNumber, wrongCode(queryCode))))
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 423)).toHaveLength(25)
})

test('a number nobody gave out, and one that is none, cannot be told apart by guessing', async () => {
  const other = `${story.receipt.queryNumber.slice(0, -2)}00`
  for (const number of [other, '500103', '例']) {
    expect(await track(number, '123456')).toMatchObject({ status: 404, body: { code: 'cases/notFound', field: '/body/number' } })
  }
  expect(await track(story.receipt.queryNumber, '12345')).toMatchObject({ status: 400, body: { field: '/body/code' } })
})
