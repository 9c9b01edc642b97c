import { randomUUID } from 'node:crypto'
import { Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { WorkCase } from '../desk.ts'
import type { Kept } from './session.ts'

/** Both numbers in big type, the receipt to print, and on to the place that decides. Nothing is printed that is not stored. */
export function GiveReceipt({ kept, view }: { kept: Kept; view: WorkCase }) {
  const { say, href } = useVisit()
  const { receipt, place } = kept.content
  if (receipt === undefined) return null
  const papers = view.timeline.flatMap(({ paper }) => (paper ? [paper] : []))
  return (
    <>
      <div className="receipt" role="status">
        <h1>{say('收下了', 'Taken in')}</h1>
        <p>
          {say('查询号 ', 'Query number ')}
          <span className="big">{receipt.queryNumber}</span>
        </p>
        <p>
          {say('查询码 ', 'Query code ')}
          <span className="big">{receipt.queryCode}</span>
        </p>
      </div>
      <div className="acts">
        {papers.map(({ number, zh, en }, at) => (
          <form method="post" action={href(`/w/cases/${view.id}/papers/${number}`)} target="_blank" key={number} rel="noopener">
            <input type="hidden" name="code" value={receipt.queryCode} />
            <button className="btn quiet" type="submit" data-key={at === 0 ? 'p' : undefined}>
              {say(`打印${zh}`, `Print: ${en}`)} {at === 0 ? <kbd>P</kbd> : null}
            </button>
          </form>
        ))}
      </div>
      {view.openSteps.includes('handOver') && view.holder === place && view.transfer === null ? (
        <SendOn view={view} place={place} />
      ) : null}
      <form method="post" className="acts">
        <button className="btn quiet" type="submit" name="press" value="end" data-key="F2">
          {say('下一位', 'Next person')} <kbd>F2</kbd>
        </button>
        <Link to={`/w/cases/${view.id}`} className="btn quiet">
          {say('打开办件', 'Open the case')}
        </Link>
      </form>
    </>
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
        <p>{say('接下来：转给办理地，由它受理、决定。', 'Next: hand it over to the place that decides.')}</p>
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
