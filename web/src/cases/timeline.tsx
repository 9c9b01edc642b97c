import type { CaseState } from '@tongban/protocol/case/transitions'
import type { CaseAction } from '@tongban/protocol/event/actions'
import { divisionName } from '../visit/divisions.ts'
import { useVisit } from '../visit/visit.ts'
import { timeText } from '../visit/when.ts'
import { comesNext, happened } from './words.ts'

export interface Happening {
  readonly seq: number
  readonly action: CaseAction
  readonly at: string
  readonly place: string
  /** It answers a request: the place only wrote down what was done elsewhere. */
  readonly requestId?: string
}

export interface TimelineProps {
  readonly happenings: readonly Happening[]
  readonly state: CaseState
  readonly holder: string
  /** Names of places by their ids. */
  readonly names: Readonly<Record<string, string>>
}

type Side = 'left' | 'right'
const regionOf = (place: string): string => place.slice(0, 2)

/** The life of a case over both authorities: the line changes sides where the case changes hands; dotted is what comes. */
export function Timeline({ happenings, state, holder, names }: TimelineProps) {
  const { say, lang } = useVisit()
  const start = happenings[0]?.place ?? holder
  const sideOf = (place: string): Side => (regionOf(place) === regionOf(start) ? 'left' : 'right')
  const other = [...happenings.map(({ place }) => place), holder].find((place) => sideOf(place) === 'right')
  const rows = happenings.map((one, at) => ({
    ...one,
    side: sideOf(one.place),
    before: sideOf(happenings[at - 1]?.place ?? one.place),
  }))
  const last = rows.at(-1)?.side ?? 'left'
  const { say: next, over } = comesNext[state]
  return (
    <>
      {other === undefined ? null : (
        <div className="ends" aria-hidden="true">
          <span>{divisionName(start.slice(0, 6), lang)}</span>
          <span>{divisionName(other.slice(0, 6), lang)}</span>
        </div>
      )}
      <ol className="strands" aria-label={say('全程', 'What happened')}>
        {rows.map(({ side, before, ...happening }) => (
          <li key={happening.seq} className={side}>
            <Strand from={before} to={side} />
            <Step {...happening} names={names} />
          </li>
        ))}
        {over ? null : (
          <li className={`${sideOf(holder)} next`}>
            <Strand from={last} to={sideOf(holder)} dotted />
            <div className="step">
              <b>{say(...next)}</b>
              <br />
              <span className="when" lang="zh-CN">
                {names[holder] ?? divisionName(holder.slice(0, 6))}
              </span>
            </div>
          </li>
        )}
      </ol>
    </>
  )
}

function Step({ action, at, place, requestId, names }: Happening & Pick<TimelineProps, 'names'>) {
  const { say } = useVisit()
  return (
    <div className="step">
      <b>{say(...happened[action])}</b>
      <br />
      <span className="when">
        <time dateTime={at}>{timeText(say, at)}</time> ·{' '}
        <span lang="zh-CN">{names[place] ?? divisionName(place.slice(0, 6))}</span>
        {requestId === undefined || action === 'requestDeclined' ? null : say(' 记下', ' wrote it down')}
      </span>
    </div>
  )
}

const across: Readonly<Record<Side, number>> = { left: 16, right: 48 }

function Strand({ from, to, dotted = false }: { from: Side; to: Side; dotted?: boolean }) {
  const [a, b] = [across[from], across[to]]
  const path = a === b ? `M${b} 0V100` : `M${a} 0C${a} 50 ${b} 20 ${b} 60V100`
  return (
    <svg viewBox="0 0 64 100" preserveAspectRatio="none" aria-hidden="true">
      <path
        className={to === 'left' ? 'a' : 'b'}
        d={path}
        fill="none"
        strokeWidth="6"
        vectorEffect="non-scaling-stroke"
        {...(dotted ? { strokeDasharray: '2 12', strokeLinecap: 'round' as const } : {})}
      />
    </svg>
  )
}
