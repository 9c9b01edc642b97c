import { forStaff } from '../sign-in/demand.ts'
import { Link } from '../visit/link.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { type Names, namesIn, placeIn, type Queue, queueAt, type Waiting } from './desk.ts'
import { QueueTable } from './queue-table.tsx'

export interface ToReview {
  readonly place: string
  readonly waiting: Waiting
  readonly queue: Queue
  readonly names: Names
}

export async function loadReview(asked: Asked & { readonly query: URLSearchParams }): Promise<ToReview> {
  const staff = await forStaff(asked, 'examiner')
  const place = placeIn(staff, asked.query)
  const waiting = asked.query.get('waiting') === 'arriving' ? 'arriving' : 'here'
  const queue = await queueAt(staff.api, place, waiting, asked.query.get('cursor'))
  return { place, waiting, queue, names: await namesIn(staff.api, queue.entries) }
}

/** An examiner's queue by working days left. */
export function ReviewPage({ data: { place, waiting, queue, names } }: { data: ToReview }) {
  const { say } = useVisit()
  const tabs = [
    { of: 'here', zh: '在我这里', en: 'Here' },
    { of: 'arriving', zh: '转来的，等接手', en: 'On its way to us' },
  ] as const
  return (
    <div className="page body">
      <title>{say('审批 · 工作台', 'Review · Workbench')}</title>
      <h1>{say('待办', 'Queue')}</h1>
      <ul className="plain inline">
        {tabs.map(({ of, zh, en }) => (
          <li key={of}>
            <Link to={`/w/review?place=${place}&waiting=${of}`} className="tap" current={waiting === of}>
              {say(zh, en)}
            </Link>
          </li>
        ))}
      </ul>
      <QueueTable
        queue={queue}
        names={names}
        to="/w/review"
        list={`/w/review?place=${place}&waiting=${waiting}`}
        caption={say('先到期的在前', 'Due first')}
      />
    </div>
  )
}
