import { answered } from '../../api/refusal.ts'
import { Note } from '../../ui/plain.tsx'
import { divisionName, isDivision, shortName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { noSuchPage, type OpenItem, openItems } from './open-items.ts'

interface Uniformity {
  readonly same: number
  readonly n: number
  readonly unknown: number
}

export interface PairData {
  readonly from: string
  readonly to: string
  /** What somebody in `from` can have handled by `to`, each with how uniform it is, where that could be compared. */
  readonly items: readonly (OpenItem & { readonly uniform: Uniformity | undefined })[]
  readonly total: Uniformity | undefined
}

const PAGE = 200
const regionOf = (code: string): string => `${code.slice(0, 2)}0000`

type PairRequest = Asked & { readonly params: Readonly<Record<string, string | undefined>> }

export async function loadPair({ api, params }: PairRequest): Promise<PairData> {
  const [from = '', to = ''] = [params['from'], params['to']]
  if (!isDivision(from) || !isDivision(to)) throw noSuchPage()
  const items = await openItems(api, to)
  const [left, right] = [regionOf(to), regionOf(from)]
  if (left === right) return { from, to, items: items.map((item) => ({ ...item, uniform: undefined })), total: undefined }
  const query = { left, right }
  const { entries } = await answered(api.GET('/catalogue/uniformity', { params: { query: { ...query, limit: PAGE } } }))
  const total = await answered(api.GET('/catalogue/uniformity/total', { params: { query } }))
  const scores = new Map(entries.map(({ item, ...score }) => [item, score]))
  return { from, to, items: items.map((item) => ({ ...item, uniform: scores.get(item.id) })), total }
}

/** Two places: what the one can have handled by the other, and how uniform it is. */
export function PairPage({ data: { from, to, items, total } }: { data: PairData }) {
  const { say, lang } = useVisit()
  const [here, there] = [divisionName(from, lang), divisionName(to, lang)]
  return (
    <div className="page body">
      <title>{`${say(`人在${here}，办${there}的事`, `From ${here} to ${there}`)} · ${say('通办', 'Tongban')}`}</title>
      <h1>{say(`人在${here}，能办${there}的 ${items.length} 件事`, `From ${here}: ${items.length} services of ${there}`)}</h1>
      {total && total.n > 0 ? (
        <Note tone="pair">
          {say(
            `两地比得出的 ${total.n} 处要素里，${total.same} 处一样；还有 ${total.unknown} 处有一边没公布。`,
            `Of ${total.n} elements that can be compared ${total.same} are the same; of ${total.unknown} more one side does not say.`,
          )}
        </Note>
      ) : null}
      <p>
        <Link to={`/pair/${to}/${from}`} className="tap">
          {say(`反过来：人在${there}，办${here}的事`, `The other way: from ${there} to ${here}`)}
        </Link>
      </p>
      {items.length === 0 ? (
        <p className="note">{say('那边还没有公布能申请的事项。', 'Nothing can be applied for there yet.')}</p>
      ) : (
        <PairTable items={items} to={to} />
      )}
    </div>
  )
}

function PairTable({ items, to }: Pick<PairData, 'items' | 'to'>) {
  const { say } = useVisit()
  return (
    <Portion of={items}>
      {(shown) => (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('事项', 'Service')}</th>
              <th scope="col">{say('几个地方办', 'Places')}</th>
              <th scope="col">{say('两地一样的要素', 'Elements that are the same')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, places, uniform }) => (
              <tr key={id}>
                <th scope="row" lang="zh-CN">
                  <Link to={`/items/${id}?to=${to}`} className="tap">
                    {name}
                  </Link>
                </th>
                <td>{places.filter((place) => place.startsWith(to.slice(0, 2))).length}</td>
                <td>
                  {uniform && uniform.n > 0
                    ? say(`${uniform.n} 处里 ${uniform.same} 处`, `${uniform.same} of ${uniform.n}`)
                    : say(`${shortName(regionOf(to))}单方公布，没得比`, 'One side only')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Portion>
  )
}
