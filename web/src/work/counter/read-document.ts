import { answered, type Problem, Refusal } from '../../api/refusal.ts'
import { codeIn } from '../../cases/apply/hand-on.tsx'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import { type Asked, addressOf } from '../../visit/visit.ts'
import { placeIn } from '../desk.ts'
import { broughtByCode } from './draft-by-code.ts'
import { readLine } from './session.ts'

interface WindowAsked extends Asked {
  readonly query: URLSearchParams
}

export interface NotRead {
  readonly problem: Problem
  readonly typed: Readonly<Record<string, string>>
}

/** A card was read, or name and number were typed: the person's session begins. */
export async function readDocument(asked: WindowAsked & { form(): Promise<FormData> }): Promise<NotRead> {
  const staff = await forStaff(asked, 'clerk')
  const form = await asked.form()
  const textOf = (name: string) => String(form.get(name) ?? '').trim()
  const line = readLine(textOf('reader'))
  const given = line['idNumber'] ? line : { name: textOf('name'), idNumber: textOf('idNumber').toUpperCase() }
  const place = placeIn(staff, asked.query)
  const code = codeIn(form.get('code'))
  if (code !== '' && !given['idNumber']) return { problem: cardWanted, typed: { code } }
  if (!given['idNumber'] || !given['name'])
    return { problem: textOf('reader') === '' ? bothWanted : cardUnread, typed: { ...given, code } }
  try {
    const body = { name: given['name'] ?? '', idNumber: given['idNumber'] ?? '', place }
    const person = await answered(staff.api.POST('/identity/people/identified', { body }))
    const brought = code === '' ? { given: {} } : await broughtByCode(staff.api, { code, place, person: person.id })
    const headers = { 'idempotency-key': textOf('key') }
    const content = { kind: 'counter', place, person, ...brought, given: { ...brought.given, ...given } }
    const { id } = (await answered(staff.api.POST('/drafts', { body: { content }, headers }))) as { id: string }
    throw ledTo(addressOf(`/w/window/session/${id}`, asked.visit))
  } catch (error) {
    if (error instanceof Refusal) return { problem: plainly(error.problem), typed: { ...given, code } }
    throw error
  }
}

export const cardWanted: Problem = {
  code: 'web/cardWanted',
  status: 422,
  titles: { zh: '取件码记下了，请再刷身份证', en: 'The code is noted: now read the card' },
}

const cardUnread: Problem = {
  code: 'web/cardUnread',
  status: 422,
  titles: {
    zh: '这张卡没有读全。请再刷一次，还不行就在下面手工录入',
    en: 'The card was not read whole. Read it again, or key it in below',
  },
}

const bothWanted: Problem = {
  code: 'web/bothWanted',
  status: 422,
  titles: { zh: '请刷身份证，或者把姓名和身份证号都填上', en: 'Read the card, or key in both name and number' },
}

const numberWrong: Problem['titles'] = {
  zh: '身份证号不对。请看着证件，再填一次 18 位',
  en: 'The number is not right. Look at the card and key in all 18 characters again',
}

/** Of two fields the node checks one. */
const plainly = (problem: Problem): Problem =>
  problem.code === 'platform/badInput' || problem.code === 'identity/badIdNumber' ? { ...problem, titles: numberWrong } : problem
