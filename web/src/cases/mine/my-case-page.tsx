import type { CaseAction } from '@tongban/protocol/event/actions'
import type { ReactNode } from 'react'
import { Note } from '../../ui/plain.tsx'
import { QueryNumber } from '../../ui/query-number.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { dayText } from '../../visit/when.ts'
import { standingText } from '../standing.ts'
import { Timeline } from '../timeline.tsx'
import { happened } from '../words.ts'
import type { Entry, MyCase, MyCaseData } from './my-case.ts'
import { type MyRequest, take } from './my-case.ts'
import { MyPapers } from './my-papers.tsx'
import { Outcome } from './outcome.tsx'

/** Withdrawing is one press on the page of the case, after it was asked. */
export const actMyCase = (asked: MyRequest): Promise<never> => take(asked, 'withdraw', {})

/** One timeline over both authorities: who has it, what comes next and by when, why the clock stands, what the person can do. */
export function MyCasePage({ data, children }: { data: MyCaseData; children: ReactNode }) {
  const { say, nameOf, query } = useVisit()
  const { file, names } = data
  const nameAt = (place: string) => names[place] ?? place
  const [who, until, you] = standingText(say, {
    state: file.state,
    holder: nameAt(file.holder),
    goingTo: file.transfer === null ? null : nameAt(file.transfer.taker),
    due: file.due,
  })
  return (
    <div className="page body">
      <title>{`${nameOf(file.item.name)} · ${say('进度', 'Progress')}`}</title>
      <p className="hint">
        <Link to="/me" className="tap">
          {say('我的办件', 'My cases')}
        </Link>
      </p>
      <Done action={query.get('done')} file={file} />
      <h1>{nameOf(file.item.name)}</h1>
      <p className="read">
        <b>{who}</b> {until} {you}
      </p>
      <Pause file={file} />
      <Numbers file={file} />
      {file.parent === null ? null : (
        <p>
          <Link to={`/me/parents/${file.parent}`} className="tap">
            {say('看一起交的另外几件', 'See the others sent with it')}
          </Link>
        </p>
      )}
      <Waiting data={data} />
      <Outcome file={file} />
      <Timeline happenings={file.timeline} state={file.state} holder={file.holder} names={names} />
      <Acts file={file} />
      <MyPapers file={file} />
      {children}
    </div>
  )
}

/** What was just done: written, or asked of whoever holds the case now. */
function Done({ action, file }: { action: string | null; file: MyCase }) {
  const { say } = useVisit()
  const known = action !== null && Object.hasOwn(happened, action) ? happened[action as CaseAction] : undefined
  if (!known) return null
  const isWritten = file.timeline.some((entry) => entry.action === action)
  return (
    <div role="status">
      <Note tone="ok">
        {isWritten
          ? say(...known)
          : say(
              '已经告诉现在办理的地方，由它记下。过一会儿再看。',
              'Whoever holds the case has been told and writes it down. Look again in a while.',
            )}
      </Note>
    </div>
  )
}

function Numbers({ file }: { file: MyCase }) {
  const { say } = useVisit()
  return (
    <p className="hint">
      {file.queryNumber === null ? null : (
        <>
          {say('查询号 ', 'Query number ')}
          <QueryNumber>{file.queryNumber}</QueryNumber>
        </>
      )}
      {file.officialNumber === null ? '' : ` · ${say('办件编号 ', 'Case number ')}${file.officialNumber}`}
    </p>
  )
}

/** Why the clock stands, in plain words. */
function Pause({ file }: { file: MyCase }) {
  const { say } = useVisit()
  const last = (action: CaseAction): Entry | undefined => file.timeline.findLast((entry) => entry.action === action)
  if (file.state === 'supplementing')
    return (
      <p className="read">
        {say('时限先停着，您补齐了再从头算告知的日子。', 'The clock stands until you hand in what is missing.')}
        {file.supplementUntil === null
          ? ''
          : say(`请在 ${dayText(say, file.supplementUntil)}前补。`, ` Please do so by ${dayText(say, file.supplementUntil)}.`)}
      </p>
    )
  if (file.state !== 'suspended') return null
  const days = last('suspend')?.facts['expectedDays']
  return (
    <p className="read">
      {say(
        '正在做检验、鉴定、听证这类特别程序，这些天不算在时限里。',
        'A special procedure (a test, an expert, a hearing) is under way; its days do not count.',
      )}
      {typeof days === 'number' ? say(`预计 ${days} 天。`, ` It is expected to take ${days} days.`) : ''}
    </p>
  )
}

/** What the person still owes: promised materials, fees. */
function Waiting({ data: { file, materials } }: { data: MyCaseData }) {
  const { say, nameOf } = useVisit()
  const unpaid = file.fees.filter(({ paid }) => !paid)
  if (file.pending.length === 0 && unpaid.length === 0) return null
  const named = (id: string): string => {
    const name = materials[id]
    return name === undefined ? id : nameOf(name)
  }
  return (
    <Note tone="warn">
      <ul>
        {file.pending.map(({ material, until }) => (
          <li key={material}>
            {say(
              `您承诺过补“${named(material)}”，${dayText(say, until)}前交到窗口。`,
              `You promised “${named(material)}”: bring it to the counter by ${dayText(say, until)}.`,
            )}
          </li>
        ))}
        {unpaid.map(({ reason }) => (
          <li key={reason}>
            {say(
              '要缴费：缴费通知书上写着怎么缴，也可以在窗口缴。',
              'A fee is due: the notice says how to pay it; the counter takes it too.',
            )}
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** Only what the life table opens to the person now. */
function Acts({ file }: { file: MyCase }) {
  const { say, href } = useVisit()
  const may = (action: CaseAction): boolean => file.openSteps.includes(action)
  return (
    <>
      <p className="acts">
        {may('supplement') ? (
          <Link to={`/me/cases/${file.id}/supplement`} className="btn">
            {say('补材料', 'Hand in what is missing')}
          </Link>
        ) : null}
        {may('rate') && !file.timeline.some(({ action }) => action === 'rate') ? (
          <Link to={`/me/cases/${file.id}/rate`} className="btn quiet">
            {say('评价', 'Rate it')}
          </Link>
        ) : null}
      </p>
      {may('withdraw') ? (
        <details>
          <summary className="tap">{say('要撤回', 'Withdraw')}</summary>
          <p className="read">
            {say('撤回后这件事就不办了，要办得重新申请。', 'Once withdrawn it is over; you would have to apply again.')}
          </p>
          <form method="post" action={href(`/me/cases/${file.id}`)}>
            <button className="btn bad" type="submit">
              {say('确认撤回', 'Withdraw it')}
            </button>
          </form>
        </details>
      ) : null}
    </>
  )
}
