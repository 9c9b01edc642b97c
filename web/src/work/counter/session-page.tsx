import { useVisit } from '../../visit/visit.ts'
import type { NotDone } from './act-on-session.ts'
import { CheckPapers } from './check-papers.tsx'
import { ChooseItem } from './choose-item.tsx'
import { GiveReceipt } from './give-receipt.tsx'
import type { AtCounter } from './load-session.ts'
import { OutOfScope } from './not-here/out-of-scope.tsx'
import { RightsHere } from './rights-here.tsx'
import { AnswerSituation } from './situation/answer-situation.tsx'
import { SituationGiven } from './situation/situation-given.tsx'
import type { Wanted } from './wanted.ts'

interface Props {
  readonly data: AtCounter
  readonly done: NotDone | undefined
}

/** A person at the counter: who they are, what it is about and what may be done at the left, the work in the middle, how to judge it beside. */
export function SessionPage({ data, done }: Props) {
  const { say } = useVisit()
  const { kept, next } = data
  const { person } = kept.content
  const wanted = 'wanted' in next ? next.wanted : undefined
  const helps = next.is === 'check' && next.wanted.version.conditions.length > 0
  return (
    <div className={helps ? 'three counter' : 'three two-left'}>
      <title>{say('收件 · 工作台', 'Taking in · Workbench')}</title>
      <aside aria-label={say('办事人', 'The person')}>
        <p className="hint">{say('正在办', 'At the counter')}</p>
        <h2 lang="zh-CN">{person.name}</h2>
        <p className="hint">{person.idNumberMasked}</p>
        {wanted === undefined ? null : <About wanted={wanted} data={data} />}
        {next.is === 'receipt' ? null : (
          <form method="post" className="acts">
            <button className="btn quiet" type="submit" name="press" value="end" formNoValidate>
              {say('结束，不办了', 'End without a case')}
            </button>
          </form>
        )}
      </aside>
      <section aria-label={say('收件', 'Taking in')}>
        <Work data={data} done={done} />
      </section>
      {helps ? <HowToJudge wanted={next.wanted} /> : null}
    </div>
  )
}

function Work({ data: { kept, next }, done }: Props) {
  switch (next.is) {
    case 'receipt':
      return <GiveReceipt kept={kept} view={next.received} done={done} />
    case 'notHere':
      return <OutOfScope wanted={next.wanted} done={done} />
    case 'answer':
      return <AnswerSituation wanted={next.wanted} />
    case 'check':
      return <CheckPapers kept={kept} wanted={next.wanted} done={done} />
    case 'choose':
      return <ChooseItem items={next.items} />
  }
}

function About({ wanted, data: { kept, names } }: { wanted: Wanted; data: AtCounter }) {
  const { say, nameOf } = useVisit()
  const { version } = wanted
  const office = names[kept.content.at ?? ''] ?? version.implementer.name
  return (
    <>
      <h3>{nameOf(version.name)}</h3>
      <p className="hint">
        {say('办理地：', 'Decided by ')}
        <span lang="zh-CN">{office}</span>
      </p>
      <RightsHere wanted={wanted} office={office} />
      <SituationGiven wanted={wanted} session={kept.content} />
      <form method="post">
        <button className="btn quiet" type="submit" name="press" value="other">
          {say('换一件事', 'Another matter')}
        </button>
      </form>
    </>
  )
}

/** What the deciding place looks at: the counter adds nothing to it. */
function HowToJudge({ wanted: { version } }: { wanted: Wanted }) {
  const { say } = useVisit()
  return (
    <aside aria-label={say('怎么看', 'How to judge')}>
      <h2>{say('收件条件', 'Conditions')}</h2>
      <ul lang="zh-CN">
        {version.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
      <p className="hint">
        {say('按办理地的指南办，本地不另加材料。', 'The deciding place’s guide holds; nothing is added here.')}
      </p>
    </aside>
  )
}
