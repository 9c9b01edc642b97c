import type { Api } from '../api/api.ts'
import { answered, Refusal } from '../api/refusal.ts'
import { type Asked, addressOf } from '../visit/visit.ts'

/** Leads to another page of the portal, by whatever is thrown here (a form is answered with a page to look at: 303). */
export const ledTo = (location: string, cookies: readonly string[] = []): Response => {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** Where somebody signs in who is then to come back to the page that is asked for. */
export function loginAddress({ lang, mode, path, query }: Asked['visit']): string {
  const here = addressOf(query.size > 0 ? `${path}?${query}` : path, { lang, mode: 'normal' })
  return addressOf(`/login?${new URLSearchParams({ next: here })}`, { lang, mode })
}

/** Whoever is signed in. Otherwise leads to the sign-in, and from there back to this page. */
export function signedIn({ visit, api }: Asked): { readonly kind: 'person' | 'staff'; readonly api: Api } {
  if (visit.who === undefined) throw ledTo(loginAddress(visit))
  return { kind: visit.who.kind, api }
}

/** A page of a person about their own matters: answers the API as theirs. Staff are refused, for a duty is no person. */
export function forPerson(asked: Asked): Api {
  const { kind, api } = signedIn(asked)
  if (kind !== 'person') throw new Refusal(onlyPersons)
  return api
}

/** What staff do, where. */
export interface Duty {
  readonly place: string
  readonly role: string
  readonly organisation: string
}

export interface OnDuty {
  readonly id: string
  readonly name: string
  readonly api: Api
  /** Of the roles that were asked for, today; never empty. */
  readonly duties: readonly [Duty, ...Duty[]]
}

/** A page of the workbench: answers who works and where, if they have one of these roles today; without roles, any. */
export async function forStaff(asked: Asked, ...roles: readonly string[]): Promise<OnDuty> {
  const { kind, api } = signedIn(asked)
  if (kind !== 'staff') throw new Refusal(onlyStaff)
  const { id, name = id, duties } = await answered(api.GET('/identity/me'))
  const [first, ...rest] = duties.filter(({ role }) => roles.length === 0 || roles.includes(role))
  if (!first) throw new Refusal(notOnDuty)
  return { id, name, api, duties: [first, ...rest] }
}

const refusal = (code: string, zh: string, en: string) => ({ code, status: 403, titles: { zh, en } })

const onlyPersons = refusal(
  'web/onlyPersons',
  '这一页给办事的人用。您现在是以工作人员身份登录的，请先退出',
  'This page is for people with a matter of their own. You are signed in as staff: sign out first',
)
const onlyStaff = refusal(
  'web/onlyStaff',
  '这一页给工作人员用。请退出后用工号登录',
  'This page is for staff. Sign out and sign in with your staff id',
)
const notOnDuty = refusal(
  'web/notOnDuty',
  '您今天没有能用这一页的岗位。请回工作台，从上面的栏目进',
  'You have no duty today that this page is for. Go back to the workbench and choose a room',
)
