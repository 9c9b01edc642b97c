import { answered } from '../api/refusal.ts'
import { type Duty, forStaff } from '../sign-in/demand.ts'
import { Link } from '../visit/link.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { type Queued, queueAt } from './desk.ts'

export interface Found {
  readonly q: string
  readonly cases: readonly Queued[]
  readonly items: readonly { readonly id: string; readonly name: string }[]
}

/** What Ctrl+K looks for: cases at one's own places by number or name, items by everyday words, rooms by their name. */
export async function findAnything(asked: Asked & { readonly query: URLSearchParams }): Promise<Found> {
  const { api, duties } = await forStaff(asked)
  const q = (asked.query.get('q') ?? '').trim().slice(0, 200)
  if (q === '') return { q, cases: [], items: [] }
  const waiting = await Promise.all(
    duties.filter(isCaseDuty).flatMap(({ place }) => kinds.map((kind) => queueAt(api, place, kind, null))),
  )
  const rows = new Map(waiting.flatMap(({ entries }) => entries).map((row) => [row.id, row]))
  const { from, to } = asked.visit
  const answer = await answered(api.GET('/search', { params: { query: { q, from, to } } }))
  return {
    q,
    cases: [...rows.values()].filter((row) => isMeant(row, q)),
    items: answer.kind === 'items' ? answer.items.slice(0, 5) : [],
  }
}

const kinds = ['here', 'arriving', 'elsewhere'] as const
const isCaseDuty = ({ role }: Duty): boolean => role === 'clerk' || role === 'examiner'
const isMeant = ({ id, name, queryNumber }: Queued, q: string): boolean =>
  id === q || name.zh.includes(q) || (queryNumber?.includes(q) ?? false)

const pages = [
  { to: '/w/window', zh: '窗口', en: 'Counter' },
  { to: '/w/pickup', zh: '结果待领', en: 'To hand out' },
  { to: '/w/review', zh: '审批待办', en: 'Review' },
  { to: '/w/peers', zh: '节点', en: 'Nodes' },
] as const

export function FindPage({ data: { q, cases, items } }: { data: Found }) {
  const { say, nameOf } = useVisit()
  const rooms = pages.filter(({ zh, en }) => q !== '' && (zh.includes(q) || en.toLowerCase().includes(q.toLowerCase())))
  const lines = [
    ...rooms.map(({ to, zh, en }) => ({ to, text: say(zh, en), more: say('页面', 'page') })),
    ...cases.map(({ id, name, queryNumber }) => ({ to: `/w/cases/${id}`, text: nameOf(name), more: queryNumber ?? id })),
    ...items.map(({ id, name }) => ({ to: `/items/${id}`, text: name, more: say('事项指南', 'guide') })),
  ]
  return (
    <div className="page body">
      <title>{say('找 · 工作台', 'Find · Workbench')}</title>
      <h1>{q === '' ? say('找办件、事项、页面', 'Find a case, an item or a page') : say(`找“${q}”`, `Find “${q}”`)}</h1>
      {lines.length === 0 ? (
        <p>
          {say('没有找到。可以输入查询号、事项名，或者“窗口”“审批”。', 'Nothing found. Try a query number, an item, or a room.')}
        </p>
      ) : (
        <ul className="plain rows read">
          {lines.map(({ to, text, more }) => (
            <li key={to}>
              <Link to={to} className="tap">
                {text}
              </Link>{' '}
              <span className="hint">{more}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
