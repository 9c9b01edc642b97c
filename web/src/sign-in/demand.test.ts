import { expect, test } from 'vitest'
import { type ApiFetch, apiOf } from '../api/api.ts'
import { Refusal } from '../api/refusal.ts'
import type { Asked, Visit } from '../visit/visit.ts'
import { forPerson, forStaff, loginAddress } from './demand.ts'

const clerk = { place: '500103:window', role: 'clerk', organisation: '渝中区政务服务中心' }
const node: ApiFetch = async () =>
  Response.json({ id: 'staff-1', kind: 'staff', node: 'urn:tongban:node:500000', name: '例窗口', duties: [clerk] })

function askedBy(kind: 'person' | 'staff' | undefined, change: Partial<Visit> = {}): Asked {
  const visit: Visit = {
    ...{ lang: 'zh', mode: 'normal', from: '500000', to: '510000', path: '/me/cases/1', query: new URLSearchParams('a=b&c=d') },
    ...{
      origin: 'http://portal.test',
      sample: true,
      regions: ['500000', '510000'],
      portals: [],
      canSignIn: true,
      who: kind && { kind, name: '例＊', roles: [] },
    },
    ...change,
  }
  return { visit, api: apiOf(node, 'tb_x') }
}

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    return error
  }
}

test('nobody is led to the sign-in, and from there to the very page', async () => {
  for (const work of [() => forPerson(askedBy(undefined)), () => forStaff(askedBy(undefined))]) {
    const led = (await thrownBy(work)) as Response
    expect([led.status, led.headers.get('location')]).toEqual([303, '/login?next=%2Fme%2Fcases%2F1%3Fa%3Db%26c%3Dd'])
  }
})

test('language and mode stay on the way', () => {
  expect(loginAddress(askedBy(undefined, { lang: 'en', mode: 'elder' }).visit)).toBe(
    '/en/login?next=%2Fen%2Fme%2Fcases%2F1%3Fa%3Db%26c%3Dd&mode=elder',
  )
})

test.each([
  ['staff at a person’s page', () => forPerson(askedBy('staff')), 'web/onlyPersons'],
  ['a person at the workbench', () => forStaff(askedBy('person')), 'web/onlyStaff'],
  ['staff without that duty', () => forStaff(askedBy('staff'), 'examiner'), 'web/notOnDuty'],
])('%s is refused', async (_, work, code) => {
  const thrown = await thrownBy(work)
  expect(thrown instanceof Refusal ? [thrown.problem.status, thrown.problem.code] : thrown).toEqual([403, code])
})

test('whoever it is for comes in, staff with where they are on duty', async () => {
  expect(forPerson(askedBy('person'))).toBeDefined()
  expect(await forStaff(askedBy('staff'), 'clerk', 'examiner')).toMatchObject({ id: 'staff-1', name: '例窗口', duties: [clerk] })
  expect((await forStaff(askedBy('staff'))).duties).toEqual([clerk])
})
