import { randomUUID } from 'node:crypto'
import { ErrorSummary } from '../../ui/field.tsx'
import { Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { WorkCase } from '../desk.ts'
import type { NotDone } from './act-on-session.ts'
import type { Kept, Receipt } from './session.ts'

interface Props {
  readonly kept: Kept
  readonly view: WorkCase
  readonly done: NotDone | undefined
}

/** Both numbers in big type, the papers to print, and on to the place that decides. Nothing is printed that is not stored. */
export function GiveReceipt({ kept, view, done }: Props) {
  const { say } = useVisit()
  const { receipts = [], place } = kept.content
  const errors = done ? [{ field: 'receipt', message: say(done.problem.titles.zh, done.problem.titles.en) }] : []
  return (
    <>
      <ErrorSummary title={say('没有办成', 'Not done')} errors={errors} />
      <div className="receipt" role="status" id="receipt">
        <h1>
          {view.state === 'supplementing'
            ? say('收下了，还要补材料', 'Taken in; something is still to come')
            : say('收下了', 'Taken in')}
        </h1>
        {receipts.map((receipt) => (
          <Numbers key={receipt.id} receipt={receipt} />
        ))}
      </div>
      <Papers view={view} code={receipts[0]?.queryCode ?? ''} />
      {view.openSteps.includes('accept') && view.holder === place ? <AcceptHere /> : null}
      {view.openSteps.includes('handOver') && view.holder === place && view.transfer === null ? (
        <SendOn view={view} place={place} />
      ) : null}
      <form method="post" className="acts">
        <button className="btn quiet" type="submit" name="press" value="end" data-key="F2">
          {say('下一位', 'Next person')} <kbd>F2</kbd>
        </button>
        {view.openSteps.includes('correct') && view.holder === place ? (
          <Link to={`/w/cases/${view.id}?do=correct`} className="btn quiet">
            {say('当场更正', 'Correct on the spot')}
          </Link>
        ) : null}
        {receipts.map(({ id, queryNumber }) => (
          <Link key={id} to={`/w/cases/${id}`} className="btn quiet">
            {receipts.length === 1 ? say('打开办件', 'Open the case') : queryNumber}
          </Link>
        ))}
      </form>
    </>
  )
}

function Numbers({ receipt: { queryNumber, queryCode } }: { receipt: Receipt }) {
  const { say } = useVisit()
  return (
    <>
      <p>
        {say('查询号 ', 'Query number ')}
        <span className="big">{queryNumber}</span>
      </p>
      <p>
        {say('查询码 ', 'Query code ')}
        <span className="big">{queryCode}</span>
      </p>
    </>
  )
}

/** The receipt first, then the notice that was given with it: what else there is has no key. */
const paperKeys: readonly (string | undefined)[] = ['p', 'n']

/** The receipt and whatever the steps taken here have made, each on paper. */
function Papers({ view, code }: { view: WorkCase; code: string }) {
  const { say, href } = useVisit()
  const papers = view.timeline.flatMap(({ paper }) => (paper ? [paper] : []))
  return (
    <div className="acts">
      {papers.map(({ number, zh, en }, at) => (
        <form method="post" action={href(`/w/cases/${view.id}/papers/${number}`)} target="_blank" key={number} rel="noopener">
          <input type="hidden" name="code" value={code} />
          <button className="btn quiet" type="submit" data-key={paperKeys[at]}>
            {say(`打印${zh}`, `Print: ${en}`)} {paperKeys[at] === undefined ? null : <kbd>{paperKeys[at].toUpperCase()}</kbd>}
          </button>
          <button
            className="btn quiet"
            type="submit"
            name="size"
            value="large"
            aria-label={say(`大字：${zh}`, `Large print: ${en}`)}
          >
            {say('大字', 'Large print')}
          </button>
        </form>
      ))}
    </div>
  )
}

/** Where the agreement grants 收件受理权: acceptance here, and with it the notice of acceptance to print. */
function AcceptHere() {
  const { say } = useVisit()
  return (
    <form method="post" className="acts">
      <button className="btn quiet" type="submit" name="press" value="accept" data-key="a">
        {say('受理（协议授权）', 'Accept (granted by the agreement)')} <kbd>A</kbd>
      </button>
    </form>
  )
}

function SendOn({ view, place }: { view: WorkCase; place: string }) {
  const { say, href } = useVisit()
  const hidden = {
    ...{ action: 'handOver', press: 'step', place, role: 'clerk', taker: view.decidingPlace, why: 'toDecide' },
    ...{ seen: String(view.version), key: randomUUID() },
  }
  if (view.decidingPlace === place) return null
  return (
    <>
      <Note>
        <p>
          {view.state === 'supplementing'
            ? say(
                '请把两张纸都交给本人。接下来：转给办理地；补来的材料在哪边交都行。',
                'Give both papers to the person. Next: hand it over; what is missing can be brought to either place.',
              )
            : say('接下来：转给办理地，由它受理、决定。', 'Next: hand it over to the place that decides.')}
        </p>
      </Note>
      <form method="post" action={href(`/w/cases/${view.id}`)} className="acts">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="btn" type="submit" data-first="" data-key="F8">
          {say('转给办理地', 'Hand it over')} <kbd>F8</kbd>
        </button>
        <label className="choice">
          <input type="checkbox" name="papers" />
          <span>{say('纸质材料一起走', 'The paper goes along')}</span>
        </label>
      </form>
    </>
  )
}
