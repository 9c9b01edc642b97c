import type { CaseState } from '@tongban/protocol/case/transitions'
import type { Version } from '@tongban/protocol/version/version'
import type { ReactNode } from 'react'
import { answered } from '../../api/refusal.ts'
import { forPerson } from '../../sign-in/demand.ts'
import { Badge } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { Portion } from '../../visit/portion.tsx'
import { useVisit } from '../../visit/visit.ts'
import { dayText, timeText } from '../../visit/when.ts'
import { type Draft, draftsOf } from '../apply/application.ts'
import type { Mistaken } from '../apply/applying.ts'
import { comesNext } from '../words.ts'
import type { MyRequest } from './my-case.ts'
import { OpenByCode } from './open-by-code.tsx'

interface MyLine {
  readonly id: string
  readonly name: Version['name']
  readonly state: CaseState
  readonly holder: string
  readonly due: string | null
  /** The last time anything happened to it. */
  readonly changedAt: string
}

export interface MyCasesData {
  readonly cases: readonly MyLine[]
  readonly drafts: readonly Draft[]
  /** The cursor of the next page, where there is one. */
  readonly next: string | null
}

const PAGE = 20

export async function loadMyCases(asked: MyRequest & { readonly query: URLSearchParams }): Promise<MyCasesData> {
  const api = forPerson(asked)
  const cursor = asked.query.get('cursor')
  const query = { limit: PAGE, ...(cursor === null ? {} : { cursor }) }
  const { entries, next } = await answered(api.GET('/cases', { params: { query } }))
  const places = await namesOfPlaces(
    api,
    entries.map(({ holder }) => holder),
  )
  const cases = entries.map(({ id, name, state, holder, decisionDue, noticeDue, changedAt }) => ({
    ...{ id, name, state: state as CaseState, changedAt },
    ...{ holder: places[holder] ?? holder, due: decisionDue ?? noticeDue },
  }))
  const drafts = await draftsOf(api)
  return { cases, next: next ?? null, drafts: drafts.filter(({ content }) => content.sent === undefined) }
}

/** What the person began and what is under way, each with whose turn it is. */
interface MyCasesProps {
  readonly data: MyCasesData
  readonly done: Mistaken | undefined
  /** What else is the person's own, below. */
  readonly children: ReactNode
}

export function MyCasesPage({ data: { cases, drafts, next }, done, children }: MyCasesProps) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('我的办件 · 通办', 'My cases · Tongban')}</title>
      <h1>{say('我的办件', 'My cases')}</h1>
      {drafts.length > 0 ? <Begun drafts={drafts} /> : null}
      <OpenByCode done={done} />
      <h2>{say('交上去的', 'Sent')}</h2>
      {cases.length === 0 ? (
        <p className="read">
          {say('还没有。', 'None yet. ')}
          <Link to="/">{say('找要办的事', 'Find what you need')}</Link>
        </p>
      ) : (
        <Portion of={cases}>
          {(shown) => (
            <ul className="plain rows read">
              {shown.map((one) => (
                <Line key={one.id} {...one} />
              ))}
            </ul>
          )}
        </Portion>
      )}
      {next === null ? null : (
        <p>
          <Link to={`/me?${new URLSearchParams({ cursor: next })}`}>{say('再早一些的', 'Earlier ones')}</Link>
        </p>
      )}
      {children}
    </div>
  )
}

function Begun({ drafts }: Pick<MyCasesData, 'drafts'>) {
  const { say, nameOf } = useVisit()
  return (
    <>
      <h2>{say('没填完的', 'Not sent yet')}</h2>
      <Portion of={drafts} name="drafts">
        {(shown) => (
          <ul className="plain rows read">
            {shown.map(({ id, content, changedAt, atCounter }) => (
              <li key={id}>
                <Link to={`/apply/${id}`} className="tap">
                  {nameOf(content.name)}
                </Link>
                <br />
                <span className="hint">
                  {say('已保存 ', 'saved ')}
                  {timeText(say, changedAt)}
                  {atCounter === undefined ? null : say(' · 窗口正在办', ' · a counter has it open')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Portion>
    </>
  )
}

function Line({ id, name, state, holder, due, changedAt }: MyLine) {
  const { say, nameOf } = useVisit()
  const next = comesNext[state]
  const tone = next.you ? 'warn' : next.over ? 'idle' : 'brand'
  return (
    <li>
      <Link to={`/me/cases/${id}`} className="tap">
        {nameOf(name)}
      </Link>
      <br />
      <Badge tone={tone}>{next.you ? say('● 轮到您了', '● Your turn') : say(...next.say)}</Badge>{' '}
      {next.over ? (
        <span className="hint">{timeText(say, changedAt)}</span>
      ) : (
        <span className="hint">
          <span lang="zh-CN">{holder}</span>
          {due === null ? '' : say(` · 最迟 ${dayText(say, due)}`, ` · by ${dayText(say, due)}`)}
        </span>
      )}
    </li>
  )
}
