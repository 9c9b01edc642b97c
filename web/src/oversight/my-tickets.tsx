import type { Api, paths } from '../api/api.ts'
import { answered, answeredIfKnown } from '../api/refusal.ts'
import { forPerson } from '../sign-in/demand.ts'
import { Badge, SummaryList } from '../ui/plain.tsx'
import { Link } from '../visit/link.tsx'
import { namesOfPlaces } from '../visit/place-names.ts'
import { Portion } from '../visit/portion.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { dayText } from '../visit/when.ts'
import { type Standing, TicketStanding, titleOf } from './ticket-standing.tsx'
import { kindWords, outcomeWords } from './ticket-words.ts'

type Ticket = paths['/tickets/{ticketId}']['get']['responses'][200]['content']['application/json']

export interface MyTicketData {
  readonly ticket: Ticket
  readonly placeName: string
  readonly itemName: string | null
}

/** What a ticket names, by the names people know. */
export async function namedIn(api: Api, { place, item }: Pick<Standing, 'place' | 'item'>) {
  const names = await namesOfPlaces(api, [place])
  const found = item === null ? undefined : await answeredIfKnown(api.GET('/items/{id}', { params: { path: { id: item } } }))
  return { placeName: names[place] ?? place, itemName: found?.name ?? null }
}

export async function loadMyTicket(
  asked: Asked & { readonly params: Readonly<Record<string, string | undefined>> },
): Promise<MyTicketData> {
  const api = forPerson(asked)
  const path = { ticketId: asked.params['ticket'] ?? '' }
  const ticket = await answered(api.GET('/tickets/{ticketId}', { params: { path } }))
  return { ticket, ...(await namedIn(api, ticket)) }
}

/** One of the person's own: where it stands, and what they said. */
export function MyTicketPage({ data: { ticket, placeName, itemName } }: { data: MyTicketData }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{`${titleOf(say, ticket)} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to="/me" className="tap">
          {say('我的办件', 'My cases')}
        </Link>
      </p>
      <h1>{titleOf(say, ticket)}</h1>
      <p className="hint">
        {say('编号 ', 'Number ')}
        {ticket.number}
      </p>
      <TicketStanding ticket={ticket} placeName={placeName} itemName={itemName} />
      <h2>{say('您说的', 'What you said')}</h2>
      <SummaryList
        rows={[
          { term: say(...kindWords[ticket.kind].what), value: ticket.words },
          ...(ticket.wish === null ? [] : [{ term: say('希望怎么解决', 'What should be done'), value: ticket.wish }]),
        ]}
      />
      {ticket.caseId === null ? null : (
        <p>
          <Link to={`/me/cases/${ticket.caseId}`} className="tap">
            {say('看这个办件', 'See the case')}
          </Link>
        </p>
      )}
    </div>
  )
}

export interface MyTickets {
  readonly tickets: readonly Ticket[]
}

export const loadMyTickets = async (asked: Asked): Promise<MyTickets> => answered(forPerson(asked).GET('/tickets'))

/**
 * Below the person's cases: what they said went wrong, each with its answer or the day of it. Nothing where there is none. Large print keeps
 * it folded, for the page has two lists to choose from before it.
 */
export function MyTicketList({ tickets }: MyTickets) {
  const { say, mode, query } = useVisit()
  if (tickets.length === 0) return null
  const title = say('投诉和办不成事', 'Complaints')
  const list = (
    <Portion of={tickets} name={PORTION}>
      {(shown) => <Lines tickets={shown} />}
    </Portion>
  )
  return mode === 'elder' ? (
    <details className="read after" open={query.has(PORTION)}>
      <summary className="tap">{`${title}（${tickets.length}）`}</summary>
      {list}
    </details>
  ) : (
    <>
      <h2>{title}</h2>
      {list}
    </>
  )
}

const PORTION = 'tickets'

function Lines({ tickets }: MyTickets) {
  const { say } = useVisit()
  return (
    <ul className="plain rows read">
      {tickets.map(({ id, kind, filedDay, due, answer }) => (
        <li key={id}>
          <Link to={`/me/tickets/${id}`} className="tap">
            {`${say(...kindWords[kind].name)} · ${dayText(say, filedDay)}`}
          </Link>
          <br />
          {answer ? (
            <Badge tone="ok">
              {say(`✓ 已答复：${outcomeWords[answer.outcome][0]}`, `✓ Answered: ${outcomeWords[answer.outcome][1]}`)}
            </Badge>
          ) : (
            <span className="hint">{say(`最迟 ${dayText(say, due)}答复`, `answer by ${dayText(say, due)}`)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
