import { divisionName, isDivision, liesIn, shortName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { withGuides } from '../find-guides.ts'
import { type Found, ItemLine } from '../item-line.tsx'
import { noSuchPage, type OpenItem, openItems } from './open-items.ts'

export interface PlacesData {
  /** By region, the divisions where anything is open, with how many items; an empty one is not there. */
  readonly regions: readonly {
    readonly code: string
    readonly divisions: readonly { readonly code: string; readonly items: number }[]
  }[]
}

export async function loadPlaces({ api, visit }: Asked): Promise<PlacesData> {
  const items = await openItems(api)
  return { regions: visit.regions.map((code) => ({ code, divisions: divisionsWith(items, code) })) }
}

/** The divisions of a region that have open items, with how many. */
export function divisionsWith(items: readonly Pick<OpenItem, 'places'>[], region: string): { code: string; items: number }[] {
  const counts = new Map<string, number>()
  for (const { places } of items)
    for (const code of new Set(places.map((place) => place.slice(0, 6)))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .filter(([code]) => liesIn(code, region))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => ({ code, items: count }))
}

export function PlacesPage({ data: { regions } }: { data: PlacesData }) {
  const { say, lang } = useVisit()
  const [own, other] = regions.map(({ code }) => code)
  return (
    <div className="page body">
      <title>{say('按地方找 · 通办', 'By place · Tongban')}</title>
      <h1>{say('按地方找', 'By place')}</h1>
      {regions.map(({ code, divisions }) =>
        divisions.length === 0 ? null : (
          <section key={code}>
            <h2>{shortName(code, lang)}</h2>
            <Portion of={divisions} name={`p${code}`}>
              {(shown) => (
                <ul className="plain rows read">
                  {shown.map((division) => (
                    <li key={division.code}>
                      <Link to={`/place/${division.code}`} className="tap">
                        {divisionName(division.code, lang)}
                      </Link>{' '}
                      <span className="hint">{say(`${division.items} 件`, `${division.items}`)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </Portion>
          </section>
        ),
      )}
      {own && other ? (
        <p>
          <Link to={`/pair/${own}/${other}`} className="tap">
            {say(
              `${shortName(own)}和${shortName(other)}：能办什么、差在哪`,
              `${shortName(own, 'en')} and ${shortName(other, 'en')} compared`,
            )}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

export interface PlaceData {
  readonly code: string
  readonly items: readonly Found[]
}

export async function loadPlace({
  api,
  params,
}: Asked & { params: Readonly<Record<string, string | undefined>> }): Promise<PlaceData> {
  const code = params['code'] ?? ''
  if (!isDivision(code)) throw noSuchPage()
  const lines = (await openItems(api, code)).map(({ name, ...line }) => ({ ...line, name: { zh: name, en: null } }))
  return { code, items: await withGuides(api, lines, code) }
}

export function PlacePage({ data: { code, items } }: { data: PlaceData }) {
  const { say, lang } = useVisit()
  return (
    <div className="page body">
      <title>{`${divisionName(code, lang)} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to="/place" className="tap">
          {say('按地方找', 'By place')}
        </Link>
      </p>
      <h1>{divisionName(code, lang)}</h1>
      {items.length === 0 ? (
        <p className="note">{say('这里还没有公布能申请的事项。', 'Nothing can be applied for here yet.')}</p>
      ) : null}
      <Portion of={items}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((item) => (
              <ItemLine key={item.id} {...item} at={item.guide?.guide.place ?? undefined} />
            ))}
          </ul>
        )}
      </Portion>
    </div>
  )
}
