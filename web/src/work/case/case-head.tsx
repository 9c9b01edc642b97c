import { stateWords } from '../../cases/words.ts'
import { Badge } from '../../ui/plain.tsx'
import { useVisit } from '../../visit/visit.ts'
import { dayText, timeText } from '../../visit/when.ts'
import type { CaseOnDesk } from './load-case.ts'
import { whoseWord } from './whose-word.ts'

/** What it is, where it stands, who holds it, until when, and who of the office has taken it on. */
export function CaseHead({ view, names, isExaminer, me }: CaseOnDesk) {
  const { say, nameOf } = useVisit()
  const number = view.queryNumber ?? view.officialNumber
  const placeName = (place: string) => names[place] ?? place
  return (
    <>
      <h1>{nameOf(view.item.name)}</h1>
      <p>
        <Badge tone={view.due === null ? 'idle' : 'brand'}>{say(...stateWords[view.state])}</Badge>{' '}
        {view.due === null ? null : <b>{say(`最迟 ${dayText(say, view.due)}`, `by ${dayText(say, view.due)}`)}</b>}{' '}
        <span className="hint">
          {number === null ? '' : `${number} · `}
          {say('持有：', 'held by ')}
          <span lang="zh-CN">{placeName(view.holder)}</span>
          {view.transfer === null ? null : (
            <>
              {say(' → 在途：', ' → on its way to ')}
              <span lang="zh-CN">{placeName(view.transfer.taker)}</span>
            </>
          )}
        </span>
      </p>
      {isExaminer && (view.state !== 'closed' || view.claim !== null) ? <Claim view={view} me={me} /> : null}
    </>
  )
}

function Claim({ view, me }: Pick<CaseOnDesk, 'view' | 'me'>) {
  const { say } = useVisit()
  const { claim, decidingPlace } = view
  const mine = claim?.staff === me
  const whose = whoseWord(say, view)
  return (
    <form method="post" className="claim">
      <input type="hidden" name="place" value={decidingPlace} />
      <span className="hint">
        {claim === null
          ? say('还没有人领办。', 'Nobody has taken it on.')
          : mine
            ? say(
                `您已领办，别人只能看 · ${timeText(say, claim.at)} 起`,
                `You have it since ${timeText(say, claim.at)}; others look on`,
              )
            : say(
                `${whose(claim.staff)} 领办中 · ${timeText(say, claim.at)} 起`,
                `${whose(claim.staff)} has it since ${timeText(say, claim.at)}`,
              )}
      </span>
      <button className="btn quiet" type="submit" name="press" value={claim === null ? 'claim' : 'release'} data-key="l">
        {claim === null ? say('领办', 'Take it on') : say('放回', 'Let it go')} <kbd>L</kbd>
      </button>
    </form>
  )
}
