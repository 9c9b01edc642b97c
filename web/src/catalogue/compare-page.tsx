import type { paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { Badge, Note } from '../ui/plain.tsx'
import { shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { DifferenceTable, elementNames } from './difference-table.tsx'
import type { GuideRequest } from './find-guides.ts'
import { type GuideData, loadGuide } from './guide-page.tsx'

type Registered = paths['/items/{id}/differences']['get']['responses'][200]['content']['application/json']['entries'][number]

export interface CompareData extends GuideData {
  /** Differences from the common standard that are declared, with their reasons. */
  readonly registered: readonly Registered[]
}

export async function loadCompare(asked: GuideRequest): Promise<CompareData> {
  const data = await loadGuide(asked)
  const { entries } = await answered(asked.api.GET('/items/{id}/differences', { params: { path: { id: data.shown.item } } }))
  return { ...data, registered: entries }
}

/** An item at two places, element by element, and why they differ as far as that is registered. */
export function ComparePage({ data }: { data: CompareData }) {
  const { say, nameOf } = useVisit()
  const { shown, here, differences, registered } = data
  const { name, place } = shown.guide
  return (
    <div className="page body">
      <title>{`${say('两地差异', 'Two places compared')} · ${nameOf(name)}`}</title>
      <p className="hint">
        <Link to={`/items/${shown.item}${place === null ? '' : `?place=${place}`}`} className="tap">
          {nameOf(name)}
        </Link>
      </p>
      <h1>{say('两地哪里不一样', 'Where the two places differ')}</h1>
      {here === undefined ? (
        <OneSide {...shown} />
      ) : (
        <DifferenceTable there={shown.placeName ?? ''} here={here.placeName ?? ''} differences={differences} />
      )}
      <RegisteredDifferences entries={registered} shown={shown} />
    </div>
  )
}

function OneSide({ guide, placeName }: CompareData['shown']) {
  const { say, from, lang } = useVisit()
  const here = shortName(`${from.slice(0, 2)}0000`, lang)
  if (guide.place?.slice(0, 2) === from.slice(0, 2))
    return (
      <Note tone="pair">
        {say(
          `办理地也在${here}，没有两边可比。点上面的“改地方”，换成对面的办理地。`,
          `The deciding place lies in ${here} too, so there are no two sides. “Change places” above chooses one on the other side.`,
        )}
      </Note>
    )
  return (
    <Note tone="pair">
      {say(
        `${here}还没有公布这件事，没有可以对照的。按${placeName ?? '办理地'}的指南办。`,
        `${here} has not published this service, so there is nothing to compare. The guide of ${placeName ?? 'the deciding place'} counts.`,
      )}
    </Note>
  )
}

function RegisteredDifferences({ entries, shown }: { entries: CompareData['registered']; shown: CompareData['shown'] }) {
  const { say } = useVisit()
  const names = new Map(shown.places.map(({ place, name }) => [place, name]))
  return (
    <>
      <h2>{say('登记过的差异', 'Registered differences')}</h2>
      {entries.length === 0 ? (
        <p className="hint">
          {say('没有登记过与共同标准不一样的地方。', 'No difference from the common standard is registered.')}
        </p>
      ) : (
        <ul className="plain rows read">
          {entries.map(({ place, element, direction, from, until, reason, basis }) => (
            <li key={`${place} ${element} ${from}`}>
              <span className="name" lang="zh-CN">
                {names.get(place) ?? place}
              </span>{' '}
              <Badge tone="pair">{say(elementNames[element][0], elementNames[element][1])}</Badge>{' '}
              <span className="hint">{say(directions[direction][0], directions[direction][1])}</span>
              <p lang="zh-CN">{reason}</p>
              <p className="hint">
                {say('依据：', 'Basis: ')}
                <span lang="zh-CN">{basis.join('；')}</span>
                {say(`。从 ${from} 到 ${until}。`, `. From ${from} to ${until}.`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const directions = {
  looser: ['比共同标准宽', 'looser than the common standard'],
  stricter: ['比共同标准严', 'stricter than the common standard'],
  different: ['和共同标准不一样', 'other than the common standard'],
} as const
