import { randomUUID } from 'node:crypto'
import { answered, type Problem, Refusal } from '../../api/refusal.ts'
import { codeIn } from '../../cases/apply/hand-on.tsx'
import { forStaff, ledTo } from '../../sign-in/demand.ts'
import { TextField } from '../../ui/field.tsx'
import { Link } from '../../visit/link.tsx'
import { type Asked, addressOf, useVisit } from '../../visit/visit.ts'
import { type Names, namesIn, placeIn, type Queue, queueAt, type Waiting } from '../desk.ts'
import { QueueTable } from '../queue-table.tsx'
import { broughtByCode } from './draft-by-code.ts'
import { type Kept, openSessions, readLine } from './session.ts'

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
  const waiting = asked.query.get('waiting') === 'elsewhere' ? 'elsewhere' : 'here'
  const [queue, arriving, sessions] = await Promise.all([
    queueAt(staff.api, place, waiting, asked.query.get('cursor')),
    queueAt(staff.api, place, 'arriving', null),
    openSessions(staff.api),
  ])
  return { place, waiting, queue, arriving, sessions, names: await namesIn(staff.api, [...queue.entries, ...arriving.entries]) }
}

export interface NotRead {
  readonly problem: Problem
  readonly typed: Readonly<Record<string, string>>
}

/** A card was read, or name and number were typed: the person's session begins. */
export async function readDocument(asked: WindowAsked & { form(): Promise<FormData> }): Promise<NotRead> {
  const staff = await forStaff(asked, 'clerk')
  const form = await asked.form()
  const textOf = (name: string) => String(form.get(name) ?? '').trim()
  const line = readLine(textOf('reader'))
  const given = line['idNumber'] ? line : { name: textOf('name'), idNumber: textOf('idNumber').toUpperCase() }
  const place = placeIn(staff, asked.query)
  const code = codeIn(form.get('code'))
  if (code !== '' && !given['idNumber']) return { problem: cardWanted, typed: { code } }
  try {
    const body = { name: given['name'] ?? '', idNumber: given['idNumber'] ?? '', place }
    const person = await answered(staff.api.POST('/identity/people/identified', { body }))
    const brought = code === '' ? { given: {} } : await broughtByCode(staff.api, { code, place, person: person.id })
    const headers = { 'idempotency-key': textOf('key') }
    const content = { kind: 'counter', place, person, ...brought, given: { ...brought.given, ...given } }
    const { id } = (await answered(staff.api.POST('/drafts', { body: { content }, headers }))) as { id: string }
    throw ledTo(addressOf(`/w/window/session/${id}`, asked.visit))
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem, typed: { ...given, code } }
    throw error
  }
}

const cardWanted: Problem = {
  code: 'web/cardWanted',
  status: 422,
  titles: { zh: '取件码记下了，请再刷身份证', en: 'The code is noted: now read the card' },
}

export function WindowPage({ data, done }: { data: AtWindow; done: NotRead | undefined }) {
  const { say } = useVisit()
  const { queue, arriving, names, waiting, place } = data
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
          <li>
            <Link to={`/w/window?place=${place}`} className="tap" current={waiting === 'here'}>
              {say('在我这里', 'Here')}
            </Link>
          </li>
          <li>
            <Link to={`/w/window?place=${place}&waiting=elsewhere`} className="tap" current={waiting === 'elsewhere'}>
              {say('我收的，在别处', 'Taken in here, elsewhere now')}
            </Link>
          </li>
        </ul>
        <QueueTable queue={queue} names={names} to="/w/cases" caption={say('先到期的在前', 'Due first')} />
        <h2>{say('转给我的，等接手', 'On its way to us')}</h2>
        <QueueTable
          queue={arriving}
          names={names}
          to="/w/cases"
          caption={say('等接手', 'To be taken over')}
          after={queue.entries.length}
        />
      </section>
    </div>
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
        {sessions.map(({ id, content: { person } }) => (
          <li key={id}>
            <Link to={`/w/window/session/${id}`} className="tap">
              {person.name}
            </Link>{' '}
            <span className="hint">{person.idNumberMasked}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
