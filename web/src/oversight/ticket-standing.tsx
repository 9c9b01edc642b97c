import type { paths } from '../api/api.ts'
import { Note, SummaryList } from '../ui/plain.tsx'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { dayText } from '../visit/when.ts'
import { kindWords, outcomeWords } from './ticket-words.ts'

export type Standing = paths['/tickets/track']['post']['responses'][200]['content']['application/json']

interface Props {
  readonly ticket: Standing
  readonly placeName: string
  readonly itemName: string | null
}

/** Where a ticket stands: who answers by when, or the answer. */
export function TicketStanding({ ticket, placeName, itemName }: Props) {
  const { say } = useVisit()
  const { filedDay, due, answer } = ticket
  return (
    <>
      <SummaryList
        rows={[
          ...(itemName === null ? [] : [{ term: say('关于', 'About'), value: <span lang="zh-CN">{itemName}</span> }]),
          { term: say('由谁答复', 'Who answers'), value: <span lang="zh-CN">{placeName}</span> },
          { term: say('哪天说的', 'Filed'), value: dayText(say, filedDay) },
          ...(answer ? [{ term: say('哪天答复', 'Answered'), value: dayText(say, answer.day) }] : []),
        ]}
      />
      {answer ? <Answer {...answer} /> : <Waiting due={due} daysLeft={ticket.daysLeft} />}
    </>
  )
}

function Waiting({ due, daysLeft }: { due: string; daysLeft: number | null }) {
  const { say } = useVisit()
  const isLate = daysLeft !== null && daysLeft < 0
  return (
    <Note tone={isLate ? 'warn' : 'brand'}>
      <p>
        {isLate
          ? say(
              `应当在 ${dayText(say, due)}前答复，已经超过了。可以打 12345 催。`,
              `The answer was due by ${dayText(say, due)} and is late. Call 12345 to press for it.`,
            )
          : say(`还没有答复。最迟 ${dayText(say, due)}答复您。`, `No answer yet. You get one by ${dayText(say, due)}.`)}
      </p>
    </Note>
  )
}

function Answer({ outcome, findings, measures, remedy }: NonNullable<Standing['answer']>) {
  const { say } = useVisit()
  return (
    <>
      <h2>{say(`答复：${outcomeWords[outcome][0]}`, `Answer: ${outcomeWords[outcome][1]}`)}</h2>
      <SummaryList
        rows={[
          { term: say('查到的情况', 'What was found'), value: <span lang="zh-CN">{findings}</span> },
          { term: say('怎么处理', 'What is done'), value: <span lang="zh-CN">{measures}</span> },
          ...(remedy === null
            ? []
            : [{ term: say('您还可以', 'What you can do next'), value: <span lang="zh-CN">{remedy}</span> }]),
        ]}
      />
      <NotContent />
    </>
  )
}

/** Nobody has to leave it at an answer. */
function NotContent() {
  const { say } = useVisit()
  return (
    <>
      <h2>{say('对答复不满意？', 'Not content with the answer?')}</h2>
      <ul className="read">
        <li>
          <a href="tel:12345" className="tap">
            {say('打 12345，报上面的编号', 'Call 12345 and give the number above')}
          </a>
          <br />
          <span className="hint">{say('请他们转给上一级。', 'Ask them to pass it on to the authority above.')}</span>
        </li>
        <li>
          <Link to={kindWords.complaint.path} className="tap">
            {say('再投诉一次', 'Complain again')}
          </Link>
          <br />
          <span className="hint">
            {say('写上这个编号，说哪里没答清楚。', 'Name this number and say what the answer leaves open.')}
          </span>
        </li>
      </ul>
    </>
  )
}

/** The head of a page about one ticket. */
export const titleOf = (say: (zh: string, en: string) => string, { kind }: Pick<Standing, 'kind'>): string =>
  kind === 'complaint' ? say('投诉的答复', 'Your complaint') : say(...kindWords.stuck.name)
