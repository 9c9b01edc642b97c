import { Note } from '../../ui/plain.tsx'
import { useVisit } from '../../visit/visit.ts'
import { QueueTable } from '../queue-table.tsx'
import { stepWords } from '../steps/step-words.ts'
import { CaseActs } from './case-acts.tsx'
import { CaseContent } from './case-content.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseRecord } from './case-record.tsx'
import type { CaseOnDesk } from './load-case.ts'
import type { NotTaken } from './take-case-step.ts'

/** One case: whose turn it is, the work on it, and its record beside. What can be done comes from the life table alone. */
export function CasePage({ data, done }: { data: CaseOnDesk; done: NotTaken | undefined }) {
  const { say, nameOf } = useVisit()
  const { view, queue, names } = data
  return (
    <div className={queue === undefined ? 'three two' : 'three'}>
      <title>{`${done ? say('请改：', 'Please mend: ') : ''}${nameOf(view.item.name)} · ${say('工作台', 'Workbench')}`}</title>
      {queue === undefined ? null : (
        <section aria-label={say('待办', 'Queue')}>
          <QueueTable
            queue={queue}
            names={names}
            to="/w/review"
            open={view.id}
            list={`/w/review?place=${view.decidingPlace}&waiting=here`}
            caption={say('待办，先到期的在前', 'Queue, due first')}
          />
        </section>
      )}
      <section aria-label={say('办件', 'The case')}>
        <Outcome done={done} data={data} />
        <CaseHead {...data} />
        <CaseActs data={data} refused={done} />
        <CaseContent {...data} />
      </section>
      <aside aria-label={say('全程', 'Record')}>
        <CaseRecord {...data} />
      </aside>
    </div>
  )
}

/** What the last press came to: in a live region that is there from the start. */
function Outcome({ done, data: { view, names } }: { done: NotTaken | undefined; data: CaseOnDesk }) {
  const { say, query, path, href } = useVisit()
  const taker = view.transfer === null ? undefined : (names[view.transfer.taker] ?? view.transfer.taker)
  const outcome = query.get('done')
  return (
    <div role={done ? 'alert' : 'status'}>
      {done ? (
        <Refused done={done} />
      ) : outcome === null ? null : (
        <Note tone="ok">
          <p>
            {say(...outcomeText(outcome))}
            {outcome === 'handOver' && taker !== undefined ? say(`等${taker}接手。`, ` ${taker} is to take it over.`) : null}
          </p>
          {path.startsWith('/w/cases') ? (
            <p>
              <a className="btn quiet" href={href('/w/window')} data-key="F2">
                {say('下一位', 'Next person')} <kbd>F2</kbd>
              </a>
            </p>
          ) : null}
        </Note>
      )}
    </div>
  )
}

/** What the node refused; it leads to the field, where it named one that was on the form. */
function Refused({ done: { action, problem, typed } }: { done: NotTaken }) {
  const { say } = useVisit()
  const named = problem.field?.split('/').at(-1) ?? ''
  const field = action === 'correct' ? `form.${named}` : named
  const words = say(problem.titles.zh, problem.titles.en)
  return (
    <Note tone="bad">
      <p>
        {typed.some(([name]) => name === field) ? (
          <a className="tap" href={`#${field}`}>
            {words}
          </a>
        ) : (
          words
        )}
      </p>
    </Note>
  )
}

function outcomeText(outcome: string): readonly [string, string] {
  const own: Readonly<Record<string, readonly [string, string]>> = {
    asked: ['已向持有地提出，等对方写入。', 'The holder has been asked and will write it.'],
    claim: ['您已领办，同事现在不能改。', 'You have taken it on; no colleague writes meanwhile.'],
    release: ['已放回。', 'Let go.'],
    atOnce: ['受理并准予：每一步都已记入办件。', 'Accepted and granted: each step is written into the case.'],
    approve: ['您已同意，同事可以据此办理。', 'You approved; your colleague can act on it.'],
  }
  const act = Object.entries(stepWords).find(([action]) => action === outcome)?.[1]
  return own[outcome] ?? (act ? [`${act[0]}：已记入办件。`, `${act[1]}: written into the case.`] : ['已办。', 'Done.'])
}
