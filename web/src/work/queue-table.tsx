import type { CaseState } from '@tongban/protocol/case/transitions'
import { stateWords } from '../cases/words.ts'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { dayText } from '../visit/when.ts'
import { DaysLeft } from './days-left.tsx'
import type { Names, Queue, Queued } from './desk.ts'

interface Props {
  readonly queue: Queue
  readonly names: Names
  /** Where a row leads: `/w/cases` or `/w/review`. */
  readonly to: string
  /** The case that is open beside the list. */
  readonly open?: string | undefined
  readonly caption: string
  /** Rows of the page that stand before it: a digit means one row only. */
  readonly after?: number
  /** The list of its own where its next page is shown. */
  readonly list: string
}

/** What waits at a place, due first: days left with the date, the case, its step, where it comes from. */
export function QueueTable({ queue, names, to, open, caption, list, after = 0 }: Props) {
  const { say } = useVisit()
  if (queue.entries.length === 0)
    return (
      <p className="hint">
        {open === undefined ? say('现在没有。', 'Nothing now.') : say('您的待办里没有别的了。', 'Nothing else waits for you.')}
      </p>
    )
  return (
    <>
      <table className="queue">
        <caption className="quiet-caption">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('还剩', 'Left')}</th>
            <th scope="col">{say('办件', 'Case')}</th>
            <th scope="col">{say('来自', 'From')}</th>
          </tr>
        </thead>
        <tbody>
          {queue.entries.map((row, at) => (
            <Row key={row.id} row={row} names={names} to={to} isOpen={row.id === open} at={after + at} />
          ))}
        </tbody>
      </table>
      {queue.next === undefined ? null : (
        <p>
          <Link to={`${list}&cursor=${encodeURIComponent(queue.next)}`} className="tap">
            {say('后面的', 'More')}
          </Link>
        </p>
      )}
    </>
  )
}

interface RowProps {
  readonly row: Queued
  readonly names: Names
  readonly to: string
  readonly isOpen: boolean
  readonly at: number
}

const DIGITS = 9

function Row({ row, names, to, isOpen, at }: RowProps) {
  const { say, nameOf, href } = useVisit()
  const { id, name, applicant, queryNumber, due, daysLeft, receivingPlace, claimedBy } = row
  return (
    <tr className={isOpen ? 'on' : undefined}>
      <td data-l={say('还剩', 'Left')}>
        <DaysLeft days={daysLeft} />
        {due === null ? null : (
          <>
            <br />
            <span className="hint">{dayText(say, due)}</span>
          </>
        )}
      </td>
      <td>
        <a
          className="tap"
          href={href(`${to}/${id}`)}
          aria-current={isOpen ? 'page' : undefined}
          data-row=""
          data-key={at < DIGITS ? String(at + 1) : undefined}
        >
          {at < DIGITS ? <kbd>{at + 1}</kbd> : null} {nameOf(name)}
          {applicant === null ? null : <span lang="zh-CN"> · {applicant}</span>}
        </a>
        <br />
        <span className="hint">
          {queryNumber ?? id.slice(-12)} · {stepText(say, row)}
          {claimedBy === null ? '' : say(' · 有人领办', ' · taken on')}
        </span>
      </td>
      <td data-l={say('来自', 'From')} lang="zh-CN">
        {names[receivingPlace] ?? receivingPlace}
      </td>
    </tr>
  )
}

/** What is to be done with it here. */
function stepText(say: (zh: string, en: string) => string, { state, taker }: Queued): string {
  if (taker !== null) return say('在途，等对方接手', 'on its way')
  return say(...stateWords[state as CaseState])
}
