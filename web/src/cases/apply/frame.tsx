import type { ReactNode } from 'react'
import { ErrorSummary, type FieldError } from '../../ui/field.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import type { Draft } from './application.ts'
import { keepAddress } from './keep.ts'

interface Props {
  readonly draft: Draft
  readonly title: string
  readonly errors?: readonly FieldError[] | undefined
  readonly children: ReactNode
}

/** What stands around every task: what is applied for, when it was saved, the way back to the list. */
export function TaskFrame({ draft, title, errors = [], children }: Props) {
  const { say, nameOf, nonce } = useVisit()
  return (
    <div className="page body">
      <title>{`${errors.length > 0 ? say('请改：', 'Please mend: ') : ''}${title} · ${nameOf(draft.content.name)}`}</title>
      <p className="hint">
        <Link to={`/apply/${draft.id}`}>{nameOf(draft.content.name)}</Link> · {say('已保存 ', 'saved ')}
        <time dateTime={draft.changedAt}>{timeText(say, draft.changedAt)}</time>
      </p>
      <ErrorSummary title={say('还有地方要改', 'Some things need mending')} errors={errors} />
      <h1>{title}</h1>
      <div role="status">
        <p className="note" data-kept="" hidden>
          {say('您刚才填了还没存的，已经放回来了。', 'What you typed and did not save is back.')}
        </p>
      </div>
      {children}
      <div role="status">
        <p className="note warn" data-offline="" hidden>
          {say(
            '现在没有网络。您填的都留在这里，等有了网再按一次。',
            'There is no network now. What you typed stays here: press again when it is back.',
          )}
        </p>
      </div>
      {nonce === undefined ? null : <script type="module" src={keepAddress} nonce={nonce} />}
    </div>
  )
}

/** The button of a task: it saves, and leads on. */
export function SaveButton() {
  const { say } = useVisit()
  return (
    <p className="acts">
      <button className="btn" type="submit">
        {say('保存，下一步', 'Save and go on')}
      </button>
    </p>
  )
}

export const errorAt = (errors: readonly FieldError[] | undefined, field: string): string | undefined =>
  errors?.find((one) => one.field === field)?.message
