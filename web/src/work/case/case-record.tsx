import type { CaseAction } from '@tongban/protocol/event/actions'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import type { CaseOnDesk } from './load-case.ts'
import { taken } from './taken-words.ts'
import { doerOf, whoseWord } from './whose-word.ts'

/** Every event in its place's colour, with the paper it made. */
export function CaseRecord({ view, names }: CaseOnDesk) {
  const { say } = useVisit()
  const whose = whoseWord(say, view)
  const who = ({ place, actor, writtenAt }: ReturnType<typeof doerOf>): string => {
    const did = `${names[place] ?? place} · ${whose(actor)}`
    if (writtenAt === undefined) return did
    const writer = names[writtenAt] ?? writtenAt
    return `${did} · ${say(`由${writer}记下`, `written down by ${writer}`)}`
  }
  const home = view.receivingPlace.slice(0, 2)
  return (
    <>
      <h2>{say('全程', 'What happened')}</h2>
      <ol className="plain record">
        {view.timeline.map(({ seq, at, paper, ...entry }) => (
          <li key={seq} className={entry.place.startsWith(home) ? 'here' : 'there'}>
            <b>{say(...taken[entry.action as CaseAction])}</b> <span className="hint">{timeText(say, at)}</span>
            <br />
            <span className="hint" lang="zh-CN">
              {who(doerOf(view, entry))}
            </span>
            {paper === undefined ? null : (
              <>
                <br />
                <Link to={`/w/cases/${view.id}/papers/${paper.number}`} className="tap">
                  {say(`打印${paper.zh}`, `Print: ${paper.en}`)}
                </Link>{' '}
                <Link
                  to={`/w/cases/${view.id}/papers/${paper.number}?size=large`}
                  className="tap"
                  label={say(`大字：${paper.zh}`, `Large print: ${paper.en}`)}
                >
                  {say('大字', 'Large print')}
                </Link>
              </>
            )}
          </li>
        ))}
      </ol>
      <p className="hint">
        {say(
          `${view.timeline.length} 条记录，一条接一条，改不了。`,
          `${view.timeline.length} records, each chained to the one before.`,
        )}
      </p>
    </>
  )
}
