import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { guideAt } from '../guide-shape.ts'
import { type Found, ItemLine } from '../item-line.tsx'
import { allPlaces, type Place } from './all-places.ts'
import { noSuchPage, type OpenItem, openItems } from './open-items.ts'

type Organisation = Place['organisation']

export interface Department {
  readonly organisation: Organisation
  /** Items with the place of the department that decides them. */
  readonly items: readonly { readonly item: OpenItem; readonly place: string }[]
}

/** The departments that decide anything that is open, in order of their names. */
export function departmentsOf(items: readonly OpenItem[], places: readonly Pick<Place, 'id' | 'organisation'>[]): Department[] {
  const organisations = new Map(places.map(({ id, organisation }) => [id, organisation]))
  const departments = new Map<string, { organisation: Organisation; items: { item: OpenItem; place: string }[] }>()
  const decided = items.flatMap((item) => item.places.map((place) => ({ item, place, organisation: organisations.get(place) })))
  for (const { organisation, ...one } of decided) {
    if (organisation === undefined) continue
    const known = departments.get(organisation.id) ?? { organisation, items: [] }
    departments.set(organisation.id, { ...known, items: [...known.items, one] })
  }
  return [...departments.values()].sort((a, b) => a.organisation.nameZh.localeCompare(b.organisation.nameZh, 'zh-CN'))
}

export async function loadDepartments({ api }: Asked): Promise<readonly Department[]> {
  return departmentsOf(await openItems(api), await allPlaces(api))
}

export function DepartmentsPage({ data }: { data: readonly Department[] }) {
  const { say, nameOf } = useVisit()
  return (
    <div className="page body">
      <title>{say('按部门找 · 通办', 'By department · Tongban')}</title>
      <h1>{say('按部门找', 'By department')}</h1>
      <Portion of={data}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map(({ organisation: { id, nameZh, nameEn }, items }) => (
              <li key={id}>
                <Link to={`/dept/${encodeURIComponent(id)}`} className="tap">
                  <span lang={nameEn === null ? 'zh-CN' : undefined}>{nameOf({ zh: nameZh, en: nameEn })}</span>
                </Link>{' '}
                <span className="hint">{say(`${items.length} 件`, `${items.length}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Portion>
    </div>
  )
}

export interface DepartmentData {
  readonly organisation: Organisation
  readonly items: readonly (Found & { readonly at: string })[]
}

type DepartmentRequest = Asked & { readonly params: Readonly<Record<string, string | undefined>> }

export async function loadDepartment(asked: DepartmentRequest): Promise<DepartmentData> {
  const found = (await loadDepartments(asked)).find(({ organisation }) => organisation.id === asked.params['id'])
  if (found === undefined) throw noSuchPage()
  const items = await Promise.all(
    found.items.map(async ({ item: { name, ...line }, place }) => {
      const guide = await guideAt(asked.api, line.id, place)
      return { ...line, name: guide?.guide.name ?? { zh: name, en: null }, guide, at: place }
    }),
  )
  return { organisation: found.organisation, items }
}

export function DepartmentPage({ data: { organisation, items } }: { data: DepartmentData }) {
  const { say, nameOf } = useVisit()
  const name = nameOf({ zh: organisation.nameZh, en: organisation.nameEn })
  return (
    <div className="page body">
      <title>{`${name} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to="/dept" className="tap">
          {say('按部门找', 'By department')}
        </Link>
      </p>
      <h1 lang={organisation.nameEn === null ? 'zh-CN' : undefined}>{name}</h1>
      <Portion of={items}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((item) => (
              <ItemLine key={`${item.id} ${item.at}`} {...item} />
            ))}
          </ul>
        )}
      </Portion>
    </div>
  )
}
