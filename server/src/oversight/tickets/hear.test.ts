import { toBase64url } from '@tongban/protocol/bytes'
import { bodyHash } from '@tongban/protocol/event/hash'
import { schemaOf } from '@tongban/protocol/event/header'
import { type TicketHeader, ticketTypes } from '@tongban/protocol/event/ticket'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyHeader, Delivery } from '../../exchange/index.ts'
import { sql } from '../../platform/db/db.ts'
import { openScenario, type Scenario, suites } from '../../test-kit/scenario.ts'
import { answer, person, speakerAt, supervisors, words } from './tickets.fixture.ts'

const office = '511602:gongan'
let scenario: Scenario
let made = 0
beforeAll(async () => {
  scenario = await openScenario()
})
afterAll(() => scenario.close())

const counted = sql`select count(*) as n from oversight.ticket`
const uuid = () => `019cac00-0000-7000-8000-${String(++made).padStart(12, '0')}`

interface Changed {
  readonly header?: Partial<TicketHeader>
  readonly body?: object
  /** Sent in place of the body that the header names. */
  readonly sent?: object
}

/** What Chongqing's node might say of a ticket. */
async function said(type: string, plain: { section: 'words' | 'answer'; body: object; facts: object }, changed: Changed = {}) {
  const body = { section: plain.section, salt: toBase64url(new Uint8Array(16)), body: changed.body ?? plain.body }
  const named = await bodyHash(body, 'sha-256', suites)
  if (!named) throw new Error('no hash')
  const id = uuid()
  const header: TicketHeader = {
    ...{ specversion: '1.0', id: uuid(), source: 'urn:tongban:node:500000', type, subject: id, case: id, hash: 'sha-256' },
    ...{ time: '2026-03-02T01:00:00.000Z', dataschema: schemaOf(type) },
    duty: { role: 'applicant', place: '500000:portal', actor: 'applicant' },
    bodies: [{ section: plain.section, ...named }],
    facts: plain.facts as Record<string, unknown>,
    ...changed.header,
  }
  return { header, bodies: [changed.sent ? { ...body, body: changed.sent } : body] } as unknown as Delivery<AnyHeader>
}

const facts = { kind: 'complaint', place: office, item: null, case: null, days: 15 }
const content = { number: '50000020260302AAAAAAAAX', ...words, name: null, phone: null }
const filed = (changed?: Changed) => said(ticketTypes.file, { section: 'words', body: content, facts }, changed)
const hears = async (delivery: Delivery<AnyHeader>) => {
  const { db, node } = scenario.sichuan
  return db.write('test', (tx) => node.oversight.hear(tx, delivery)).catch(({ code }: { code: string }) => code)
}

test('what is right is stored once', async () => {
  const delivery = await filed()
  expect(await hears(delivery)).toEqual({ verdict: 'stored' })
  expect(await hears(delivery)).toEqual({ verdict: 'duplicate' })
})

test('a later version is shown to the operator, not guessed', async () => {
  expect(await hears(await filed({ header: { type: 'cn.tongban.ticket.filed.v2' } }))).toEqual({ verdict: 'notUnderstood' })
})

test.each<[string, Changed, string]>([
  ['for a place of another node', { header: { facts: { ...facts, place: '500103:window' } } }, 'oversight/notOurPlace'],
  [
    'from a place that is not the sender’s',
    { header: { duty: { role: 'applicant', place: office, actor: 'applicant' } } },
    'oversight/notItsPlace',
  ],
  ['without a kind', { header: { facts: { ...facts, kind: undefined } } }, 'oversight/eventMalformed'],
  ['with words that the header does not name', { sent: { ...content, words: '别的话别的话' } }, 'oversight/eventMalformed'],
  ['with too many words', { body: { ...content, words: 'x'.repeat(2001) } }, 'oversight/eventMalformed'],
  ['due in a year', { header: { facts: { ...facts, days: 250 } } }, 'oversight/eventMalformed'],
])('one %s is refused, and nothing of it is kept', async (_, changed, code) => {
  const count = async () => (await scenario.sichuan.db.once<{ n: number }>(counted))[0]?.n
  const before = await count()
  expect(await hears(await filed(changed))).toBe(code)
  expect(await count()).toBe(before)
})

test('a ticket is not filed a second time under the id or number of another', async () => {
  const first = await filed({ body: { ...content, number: '50000020260302BBBBBBBBX' } })
  expect(await hears(first)).toEqual({ verdict: 'stored' })
  const again = await filed({ header: { case: first.header.case, subject: first.header.case } })
  expect(await hears(again)).toBe('oversight/ticketTaken')
})

test('an answer counts from the node of the place that answers, to a ticket that is here, once', async () => {
  const speak = speakerAt(scenario, scenario.sichuan)
  const answered = (ticket: string) =>
    said(
      ticketTypes.answer,
      {
        section: 'answer',
        body: { findings: answer.findings, measures: answer.measures, remedy: null },
        facts: { outcome: 'upheld' },
      },
      { header: { case: ticket, subject: ticket } },
    )
  expect(await hears(await answered(uuid()))).toBe('oversight/notFound')
  const delivery = await filed({ body: { ...content, number: '50000020260302CCCCCCCCX' } })
  await hears(delivery)
  // Chongqing filed it; only Sichuan, where the office is, may answer.
  expect(await hears(await answered(delivery.header.case))).toBe('oversight/notItsPlace')
  const { body } = await speak('GET', `/tickets/${delivery.header.case}`, { who: supervisors.guangan })
  expect(body).toMatchObject({ answer: null, number: '50000020260302CCCCCCCCX' })
})

test('an answer to what was filed here reaches the person, and a forged second one does not change it', async () => {
  const home = speakerAt(scenario, scenario.chongqing)
  const { body } = await home('POST', '/tickets', { who: person, body: { kind: 'complaint', ...words, place: office } })
  await scenario.quiet()
  await speakerAt(scenario, scenario.sichuan)('PUT', `/tickets/${body.id}/answer`, { who: supervisors.guangan, body: answer })
  await scenario.quiet()
  const forged = await said(
    ticketTypes.answer,
    { section: 'answer', body: { findings: '没有此事', measures: '无', remedy: '无' }, facts: { outcome: 'unfounded' } },
    {
      header: {
        ...{ case: body.id, subject: body.id, source: 'urn:tongban:node:510000' },
        duty: { role: 'supervisor', place: office, actor: 'staff-x' },
      },
    },
  )
  const { db, node } = scenario.chongqing
  await expect(db.write('test', (tx) => node.oversight.hear(tx, forged))).rejects.toMatchObject({ code: 'oversight/answered' })
  expect((await home('GET', `/tickets/${body.id}`, { who: person })).body.answer).toMatchObject({ outcome: 'upheld' })
})
