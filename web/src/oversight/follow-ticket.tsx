import { answered } from '../api/refusal.ts'
import { type Asked, useVisit } from '../visit/visit.ts'
import { namedIn } from './my-tickets.tsx'
import { type Standing, TicketStanding, titleOf } from './ticket-standing.tsx'

export interface FoundTicket {
  readonly number: string
  readonly ticket: Standing
  readonly placeName: string
  readonly itemName: string | null
}

/** A ticket by its number and code. Refuses with what the node says. */
export async function followTicket({ api }: Asked, number: string, code: string): Promise<FoundTicket> {
  const ticket = await answered(api.POST('/tickets/track', { body: { number, code } }))
  return { number, ticket, ...(await namedIn(api, ticket)) }
}

/** What anyone with number and code reads: where it stands and the answer, not what was said. */
export function FollowedTicket({ number, ticket, placeName, itemName }: FoundTicket) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{`${titleOf(say, ticket)} · ${say('通办', 'Tongban')}`}</title>
      <h1>{titleOf(say, ticket)}</h1>
      <p className="hint">
        {say('编号 ', 'Number ')}
        {number}
      </p>
      <TicketStanding ticket={ticket} placeName={placeName} itemName={itemName} />
    </div>
  )
}
