import type { Version } from '@tongban/protocol/version/version'
import type { Api, paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { forPerson } from '../sign-in/demand.ts'
import { Link } from '../visit/link.tsx'
import { Portion } from '../visit/portion.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { timeText } from '../visit/when.ts'
import { wordsOfLook } from './look-words.ts'
import { together } from './together.ts'

type Looks = paths['/identity/me/reads']['get']['responses'][200]['content']['application/json']
type Look = Looks['entries'][number]

const asking = ['others', 'all'] as const
type By = (typeof asking)[number]

export interface DataLog {
  readonly by: By
  readonly looks: readonly Look[]
  readonly next: string | null
  /** What the person's own cases are about, by their ids. */
  readonly cases: ReadonlyMap<string, Version['name']>
}

const PAGE = 20

/** What this node wrote down of everybody who looked at the reader's data; their own looks only when they ask. */
export async function loadDataLog(asked: Asked & { readonly query: URLSearchParams }): Promise<DataLog> {
  const api = forPerson(asked)
  const by = asking.find((one) => one === asked.query.get('by')) ?? 'others'
  const cursor = asked.query.get('cursor')
  const query = { by, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
  const { entries, next } = await answered(api.GET('/identity/me/reads', { params: { query } }))
  const cases = entries.some(({ subject }) => subject !== null) ? await ownCases(api) : new Map()
  return { by, looks: entries, next: next ?? null, cases }
}

const MOST_CASES = 200

/** Of so many of the newest; a look at an older one is told without its name. */
async function ownCases(api: Api): Promise<ReadonlyMap<string, Version['name']>> {
  const { entries } = await answered(api.GET('/cases', { params: { query: { limit: MOST_CASES } } }))
  return new Map(entries.map(({ id, name }) => [id, name]))
}

export function DataLogPage({ data: { by, looks, next, cases } }: { data: DataLog }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('谁用了我的数据 · 通办', 'Who used my data · Tongban')}</title>
      <p className="hint">
        <Link to="/me" className="tap">
          {say('我的办件', 'My cases')}
        </Link>
      </p>
      <h1>{say('谁用了我的数据', 'Who used my data')}</h1>
      <p className="read">
        {say(
          '谁看了您的信息，每看一次都记下，谁也删不掉；一分钟里看了几次，合成一行。另一个地区看您的办件，记在那边，这里没有。要查，请打 12345。',
          'Each time somebody looks at your data it is recorded, and nobody can take it away; looks within a minute share a line. What another region looks at is recorded there and not here: ask 12345 about it.',
        )}
      </p>
      <Choice by={by} />
      {looks.length === 0 ? (
        <p className="read">{say('还没有人看过。', 'Nobody has looked yet.')}</p>
      ) : (
        <Portion of={together(looks)}>
          {(shown) => (
            <ul className="plain rows read">
              {shown.map(({ look, times }) => (
                <Line key={`${look.at} ${look.actor} ${look.purpose} ${look.subject}`} look={look} times={times} cases={cases} />
              ))}
            </ul>
          )}
        </Portion>
      )}
      {next === null ? null : (
        <p>
          <Link to={`/me/data-log?${new URLSearchParams({ by, cursor: next })}`} className="tap">
            {say('再早一些的', 'Earlier ones')}
          </Link>
        </p>
      )}
    </div>
  )
}

function Choice({ by }: Pick<DataLog, 'by'>) {
  const { say } = useVisit()
  const title: Readonly<Record<By, string>> = {
    others: say('别人看的', 'By others'),
    all: say('连同您自己看的', 'With your own'),
  }
  return (
    <ul className="plain inline">
      {asking.map((one) => (
        <li key={one}>
          <Link to={`/me/data-log?by=${one}`} className="tap" current={one === by}>
            {title[one]}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Line({ look, times, cases }: { look: Look; times: number } & Pick<DataLog, 'cases'>) {
  const { say, nameOf } = useVisit()
  const { did, why } = wordsOfLook(look.purpose)
  const name = look.subject === null ? undefined : cases.get(look.subject)
  return (
    <li>
      <span className="hint">
        <time dateTime={look.at}>{timeText(say, look.at)}</time>
      </span>
      <br />
      <Who look={look} /> {say(...did)}
      {times === 1 ? '' : say(` ${times} 次`, `, ${times} times`)}
      {say('，为了', ', ')}
      {say(...why)}
      {say('。', '.')}
      {name === undefined ? null : (
        <>
          <br />
          <Link to={`/me/cases/${look.subject}`} className="tap">
            {nameOf(name)}
          </Link>
        </>
      )}
    </li>
  )
}

/** Where whoever looked works: their name is none of the person's business, their office is. */
function Who({ look: { own, organisation, actor } }: { look: Look }) {
  const { say } = useVisit()
  if (own) return <b>{say('您自己', 'You')}</b>
  if (organisation !== null)
    return (
      <b>
        <span lang="zh-CN">{organisation}</span>
        {say('的工作人员', ' (staff)')}
      </b>
    )
  return <b>{isPerson(actor) ? say('您委托的人', 'Whoever acts for you') : say(`编号 ${actor} 的工作人员`, `Staff ${actor}`)}</b>
}

/** People go by UUIDs, staff by ids of their own. */
const isPerson = (actor: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(actor)
