import { Note } from '../../../ui/plain.tsx'
import { useVisit } from '../../../visit/visit.ts'
import type { CounterSession } from '../session.ts'
import type { Wanted } from '../wanted.ts'

/** What was answered, with one way to answer it anew. */
export function SituationGiven({ wanted, session }: { wanted: Wanted; session: CounterSession }) {
  const { say, nameOf } = useVisit()
  const { answers } = session
  if (wanted.questions.length === 0 || answers === undefined) return null
  return (
    <>
      <h3>{say('情形', 'The situation')}</h3>
      <dl className="sum tight">
        {wanted.questions.map(({ id, ask, options }) => {
          const option = options.find((one) => one.id === answers[id])
          return (
            <div key={id}>
              <dt>{nameOf(ask)}</dt>
              <dd>{option ? nameOf(option.say) : say('不知道', 'I do not know')}</dd>
            </div>
          )
        })}
      </dl>
      <form method="post">
        <button className="btn quiet" type="submit" name="press" value="askAgain">
          {say('重新问', 'Ask again')}
        </button>
      </form>
    </>
  )
}

/** Why it is not open to this person, surely or perhaps, and what instead: the clerk says it before anything is taken in. */
export function NotOpenToThem({ wanted }: { wanted: Wanted }) {
  const { say, nameOf } = useVisit()
  const why = wanted.result.refusals.filter(({ need }) => need !== 'no')
  if (why.length === 0) return null
  return (
    <Note tone="warn">
      {why.map(({ why: reason, instead, need }) => (
        <p key={reason.zh}>
          <b>{need === 'yes' ? say('这种情形办不了：', 'Not open to them: ') : say('可能办不了：', 'Perhaps not open: ')}</b>
          {instead === null ? nameOf(reason) : `${ended(nameOf(reason), say('。', '.'))} ${nameOf(instead)}`}
        </p>
      ))}
    </Note>
  )
}

/** As a sentence, where another one follows. */
const ended = (said: string, stop: string): string => (/[。！？.!?]$/.test(said) ? said : `${said}${stop}`)
