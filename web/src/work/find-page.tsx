import type { CaseState } from '@tongban/protocol/case/transitions'
import type { Api, paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { stateWords } from '../cases/words.ts'
import { forStaff } from '../sign-in/demand.ts'
import { Link } from '../visit/link.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { roomsFor } from './rooms.ts'

type Listed = paths['/cases']['get']['responses'][200]['content']['application/json']

interface ItemFound {
  readonly id: string
  readonly name: string
}

export interface Found {
  readonly q: string
  readonly cases: Listed
  readonly items: readonly ItemFound[]
}

const PAGE = 20
const none: Listed = { entries: [] }

/**
 * What Ctrl+K looks for: every case that the reader may see, by its number, by whose it is (of cases whose form they may read) or by what
 * it is about; items by everyday words; rooms by name.
 */
export async function findAnything(asked: Asked & { readonly query: URLSearchParams }): Promise<Found> {
  const { api } = await forStaff(asked)
  const q = (asked.query.get('q') ?? '').trim().slice(0, 200)
  if (q === '') return { q, cases: none, items: [] }
  const page = { limit: PAGE, ...cursorIn(asked.query) }
  if (isNumber(q))
    return { q, items: [], cases: await answered(api.GET('/cases', { params: { query: { ...page, number: q } } })) }
  const [items, ofPerson] = await Promise.all([
    itemsFor(api, q, asked.visit),
    answered(api.GET('/cases', { params: { query: { ...page, applicant: q.slice(0, LONGEST_NAME) } } })),
  ])
  if (ofPerson.entries.length > 0) return { q, items, cases: ofPerson }
  const ids = items.map(({ id }) => id).join(',')
  return {
    q,
    items,
    cases: ids === '' ? none : await answered(api.GET('/cases', { params: { query: { ...page, items: ids } } })),
  }
}

const LONGEST_NAME = 60

/** A query number, an official number, or the end of an id: never a word. */
const isNumber = (q: string): boolean => /^[0-9A-Za-z -]{4,60}$/.test(q) && /\d/.test(q)

function cursorIn(query: URLSearchParams): { cursor?: string } {
  const cursor = query.get('cursor')
  return cursor === null ? {} : { cursor }
}

async function itemsFor(api: Api, q: string, { from, to }: Asked['visit']): Promise<readonly ItemFound[]> {
  const answer = await answered(api.GET('/search', { params: { query: { q, from, to } } }))
  if (answer.kind === 'none') return []
  return answer.kind === 'items' ? answer.items : answer.candidates
}

const MOST_ITEMS = 5

export function FindPage({ data: { q, cases, items } }: { data: Found }) {
  const { say, nameOf, who } = useVisit()
  const rooms = roomsFor(who?.roles ?? []).filter(
    ({ zh, en }) => q !== '' && (zh.includes(q) || en.toLowerCase().includes(q.toLowerCase())),
  )
  const lines = [
    ...rooms.map(({ to, zh, en }) => ({ to, text: say(zh, en), more: say('页面', 'page') })),
    ...cases.entries.map(({ id, name, applicant, queryNumber, state }) => ({
      ...{ to: `/w/cases/${id}`, text: applicant === null ? nameOf(name) : `${nameOf(name)} · ${applicant}` },
      more: `${queryNumber ?? id} · ${say(...stateWords[state as CaseState])}`,
    })),
    ...items.slice(0, MOST_ITEMS).map(({ id, name }) => ({ to: `/items/${id}`, text: name, more: say('事项指南', 'guide') })),
  ]
  return (
    <div className="page body">
      <title>{say('找 · 工作台', 'Find · Workbench')}</title>
      <h1>
        {q === '' ? say('找办件、人、事项、页面', 'Find a case, a person, an item or a page') : say(`找“${q}”`, `Find “${q}”`)}
      </h1>
      {lines.length === 0 ? (
        <p>
          {say(
            '没有找到。可以输入查询号、办件编号、申请人姓名、事项名，或者“窗口”“审批”。',
            'Nothing found. Try a query number, an official number, the applicant’s name, an item, or a room.',
          )}
        </p>
      ) : (
        <ul className="plain rows read">
          {lines.map(({ to, text, more }, at) => (
            <li key={to}>
              <FoundLine to={to} text={text} more={more} at={at} />
            </li>
          ))}
        </ul>
      )}
      {cases.next === undefined ? null : (
        <p>
          <Link to={`/w/find?${new URLSearchParams({ q, cursor: cases.next })}`} className="tap">
            {say('更多办件', 'More cases')}
          </Link>
        </p>
      )}
    </div>
  )
}

interface Line {
  readonly to: string
  readonly text: string
  readonly more: string
  readonly at: number
}

const DIGITS = 9

/** A digit opens it, as in every list of the desk. */
function FoundLine({ to, text, more, at }: Line) {
  const { href } = useVisit()
  return (
    <>
      <a className="tap" href={href(to)} data-row="" data-key={at < DIGITS ? String(at + 1) : undefined}>
        {at < DIGITS ? <kbd>{at + 1}</kbd> : null} {text}
      </a>{' '}
      <span className="hint">{more}</span>
    </>
  )
}
