import type { ReactNode } from 'react'
import { answered, Refusal } from '../../api/refusal.ts'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { Note, SummaryList } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { savePart } from './application.ts'
import { type Applying, type ApplyRequest, loadApplying, type Mistaken, mistakeOf, taskPath } from './applying.ts'
import { meansText } from './delivery-task.tsx'
import { fieldsOf } from './form-fields.ts'
import { TaskFrame } from './frame.tsx'
import { howText } from './materials-task.tsx'
import { submit } from './submit.ts'
import { givenOf, type TaskName } from './tasks.ts'

export interface CheckData extends Applying {
  readonly name: string
  readonly idNumberMasked: string
  readonly names: Readonly<Record<string, string>>
}

/** Everything in one place before it is sent; while something is missing, the list of tasks says what. */
export async function loadCheck(asked: ApplyRequest): Promise<CheckData> {
  const applying = await loadApplying(asked)
  const { draft, tasks, application } = applying
  if (tasks.some(({ name, state }) => name !== 'check' && state !== 'done'))
    throw ledTo(wordsFor(asked.visit).href(`/apply/${draft.id}`))
  const { name = '', person } = await answered(asked.api.GET('/identity/me'))
  const names = await namesOfPlaces(asked.api, [application.receivingPlace ?? ''])
  return { ...applying, name, idNumberMasked: person?.idNumberMasked ?? '', names }
}

/** Sends it off and leaves nothing of it in the draft but the receipt. */
export async function actCheck(asked: ApplyRequest): Promise<Mistaken> {
  const api = forPerson(asked)
  const data = await loadCheck(asked)
  const { say, href } = wordsFor(asked.visit)
  const { id } = data.draft
  try {
    const { receipts, parent } = await submit(api, data)
    const sent = receipts.map(({ id, item, queryNumber, queryCode }) => ({
      ...{ id, queryNumber, queryCode },
      ...(parent === undefined || item === undefined ? {} : { item }),
    }))
    const whole = parent === undefined ? {} : { parent }
    await savePart(api, id, ({ item, name, place }) => ({ item, name, place, sent, ...whole }))
  } catch (error) {
    if (error instanceof Refusal && error.problem.status !== 401) return { errors: [mistakeOf(say, error, 'send')], typed: {} }
    throw error
  }
  throw ledTo(href(`/apply/${id}/done`))
}

export function CheckTaskPage({ data, done }: { data: CheckData; done: Mistaken | undefined }) {
  const { say, href, path } = useVisit()
  const { application, draft, names, item } = data
  const nameAt = (place: string) => names[place] ?? place
  const deciding = item.placeName ?? application.place
  return (
    <TaskFrame draft={draft} title={say('核对并提交', 'Check and send')} errors={done?.errors}>
      <SummaryList rows={rowsOf(data, useVisit())} />
      <h2>{say('交上去以后', 'What happens then')}</h2>
      <ol className="read">
        <li>
          {item.version.mode === 'online'
            ? say(
                `${nameAt(application.receivingPlace ?? '')}收件，自动转给${deciding}。`,
                `${nameAt(application.receivingPlace ?? '')} takes it in and hands it on to ${deciding}.`,
              )
            : say(
                `带上原件到${nameAt(application.receivingPlace ?? '')}，核对身份、收件。`,
                `Go to ${nameAt(application.receivingPlace ?? '')} with the originals: there it is taken in.`,
              )}
        </li>
        <li>{say(`${deciding}审查、决定，对结果负责。`, `${deciding} examines, decides and answers for the result.`)}</li>
        <li>{say('每走一步，“我的”里都看得到。', 'Every step shows in “My cases”.')}</li>
      </ol>
      <Note tone="warn">
        {say('按下提交，就是您确认上面写的都是真的。', 'By sending it you confirm that all of this is true.')}
      </Note>
      <form method="post" action={href(path)} className="acts" id="send">
        <button className="btn" type="submit">
          {say('确认提交', 'Send it')}
        </button>
      </form>
    </TaskFrame>
  )
}

type Reader = ReturnType<typeof useVisit>

function rowsOf({ application, item, list, draft, name, idNumberMasked, names }: CheckData, { say, nameOf, lang, mode }: Reader) {
  const offered = new Set<TaskName>()
  /** Beside every answer; in large print once a task, so that there is less to choose from. */
  const change = (task: TaskName): ReactNode => {
    if (mode === 'elder' && offered.has(task)) return undefined
    offered.add(task)
    return (
      <Link to={taskPath(draft.id, task)}>
        {mode === 'elder' ? say('改这一部分', 'Change this part') : say('修改', 'Change')}
      </Link>
    )
  }
  const me = [
    { term: say('姓名', 'Name'), value: <span lang="zh-CN">{name}</span> },
    { term: say('证件号码', 'Identity number'), value: idNumberMasked },
    { term: say('手机号', 'Mobile number'), value: application.phone, act: change('me') },
    {
      term: say('收件', 'Taken in by'),
      value: <span lang="zh-CN">{names[application.receivingPlace ?? ''] ?? application.receivingPlace}</span>,
      act: change('me'),
    },
  ]
  const form = fieldsOf(item.version).map((field) => {
    const value = application.form?.[field.name]
    const option = field.options.find((one) => one.value === value)
    const said = option === undefined ? String(value ?? '') : lang === 'zh' ? option.zh : (option.en ?? option.zh)
    return { term: lang === 'zh' ? field.label.zh : (field.label.en ?? field.label.zh), value: said, act: change('form') }
  })
  const materials = list.flatMap((asked) => {
    const given = asked.need === 'no' ? undefined : givenOf(application, asked)
    if (!given) return []
    return [
      {
        term: nameOf(asked.material.name),
        value: given.fileName ?? `${howText(say, given.how)} ${given.until ?? ''}`,
        act: change('materials'),
      },
    ]
  })
  const { delivery } = application
  const means = delivery ? `${meansText(say, delivery.means)} ${delivery.address ?? ''}` : ''
  return [...me, ...form, ...materials, { term: say('收结果', 'Result'), value: means, act: change('delivery') }]
}
