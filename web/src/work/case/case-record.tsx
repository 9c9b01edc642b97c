import type { CaseAction } from '@tongban/protocol/event/actions'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { timeText } from '../../visit/when.ts'
import type { CaseOnDesk } from './load-case.ts'
import { taken } from './taken-words.ts'
import { whoseWord } from './whose-word.ts'

/** Every event in its place's colour, with the paper it made. */
export function CaseRecord({ view, names }: CaseOnDesk) {
  const { say } = useVisit()
  const whose = whoseWord(say, view)
  const home = view.receivingPlace.slice(0, 2)
  return (
    <>
      <h2>{say('全程', 'What happened')}</h2>
      <ol className="plain record">
        {view.timeline.map(({ seq, action, at, place, paper, actor }) => (
          <li key={seq} className={place.startsWith(home) ? 'here' : 'there'}>
            <b>{say(...taken[action as CaseAction])}</b> <span className="hint">{timeText(say, at)}</span>
            <br />
            <span className="hint" lang="zh-CN">
              {names[place] ?? place} · {whose(actor)}
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
