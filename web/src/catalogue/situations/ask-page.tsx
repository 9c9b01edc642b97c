import { DO_NOT_KNOW } from '@tongban/protocol/situations/outcome'
import { redirect } from 'react-router'
import { ChoiceField, ErrorSummary } from '../../ui/field.tsx'
import { SummaryList } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { addressOf, useVisit } from '../../visit/visit.ts'
import type { GuideRequest } from '../find-guides.ts'
import { answeredAddress, parameterOf, without } from './answers.ts'
import { loadSituation, type Situation } from './load-situation.ts'
import { RunningResult } from './running-result.tsx'

/** Names the question whose form was sent, so that one sent without an answer is told so. */
const SENT = 'sent'

export interface AskData extends Situation {
  readonly question: Situation['questions'][number]
  readonly unanswered: boolean
}

/** One question a page; when none is left that changes anything, the conclusion. */
export async function loadAsk(asked: GuideRequest): Promise<AskData> {
  const { shown, situation } = await loadSituation(asked)
  const question = situation?.result.next
  if (situation === undefined || !question) {
    const place = shown.guide.place ?? ''
    throw redirect(
      addressOf(answeredAddress(`/items/${shown.item}/plan`, { place, answers: situation?.answers ?? {} }), asked.visit),
    )
  }
  return { ...situation, question, unanswered: asked.query.get(SENT) === question.id }
}

export function AskPage({ data }: { data: AskData }) {
  const { say, nameOf, href } = useVisit()
  const { shown, place, question, answers, unanswered, result } = data
  const path = `/items/${shown.item}/ask`
  const field = parameterOf(question.id)
  const error = unanswered
    ? say('请选一个；不清楚就选“不知道”', 'Please choose one; “I do not know” is an answer too')
    : undefined
  return (
    <div className="page body">
      <title>{`${nameOf(question.ask)} · ${nameOf(shown.guide.name)}`}</title>
      <ErrorSummary
        title={say('还没有回答', 'Not answered yet')}
        errors={error === undefined ? [] : [{ field, message: error }]}
      />
      <p className="hint">
        <Link to={`/items/${shown.item}?place=${place}`}>{nameOf(shown.guide.name)}</Link> ›{' '}
        {say(`第 ${Object.keys(answers).length + 1} 问`, `Question ${Object.keys(answers).length + 1}`)}
      </p>
      <h1>{say('看看您要交什么', 'What you need')}</h1>
      <div className="cols">
        <form action={href(path).split('?')[0]}>
          <Kept {...data} />
          <ChoiceField
            name={field}
            label={nameOf(question.ask)}
            error={error}
            options={[
              ...question.options.map(({ id, say: text }) => ({ value: id, text: nameOf(text) })),
              { value: DO_NOT_KNOW, text: say('不知道', 'I do not know') },
            ]}
          />
          <p className="acts">
            <button className="btn" type="submit">
              {say('下一步', 'Next')}
            </button>
            <Link className="tap" to={answeredAddress(`/items/${shown.item}/plan`, { place, answers })}>
              {say('先看结果', 'Show the result now')}
            </Link>
          </p>
          <Given {...data} />
        </form>
        <RunningResult result={result} />
      </div>
    </div>
  )
}

/** What the form carries on: the place, the answers so far, and the reader's mode. */
function Kept({ place, question, answers }: AskData) {
  const { mode } = useVisit()
  const kept = { place, [SENT]: question.id, ...(mode === 'normal' ? {} : { mode }) }
  const given = Object.entries(answers).map(([id, option]) => [parameterOf(id), option] as const)
  return [...Object.entries(kept), ...given].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/** What was answered so far, each with a way to answer it again. */
export function Given({ shown, place, questions, answers }: Situation) {
  const { say, nameOf } = useVisit()
  const given = questions.filter(({ id }) => answers[id] !== undefined)
  if (given.length === 0) return null
  const rows = given.map(({ id, ask, options }) => {
    const option = options.find((one) => one.id === answers[id])
    const again = answeredAddress(`/items/${shown.item}/ask`, { place, answers: without(answers, id) })
    return {
      term: nameOf(ask),
      value: option ? nameOf(option.say) : say('不知道', 'I do not know'),
      act: (
        <Link to={again} label={`${say('改', 'Change')}：${nameOf(ask)}`}>
          {say('改', 'Change')}
        </Link>
      ),
    }
  })
  return (
    <>
      <h2>{say('您的回答', 'Your answers')}</h2>
      <SummaryList rows={rows} />
    </>
  )
}
