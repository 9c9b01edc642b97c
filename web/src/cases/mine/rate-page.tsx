import type { ReactNode } from 'react'
import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { ChoiceField, ErrorSummary, type FieldError, TextField } from '../../ui/field.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { loadMyCase, type MyCaseData, type MyRequest, take } from './my-case.ts'

/** The five grades of 好差评. */
const grades = [
  [5, '非常满意', 'Very satisfied'],
  [4, '满意', 'Satisfied'],
  [3, '基本满意', 'More or less'],
  [2, '不满意', 'Dissatisfied'],
  [1, '非常不满意', 'Very dissatisfied'],
] as const

const MOST_CHARACTERS = 500

/** Once a case. */
export async function loadRate(asked: MyRequest): Promise<MyCaseData> {
  const data = await loadMyCase(asked)
  const isOpen = data.file.openSteps.includes('rate') && !data.file.timeline.some(({ action }) => action === 'rate')
  if (!isOpen) throw ledTo(wordsFor(asked.visit).href(`/me/cases/${data.file.id}`))
  return data
}

export interface RateDone {
  readonly errors: readonly FieldError[]
}

export async function actRate(asked: MyRequest): Promise<RateDone> {
  forPerson(asked)
  await loadRate(asked)
  const sent = await asked.form()
  const { say } = wordsFor(asked.visit)
  const grade = Number(sent.get('grade'))
  if (!grades.some(([known]) => known === grade)) return { errors: [{ field: 'grade', message: say('请选一个', 'Choose one') }] }
  const text = String(sent.get('words') ?? '')
    .trim()
    .slice(0, MOST_CHARACTERS)
  return take(asked, 'rate', { bodies: [{ section: 'rating', body: { grade, ...(text === '' ? {} : { words: text }) } }] })
}

interface RateProps {
  readonly data: MyCaseData
  readonly done: RateDone | undefined
  readonly children: ReactNode
}

export function RatePage({ data: { file }, done, children }: RateProps) {
  const { say, nameOf, href, path } = useVisit()
  const errors = done?.errors ?? []
  return (
    <div className="page body">
      <title>{`${errors.length > 0 ? say('请改：', 'Please mend: ') : ''}${say('评价', 'Rate')} · ${nameOf(file.item.name)}`}</title>
      <p className="hint">
        <Link to={`/me/cases/${file.id}`} className="tap">
          {nameOf(file.item.name)}
        </Link>
      </p>
      <ErrorSummary title={say('还有地方要改', 'Some things need mending')} errors={errors} />
      <h1>{say('办得怎么样？', 'How was it?')}</h1>
      <form method="post" action={href(path)} className="read">
        <ChoiceField
          name="grade"
          label={say('总的来说', 'All in all')}
          error={errors[0]?.message}
          options={grades.map(([grade, zh, en]) => ({ value: String(grade), text: say(zh, en) }))}
        />
        <TextField name="words" label={say('想说的话（可不填）', 'In your words (optional)')} lines />
        <p className="acts">
          <button className="btn" type="submit">
            {say('评价', 'Rate it')}
          </button>
          <Link to={`/me/cases/${file.id}`} className="btn quiet">
            {say('不评了', 'Leave it')}
          </Link>
        </p>
      </form>
      {children}
    </div>
  )
}
