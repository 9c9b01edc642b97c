import type { ReactNode } from 'react'
import { Note, TaskList } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import { type Applying, taskPath } from './applying.ts'
import { AtCounter, HandOn, type TasksData } from './hand-on.tsx'
import { nextTask, type Task, type TaskName } from './tasks.ts'

type Say = (zh: string, en: string) => string

/** What each task is called. */
export function taskTitle(say: Say, name: TaskName): string {
  const titles: Readonly<Record<TaskName, string>> = {
    me: say('我的信息', 'About me'),
    form: say('这件事的表', 'The form'),
    questions: say('我的情况', 'My situation'),
    materials: say('材料', 'Materials'),
    delivery: say('怎么收结果', 'How to get the result'),
    check: say('核对并提交', 'Check and send'),
  }
  return titles[name]
}

/** The list of tasks: in any order, and what is left is said in a number. */
export function TasksPage({ data: { draft, tasks, refusals, counter } }: { data: TasksData }) {
  const { say, nameOf } = useVisit()
  if (draft.atCounter) return <AtCounter draft={draft} counter={counter} />
  const open = tasks.filter(({ name, state }) => state === 'open' && name !== 'check').length
  return (
    <div className="page body">
      <title>{`${say('申请', 'Apply')} · ${nameOf(draft.content.name)}`}</title>
      <p className="hint">
        {say('草稿 · 已保存 ', 'Draft · saved ')}
        <time dateTime={draft.changedAt}>{timeText(say, draft.changedAt)}</time>
        {' · '}
        {say('换手机接着填：登录后在“我的”里', 'To go on elsewhere: sign in and open “My cases”')}
      </p>
      <h1>{nameOf(draft.content.name)}</h1>
      <p className="read">
        {open === 0
          ? say('都填好了，请核对后提交。', 'All is filled in: please check it and send it.')
          : say(`还差 ${open} 项就能提交。顺序随您。`, `${open} more to do before you can send it, in any order.`)}
      </p>
      <NotOpenToYou refusals={refusals} />
      <TaskList tasks={tasks.map((task) => lineOf(say, draft.id, task))} />
      <p className="acts">
        <Link to={taskPath(draft.id, nextTask(tasks))} className="btn">
          {open === 0 ? say('核对并提交', 'Check and send') : say('接着填', 'Go on')}
        </Link>
      </p>
      <Note>
        {say(
          '姓名和证件号码从实名登记取，不用填；只用在这件事上，谁看过都有记录。',
          'Name and identity number come from the registration and are used for this alone; each look at them is recorded for you.',
        )}
      </Note>
      {draft.content.bundle ? null : <HandOn draft={draft} />}
    </div>
  )
}

function lineOf(say: Say, id: string, { name, state }: Task) {
  const title = taskTitle(say, name)
  const link: ReactNode =
    state === 'waits' ? (
      title
    ) : (
      <Link to={taskPath(id, name)} className="tap">
        {title}
      </Link>
    )
  const states = {
    done: { state: say('✓ 填好了', '✓ Done'), tone: 'ok' },
    open: { state: name === 'check' ? say('● 可以提交了', '● Ready') : say('● 要您填', '● Yours to do'), tone: 'warn' },
    waits: { state: say('上面都好了再来', 'After the others'), tone: 'idle' },
  } as const
  return { key: name, name: link, ...states[state] }
}

/** What by the person's own answers speaks against it. Whoever wants to may apply all the same: the authority decides, not this page. */
function NotOpenToYou({ refusals }: Pick<Applying, 'refusals'>) {
  const { say, nameOf } = useVisit()
  return refusals
    .filter(({ need }) => need === 'yes')
    .map(({ why, instead }) => (
      <Note key={why.zh} tone="warn">
        <p>
          <b>{nameOf(why)}</b>
        </p>
        <p>
          {say('按您答的，这次多半办不成。', 'By your answers this will probably not succeed.')}{' '}
          {instead === null ? '' : say(`可以这样：${nameOf(instead)}`, `What you can do: ${nameOf(instead)}`)}
        </p>
      </Note>
    ))
}
