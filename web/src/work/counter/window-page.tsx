import { randomUUID } from 'node:crypto'
import { forStaff } from '../../sign-in/demand.ts'
import { TextField } from '../../ui/field.tsx'
import { Link } from '../../visit/link.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import { type Names, namesIn, placeIn, type Queue, queueAt, type Waiting } from '../desk.ts'
import { QueueTable } from '../queue-table.tsx'
import { cardWanted, type NotRead } from './read-document.ts'
import { type Kept, openSessions } from './session.ts'

interface WindowAsked extends Asked {
  readonly query: URLSearchParams
}

export interface AtWindow {
  readonly place: string
  readonly waiting: Waiting
  readonly queue: Queue
  readonly arriving: Queue
  readonly sessions: readonly Kept[]
  readonly names: Names
}

export async function loadWindow(asked: WindowAsked): Promise<AtWindow> {
  const staff = await forStaff(asked, 'clerk')
  const place = placeIn(staff, asked.query)
  const waiting = lists.find(({ of }) => of === asked.query.get('waiting'))?.of ?? 'here'
  const [queue, arriving, sessions] = await Promise.all([
    queueAt(staff.api, place, waiting, asked.query.get('cursor')),
    queueAt(staff.api, place, 'arriving', null),
    openSessions(staff.api),
  ])
  return { place, waiting, queue, arriving, sessions, names: await namesIn(staff.api, [...queue.entries, ...arriving.entries]) }
}

export function WindowPage({ data, done }: { data: AtWindow; done: NotRead | undefined }) {
  const { say } = useVisit()
  const { queue, names, waiting, place } = data
  return (
    <div className="three two-left">
      <title>{say('窗口 · 工作台', 'Counter · Workbench')}</title>
      <section aria-label={say('核身', 'Identity')}>
        <ReadDocument done={done} />
        <Sessions sessions={data.sessions} />
      </section>
      <section aria-label={say('今天的办件', 'Today')}>
        <h1>{say('今天的办件', 'Cases today')}</h1>
        <ul className="plain inline">
          {lists.map(({ of, zh, en }) => (
            <li key={of}>
              <Link to={listAt(place, of)} className="tap" current={waiting === of}>
                {say(zh, en)}
              </Link>
            </li>
          ))}
        </ul>
        <QueueTable
          queue={queue}
          names={names}
          to="/w/cases"
          list={listAt(place, waiting)}
          caption={say('先到期的在前', 'Due first')}
        />
        {waiting === 'arriving' ? null : <Arriving data={data} />}
      </section>
    </div>
  )
}

const lists = [
  { of: 'here', zh: '在我这里', en: 'Here' },
  { of: 'elsewhere', zh: '我收的，在别处', en: 'Taken in here, elsewhere now' },
  { of: 'arriving', zh: '转给我的，等接手', en: 'On its way to us' },
] as const

const listAt = (place: string, waiting: Waiting): string => `/w/window?place=${place}&waiting=${waiting}`

/** What comes to the counter is seen at once, whichever list is open. */
function Arriving({ data: { queue, arriving, names, place } }: { data: AtWindow }) {
  const { say } = useVisit()
  return (
    <>
      <h2>{say('转给我的，等接手', 'On its way to us')}</h2>
      <QueueTable
        queue={arriving}
        names={names}
        to="/w/cases"
        list={listAt(place, 'arriving')}
        caption={say('等接手', 'To be taken over')}
        after={queue.entries.length}
      />
    </>
  )
}

function ReadDocument({ done }: { done: NotRead | undefined }) {
  const { say } = useVisit()
  const error = done && say(done.problem.titles.zh, done.problem.titles.en)
  const manual = done !== undefined && done.problem !== cardWanted
  return (
    <form method="post">
      <h2>{say('下一位', 'Next person')}</h2>
      <input type="hidden" name="key" value={randomUUID()} />
      <div role="alert">{error === undefined ? null : <p className={manual ? 'error' : 'note warn'}>{error}</p>}</div>
      <TextField
        name="reader"
        label={say('刷身份证', 'Read the card')}
        hint={say('光标在这里，读卡器会自己填并回车', 'The reader types here and ends with Enter')}
        isFirst
        isDevice
      />
      <TextField
        name="code"
        label={say('取件码（有就先填）', 'Code of a draft (first, if there is one)')}
        inputMode="numeric"
        value={done?.typed['code']}
        short
      />
      <details open={manual}>
        <summary className="tap">{say('没有卡，手工录入', 'No card: key it in')}</summary>
        <TextField name="name" label={say('姓名', 'Name')} value={done?.typed['name']} />
        <TextField name="idNumber" label={say('身份证号', 'Identity number')} value={done?.typed['idNumber']} />
      </details>
      <button className="btn" type="submit" data-key="F2">
        {say('开始办', 'Begin')} <kbd>F2</kbd>
      </button>
    </form>
  )
}

function Sessions({ sessions }: { sessions: readonly Kept[] }) {
  const { say } = useVisit()
  if (sessions.length === 0) return null
  return (
    <>
      <h2>{say('没办完的', 'Not finished')}</h2>
      <ul className="plain rows tight">
        {sessions.map(({ id, changedAt, content: { person } }) => (
          <li key={id}>
            <Link to={`/w/window/session/${id}`} className="tap">
              {person.name}
            </Link>{' '}
            <span className="hint">
              {person.idNumberMasked} · {timeText(say, changedAt)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
