import { forStaff } from '../sign-in/demand.ts'
import { Link } from '../visit/link.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { type Names, namesIn, placeIn, type Queue, queueAt, type Waiting } from './desk.ts'
import { QueueTable } from './queue-table.tsx'

/** How many are on a list's first page, and whether there are more. */
const countOf = ({ entries, next }: Queue): string => `${entries.length}${next === undefined ? '' : '+'}`

export interface ToReview {
  /** Of each list, what its first page holds. */
  readonly counts: Readonly<Record<'here' | 'arriving', string>>
  readonly place: string
  readonly waiting: Waiting
  readonly queue: Queue
  readonly names: Names
}

export async function loadReview(asked: Asked & { readonly query: URLSearchParams }): Promise<ToReview> {
  const staff = await forStaff(asked, 'examiner')
  const place = placeIn(staff, asked.query)
  const waiting = asked.query.get('waiting') === 'arriving' ? 'arriving' : 'here'
  const cursor = asked.query.get('cursor')
  const [here, arriving] = await Promise.all([
    queueAt(staff.api, place, 'here', null),
    queueAt(staff.api, place, 'arriving', null),
  ])
  const first = waiting === 'arriving' ? arriving : here
  const queue = cursor === null ? first : await queueAt(staff.api, place, waiting, cursor)
  const counts = { here: countOf(here), arriving: countOf(arriving) }
  return { place, waiting, queue, counts, names: await namesIn(staff.api, queue.entries) }
}

/** An examiner's queue by working days left. */
export function ReviewPage({ data: { place, waiting, queue, counts, names } }: { data: ToReview }) {
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
              {say(zh, en)} {counts[of]}
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
