import { DO_NOT_KNOW } from '@tongban/protocol/situations/outcome'
import { parameterOf } from '../../../catalogue/situations/answers.ts'
import { useVisit } from '../../../visit/visit.ts'
import type { Wanted } from '../wanted.ts'

/** The questions of the portal, all on one page: a digit answers the line and goes on to the next. */
export function AnswerSituation({ wanted }: { wanted: Wanted }) {
  const { say, nameOf, href, path } = useVisit()
  return (
    <form method="post">
      <h1>{say('什么情形', 'The situation')}</h1>
      <p className="hint keys-hint">
        {say('停在一行按数字选；没有问到的算“不知道”', 'On a line press a digit; what is left open counts as “I do not know”')}
      </p>
      {wanted.questions.map(({ id, ask, options }, at) => (
        <fieldset className="material" data-line="" key={id}>
          <legend>{nameOf(ask)}</legend>
          <div className="inline">
            {[...options.map((one) => ({ value: one.id, text: nameOf(one.say) })), unknown(say)].map(({ value, text }, nth) => (
              <label className="choice" key={value}>
                <input type="radio" name={parameterOf(id)} value={value} data-first={at === 0 && nth === 0 ? '' : undefined} />
                <span>
                  {nth + 1} {text}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="acts">
        <button className="btn" type="submit" name="press" value="answer" data-key="F8">
          {say('看要交什么', 'Show what is needed')} <kbd>F8</kbd>
        </button>
        <a className="btn quiet" href={href(`${path}?out=1`)} data-key="F10">
          {say('不归这里办', 'Not taken in here')} <kbd>F10</kbd>
        </a>
      </p>
    </form>
  )
}

const unknown = (say: (zh: string, en: string) => string) => ({ value: DO_NOT_KNOW, text: say('不知道', 'I do not know') })
