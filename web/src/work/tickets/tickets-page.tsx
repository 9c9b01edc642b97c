import type { paths } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { kindWords, outcomeWords } from '../../oversight/ticket-words.ts'
import { forStaff } from '../../sign-in/demand.ts'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import { DaysLeft } from '../days-left.tsx'
import type { Names } from '../desk.ts'

type Queue = paths['/tickets/queue']['get']['responses'][200]['content']['application/json']
type Waiting = 'open' | 'answered'

export interface Tickets {
  readonly waiting: Waiting
  readonly queue: Queue
  readonly names: Names
}

/** What waits for an answer of this supervisor, at all their places, due first. */
export async function loadTickets(asked: Asked & { readonly query: URLSearchParams }): Promise<Tickets> {
  const { api } = await forStaff(asked, 'supervisor', 'operator')
  const waiting: Waiting = asked.query.get('waiting') === 'answered' ? 'answered' : 'open'
  const cursor = asked.query.get('cursor')
  const query = { waiting, limit: 20, ...(cursor === null ? {} : { cursor }) }
  const queue = await answered(api.GET('/tickets/queue', { params: { query } }))
  const places = queue.entries.map(({ place }) => place)
  return { waiting, queue, names: await namesOfPlaces(api, places) }
}

export function TicketsPage({ data: { waiting, queue, names } }: { data: Tickets }) {
  const { say } = useVisit()
  const tabs = [
    { of: 'open', zh: '等答复', en: 'To be answered' },
    { of: 'answered', zh: '已答复', en: 'Answered' },
  ] as const
  return (
    <div className="page body">
      <title>{say('投诉和办不成事 · 工作台', 'Complaints · Workbench')}</title>
      <h1>{say('投诉和办不成事', 'Complaints')}</h1>
      <ul className="plain inline">
        {tabs.map(({ of, zh, en }) => (
          <li key={of}>
            <Link to={`/w/complaints?waiting=${of}`} className="tap" current={waiting === of}>
              {say(zh, en)}
            </Link>
          </li>
        ))}
      </ul>
      {queue.entries.length === 0 ? (
        <p className="hint">{say('现在没有。', 'Nothing now.')}</p>
      ) : (
        <TicketTable queue={queue} names={names} />
      )}
    </div>
  )
}

function TicketTable({ queue, names }: Omit<Tickets, 'waiting'>) {
  const { say, query } = useVisit()
  const next = new URLSearchParams(query)
  if (queue.next !== undefined) next.set('cursor', queue.next)
  return (
    <>
      <table className="queue">
        <caption className="quiet-caption">{say('先到期的在前', 'Due first')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('还剩', 'Left')}</th>
            <th scope="col">{say('编号', 'Number')}</th>
            <th scope="col">{say('说的地方', 'Place')}</th>
          </tr>
        </thead>
        <tbody>
          {queue.entries.map((row, at) => (
            <Row key={row.id} row={row} names={names} at={at} />
          ))}
        </tbody>
      </table>
      {queue.next === undefined ? null : (
        <p>
          <Link to={`/w/complaints?${next}`} className="tap">
            {say('后面的', 'More')}
          </Link>
        </p>
      )}
    </>
  )
}

const DIGITS = 9

interface RowProps {
  readonly row: Queue['entries'][number]
  readonly names: Names
  readonly at: number
}

function Row({ row, names, at }: RowProps) {
  const { say, href } = useVisit()
  const { id, kind, number, place, due, daysLeft, outcome } = row
  return (
    <tr>
      <td>
        {outcome === null ? <DaysLeft days={daysLeft} /> : say(...outcomeWords[outcome])}
        <br />
        <span className="hint">{dayText(say, due)}</span>
      </td>
      <td>
        <a className="tap" href={href(`/w/complaints/${id}`)} data-row="" data-key={at < DIGITS ? String(at + 1) : undefined}>
          {at < DIGITS ? <kbd>{at + 1}</kbd> : null} {number}
        </a>
        <br />
        <span className="hint">{say(...kindWords[kind].name)}</span>
      </td>
      <td lang="zh-CN">{names[place] ?? place}</td>
    </tr>
  )
}
