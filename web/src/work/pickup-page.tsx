import { forStaff } from '../sign-in/demand.ts'
import { type Asked, useVisit } from '../visit/visit.ts'
import { type Names, namesIn, placeIn, type Queue, queueAt } from './desk.ts'
import { QueueTable } from './queue-table.tsx'

export interface ToHandOut {
  readonly place: string
  readonly queue: Queue
  readonly arriving: Queue
  readonly names: Names
}

/** Results that lie at the counter, and those on their way to it. */
export async function loadPickup(asked: Asked & { readonly query: URLSearchParams }): Promise<ToHandOut> {
  const staff = await forStaff(asked, 'clerk')
  const place = placeIn(staff, asked.query)
  const [queue, arriving] = await Promise.all([
    queueAt(staff.api, place, 'toHandOut', asked.query.get('cursor')),
    queueAt(staff.api, place, 'arriving', null),
  ])
  return { place, queue, arriving, names: await namesIn(staff.api, [...queue.entries, ...arriving.entries]) }
}

export function PickupPage({ data: { place, queue, arriving, names } }: { data: ToHandOut }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('结果待领 · 工作台', 'To hand out · Workbench')}</title>
      <h1>{say('结果待领', 'To hand out')}</h1>
      <QueueTable
        queue={queue}
        names={names}
        to="/w/cases"
        list={`/w/pickup?place=${place}`}
        caption={say('在窗口，等来领', 'Here, to be fetched')}
      />
      <h2>{say('结果在路上', 'On its way back')}</h2>
      <QueueTable
        queue={arriving}
        names={names}
        to="/w/cases"
        list={`/w/window?place=${place}&waiting=arriving`}
        caption={say('等接手', 'To be taken over')}
        after={queue.entries.length}
      />
    </div>
  )
}
