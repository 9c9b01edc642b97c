import type { paths } from '../api/api.ts'
import { answered, type Problem, Refusal } from '../api/refusal.ts'
import { forStaff, ledTo } from '../sign-in/demand.ts'
import { Note } from '../ui/plain.tsx'
import { divisionName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { type Asked, addressOf, useVisit } from '../visit/visit.ts'
import { timeText } from '../visit/when.ts'
import { closeDifference, DifferenceList, type ParkedDifference, parkedDifferences } from './differences.tsx'

type Peers = paths['/exchange/peers']['get']['responses'][200]['content']['application/json']
type Done = paths['/exchange/statements']['get']['responses'][200]['content']['application/json']
type Parked = paths['/exchange/parked']['get']['responses'][200]['content']['application/json']

const ACTS_SHOWN = 20

export interface Exchange {
  readonly peers: Peers
  readonly parked: Parked
  readonly acts: Done
  readonly differences: readonly ParkedDifference[]
}

export async function loadPeers(asked: Asked & { readonly query: URLSearchParams }): Promise<Exchange> {
  const { api } = await forStaff(asked, 'operator')
  const cursor = asked.query.get('cursor')
  const [peers, parked, acts] = await Promise.all([
    answered(api.GET('/exchange/peers')),
    answered(api.GET('/exchange/parked', { params: { query: { limit: 20, ...(cursor === null ? {} : { cursor }) } } })),
    answered(api.GET('/exchange/statements', { params: { query: { limit: ACTS_SHOWN } } })),
  ])
  const differences = await parkedDifferences(
    api,
    peers.entries.map(({ node }) => node),
  )
  return { peers, parked, acts, differences }
}

/** Sends a parked item again, and what waits behind it; or closes a difference that was looked into. */
export async function actOnPeers(asked: Asked & { form(): Promise<FormData> }): Promise<Problem> {
  const { api } = await forStaff(asked, 'operator')
  const sent = await asked.form()
  const closes = sent.has('event')
  try {
    if (closes) await closeDifference(api, sent)
    else {
      const id = String(sent.get('id') ?? '')
      await answered(api.POST('/exchange/parked/{id}/resume', { params: { path: { id } } }))
    }
  } catch (error) {
    if (error instanceof Refusal) return error.problem
    throw error
  }
  throw ledTo(addressOf(`/w/peers?done=${closes ? 'resolved' : 'resumed'}`, asked.visit))
}

export function PeersPage({ data: { peers, parked, acts, differences }, done }: { data: Exchange; done: Problem | undefined }) {
  const { say, query } = useVisit()
  return (
    <div className="page body">
      <title>{say('节点 · 工作台', 'Nodes · Workbench')}</title>
      <div role="alert">
        {done ? (
          <Note tone="bad">
            <p>{say(done.titles.zh, done.titles.en)}</p>
          </Note>
        ) : null}
      </div>
      <div role="status">{done === undefined ? <WhatWasDone done={query.get('done')} /> : null}</div>
      <h1>{say('对方节点', 'Peer nodes')}</h1>
      <PeerTable peers={peers} />
      <h2>{say('停下来的办件', 'Parked')}</h2>
      {parked.entries.length === 0 ? <p>{say('没有。', 'None.')}</p> : <ParkedList parked={parked} />}
      {differences.length === 0 ? null : (
        <>
          <h2>{say('两边对不上的', 'What the two sides do not know alike')}</h2>
          <DifferenceList differences={differences} />
        </>
      )}
      <h2>{say('处理记录', 'What was done')}</h2>
      {acts.entries.length === 0 ? <p>{say('没有。', 'None.')}</p> : <ActList acts={acts} />}
    </div>
  )
}

function WhatWasDone({ done }: { done: string | null }) {
  const { say } = useVisit()
  const words: Readonly<Record<string, readonly [string, string]>> = {
    resumed: [
      '已再次发出。对方若还不收，会再停在下面。',
      'Sent again. If the peer still does not take it, it is parked below once more.',
    ],
    resolved: ['已关闭，理由记在下面的处理记录里。', 'Closed. The reason stands below.'],
  }
  const said = done === null || !Object.hasOwn(words, done) ? undefined : words[done]
  if (said === undefined) return null
  return (
    <Note tone="ok">
      <p>{say(...said)}</p>
    </Note>
  )
}

/** A node is known to people by its region; its id stands beside for whoever compares it with a trust list. */
function NodeName({ node }: { node: string }) {
  const { portals } = useVisit()
  const region = portals.find((one) => one.node === node)?.region
  return (
    <>
      {region === undefined ? null : (
        <>
          <span lang="zh-CN">{divisionName(region)}</span>{' '}
        </>
      )}
      <span className={region === undefined ? undefined : 'hint'}>{node}</span>
    </>
  )
}

function PeerTable({ peers }: { peers: Peers }) {
  const { say } = useVisit()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard
    <section className="wide" tabIndex={0} aria-label={say('对方节点', 'Peer nodes')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('节点', 'Node')}</th>
            <th scope="col">{say('最后听到', 'Last heard')}</th>
            <th scope="col">{say('等发送', 'Waiting')}</th>
            <th scope="col">{say('停下', 'Parked')}</th>
            <th scope="col">{say('情况', 'State')}</th>
          </tr>
        </thead>
        <tbody>
          {peers.entries.map(({ node, lastHeard, waiting, parked, why }) => (
            <tr key={node}>
              <th scope="row">
                <NodeName node={node} />
              </th>
              <td>{lastHeard === null ? '—' : timeText(say, lastHeard)}</td>
              <td>{waiting}</td>
              <td>{parked}</td>
              <td>
                {why === null && parked === 0 ? say('✓ 正常', '✓ in order') : null}
                {why === null && parked > 0 ? say('△ 有停下的办件', '△ something is parked') : null}
                {why === null ? null : `△ ${say(...told(why))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type ParkedItem = Parked['entries'][number]

/** Parked only because an earlier item of its case is: it says nothing of why. */
const HELD_BACK = 'exchange/heldBack'

/** What is parked of one case for one peer goes on together, so it is one row: that of the item which stopped the others. */
function byCase(entries: readonly ParkedItem[]): readonly { readonly cause: ParkedItem; readonly items: number }[] {
  const rows = new Map<string, { cause: ParkedItem; items: number }>()
  for (const entry of entries) {
    const of = `${entry.caseId} ${entry.peer}`
    const row = rows.get(of)
    const cause = row === undefined || row.cause.code === HELD_BACK ? entry : row.cause
    rows.set(of, { cause, items: (row?.items ?? 0) + 1 })
  }
  return [...rows.values()]
}

/** Why, and what to do about it, as sentences. */
const told = ({ zh, en, remedy }: ParkedItem['why']): readonly [string, string] => [
  `${zh}。${remedy === null ? '' : `${remedy.zh}。`}`,
  `${en}.${remedy === null ? '' : ` ${remedy.en}.`}`,
]

function ParkedList({ parked }: { parked: Parked }) {
  const { say } = useVisit()
  return (
    <>
      <ParkedRows parked={parked} />
      {parked.next === undefined ? null : (
        <p>
          <Link to={`/w/peers?cursor=${encodeURIComponent(parked.next)}`} className="tap">
            {say('后面的', 'More')}
          </Link>
        </p>
      )}
    </>
  )
}

function ParkedRows({ parked }: { parked: Parked }) {
  const { say } = useVisit()
  return (
    <ul className="plain rows">
      {byCase(parked.entries).map(({ cause: { id, caseId, peer, why, parkedAt }, items }) => (
        <li key={id}>
          <form method="post" className="inline">
            <span>
              {say(...told(why))}
              <br />
              <span className="hint">
                {caseId} → {peer} · {say(`${items} 项`, `${items} ${items === 1 ? 'item' : 'items'}`)} · {timeText(say, parkedAt)}
              </span>
            </span>
            <input type="hidden" name="id" value={id} />
            <button className="btn quiet" type="submit">
              {say('再发', 'Send again')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

const actWords = {
  resumeParked: { zh: '重新发出', en: 'Sent again' },
  resolveDifference: { zh: '关闭一项差异', en: 'Closed a difference' },
  publishTrustList: { zh: '发布信任名单', en: 'Published a trust list' },
  loadAgreement: { zh: '载入协议', en: 'Loaded an agreement' },
} as const satisfies Readonly<Record<Done['entries'][number]['act'], object>>

/** Who did what, when and why, as the signed events of this node say it. */
function ActList({ acts }: { acts: Done }) {
  const { say } = useVisit()
  return (
    <ul className="plain rows">
      {acts.entries.map(({ id, act, peer, by, at, caseId, events, why, reason, version }) => (
        <li key={id}>
          <p>
            {timeText(say, at)} · {say(actWords[act].zh, actWords[act].en)}
            {version === null ? null : say(`第 ${version} 版`, ` version ${version}`)}
            {events.length === 0 ? null : ` · ${say(`${events.length} 项`, `${events.length}`)} → ${peer}`} · {by}
          </p>
          <p className="small">
            {reason === null && why === null ? null : `${say('原因：', 'Why: ')}${reason ?? (why ? say(why.zh, why.en) : '')} · `}
            {caseId === null ? null : `${say('办件', 'Case')} ${caseId} · `}
            {say('签名事件', 'Signed event')} {id}
          </p>
        </li>
      ))}
    </ul>
  )
}
