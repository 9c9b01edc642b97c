import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario, type Story, staffAt } from '../../test-kit/scenario.ts'
import { answer, neighbour, person, speakerAt, supervisors, words } from './tickets.fixture.ts'

const office = '511602:gongan'
const counter = '500103:window'

let scenario: Scenario
let story: Story
let atHome: ReturnType<typeof speakerAt>
let across: ReturnType<typeof speakerAt>
/** About the deciding place, in Sichuan; and about the counter, in Chongqing. */
let aboutOffice: string
let aboutCounter: string
beforeAll(async () => {
  scenario = await openScenario()
  story = await scenario.received('relay')
  await story.inOffice()
  atHome = speakerAt(scenario, scenario.chongqing)
  across = speakerAt(scenario, scenario.sichuan)
  const files = async (place: string) => {
    const body = { kind: 'complaint', ...words, caseId: story.id, place }
    return (await atHome('POST', '/tickets', { who: person, body })).body.id
  }
  aboutOffice = await files(office)
  aboutCounter = await files(counter)
  await scenario.quiet()
})
afterAll(() => scenario.close())

const unseen = { status: 404, code: 'oversight/notFound', field: '/path/ticketId' }

test.each([
  ['another person', neighbour],
  ['the clerk whom it is about', staffAt(counter, 'clerk')],
  ['the helper of the counter', staffAt(counter, 'helper')],
  ['a clerk of another counter', staffAt('500117:window', 'clerk')],
  ['an examiner of the region', staffAt('500000:jiaotong', 'examiner')],
  ['the supervisor of other places', supervisors.chongqing],
  ['whoever runs the node, as the counter has its supervisor', 'operator'],
  ['one of staff with the duty of running it', 'staff-500000-operator'],
])('where it was filed, %s sees nothing of it', async (_, who) => {
  for (const id of [aboutOffice, aboutCounter]) {
    expect((await atHome('GET', `/tickets/${id}`, { who })).body).toMatchObject(unseen)
    expect((await atHome('PUT', `/tickets/${id}/answer`, { who, body: answer })).body).toMatchObject(unseen)
  }
  const { body } = await atHome('GET', '/tickets/queue', { who })
  expect(JSON.stringify(body)).not.toContain(aboutCounter)
  expect(JSON.stringify((await atHome('GET', '/tickets', { who })).body)).not.toContain(aboutCounter)
})

test.each([
  ['the clerk of the office', staffAt(office, 'clerk')],
  ['the examiner whom it is about', staffAt(office, 'examiner')],
  ['an examiner of another office', staffAt('511602:renshe', 'examiner')],
  ['the supervisor of other places', supervisors.sichuan],
  ['whoever runs the node', 'operator'],
])('where it is answered, %s sees nothing of it', async (_, who) => {
  expect((await across('GET', `/tickets/${aboutOffice}`, { who })).body).toMatchObject(unseen)
  expect((await across('PUT', `/tickets/${aboutOffice}/answer`, { who, body: answer })).body).toMatchObject(unseen)
  expect(JSON.stringify((await across('GET', '/tickets/queue', { who })).body)).not.toContain(aboutOffice)
})

test('the supervisor of the place alone has it in the queue, and each region only its own', async () => {
  const queued = async (speak: typeof atHome, who: string, more = '') =>
    (await speak('GET', `/tickets/queue${more}`, { who })).body.entries?.map(({ id }: { id: string }) => id)
  expect(await queued(across, supervisors.guangan)).toEqual([aboutOffice])
  expect(await queued(atHome, supervisors.yuzhong)).toEqual([aboutCounter])
  expect(await queued(atHome, supervisors.chongqing)).toEqual([])
  const other = await atHome('GET', `/tickets/queue?place=${counter}`, { who: supervisors.chongqing })
  expect(other.body).toMatchObject({ status: 403, code: 'oversight/notHandler', field: '/query/place' })
})

test('clerks, examiners and people have no queue', async () => {
  for (const who of [person, staffAt(counter, 'clerk'), staffAt('500000:jiaotong', 'examiner')])
    expect((await atHome('GET', '/tickets/queue', { who })).body).toMatchObject({ status: 403, code: 'oversight/notHandler' })
})

test('nobody complains about a case of somebody else, and staff not in a person’s name', async () => {
  const body = { kind: 'complaint', ...words, caseId: story.id }
  expect((await atHome('POST', '/tickets', { who: neighbour, body })).body).toMatchObject({ status: 404, code: 'cases/notFound' })
  expect((await atHome('POST', '/tickets', { body })).body).toMatchObject({ status: 403, code: 'oversight/notPerson' })
  for (const who of [staffAt(counter, 'clerk'), supervisors.yuzhong, 'operator'])
    expect((await atHome('POST', '/tickets', { who, body })).body).toMatchObject({ status: 403, code: 'oversight/notPerson' })
})

test('without signing in nothing is seen but by number and code', async () => {
  for (const path of ['/tickets', `/tickets/${aboutCounter}`, '/tickets/queue'])
    expect((await atHome('GET', path)).body).toMatchObject({ status: 401 })
  expect((await atHome('PUT', `/tickets/${aboutCounter}/answer`, { body: answer })).body).toMatchObject({ status: 401 })
})

test('the look of a supervisor is written down where the person sees it', async () => {
  expect((await atHome('GET', `/tickets/${aboutCounter}`, { who: supervisors.yuzhong })).status).toBe(200)
  const { body } = await atHome('GET', '/identity/me/reads', { who: person })
  expect(body.entries).toContainEqual(
    expect.objectContaining({ actor: supervisors.yuzhong, purpose: 'oversight.readTicket', subject: aboutCounter }),
  )
})

test('a place without a supervisor on duty is looked after by whoever runs the node', async () => {
  const place = '500117:window'
  const { body } = await atHome('POST', '/tickets', { who: person, body: { kind: 'stuck', ...words, place } })
  await scenario.chongqing.call('POST', '/identity/setup', {
    as: scenario.chongqing.operator,
    body: {
      staff: [
        {
          ...{ id: supervisors.chongqing, name: '例督导(重庆)', organisation: 'org-chongqing-portal', evidence: 'demo' },
          duties: [{ place, role: 'supervisor', from: '2024-01-01', until: '2026-02-28' }],
        },
      ],
    },
  })
  expect((await atHome('GET', '/tickets/queue', { who: 'operator' })).body.entries).toMatchObject([{ id: body.id }])
  expect((await atHome('GET', `/tickets/${body.id}`, { who: supervisors.chongqing })).body).toMatchObject(unseen)
  const solved = { ...answer, outcome: 'solved' }
  expect((await atHome('PUT', `/tickets/${body.id}/answer`, { who: 'staff-500000-operator', body: solved })).status).toBe(200)
})
