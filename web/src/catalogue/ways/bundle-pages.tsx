import type { Bundle } from '@tongban/protocol/bundles/bundle'
import type { BundleMaterial } from '@tongban/protocol/bundles/one-list'
import type { Api } from '../../api/api.ts'
import { answered } from '../../api/refusal.ts'
import { Badge, Note } from '../../ui/plain.tsx'
import { divisionName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { namesOfPlaces } from '../../visit/place-names.ts'
import { Portion } from '../../visit/portion.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { waysToGive } from '../guide-parts.tsx'

/** A bundle as the catalogue answers it (`ShownBundle`). */
interface ShownBundle {
  readonly bundle: Bundle
  readonly parts: readonly {
    readonly item: string
    readonly name: string
    readonly standing: 'open' | 'several' | 'notPublished'
    readonly place: string | null
    readonly mode: string | null
  }[]
  readonly complete: boolean
  readonly materials: readonly BundleMaterial[]
}

async function bundleAt(api: Api, id: string, division: string): Promise<ShownBundle> {
  // The API leaves the answer untyped; its shape is the one above.
  return (await answered(api.GET('/bundles/{id}', { params: { path: { id }, query: { division } } }))) as ShownBundle
}

const MOST_SHOWN = 200

export async function loadBundles({ api, visit }: Asked): Promise<readonly ShownBundle[]> {
  const { entries } = await answered(api.GET('/bundles', { params: { query: { limit: MOST_SHOWN } } }))
  const bundles = entries.map(({ bundle }) => bundle as Bundle)
  return Promise.all(bundles.map(({ id }) => bundleAt(api, id, visit.to)))
}

export function BundlesPage({ data }: { data: readonly ShownBundle[] }) {
  const { say, nameOf } = useVisit()
  return (
    <div className="page body">
      <title>{say('一件事 · 通办', 'Bundles · Tongban')}</title>
      <h1>{say('一件事一次办', 'Several services as one')}</h1>
      {data.length === 0 ? <p className="note">{say('还没有公布。', 'None is published yet.')}</p> : null}
      <Portion of={data}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map(({ bundle: { id, name }, parts }) => (
              <li key={id}>
                <Link to={`/bundles/${id}`} className="name tap">
                  {nameOf(name)}
                </Link>
                <br />
                <span className="hint">
                  {say(
                    `${parts.length} 件事，其中 ${openOnes(parts)} 件这里能申请`,
                    `${parts.length} services, ${openOnes(parts)} of them open here`,
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Portion>
    </div>
  )
}

const openOnes = (parts: ShownBundle['parts']): number => parts.filter(({ standing }) => standing !== 'notPublished').length

type BundleData = ShownBundle & { readonly names: Readonly<Record<string, string>> }

export async function loadBundle({
  api,
  visit,
  params,
}: Asked & { params: Readonly<Record<string, string | undefined>> }): Promise<BundleData> {
  const shown = await bundleAt(api, params['id'] ?? '', visit.to)
  const places = shown.parts.flatMap(({ place }) => place ?? [])
  return { ...shown, names: await namesOfPlaces(api, places) }
}

/** One event on one page: its services, and one list of what to bring for all of them. */
export function BundlePage({ data: { bundle, parts, complete, materials, names } }: { data: BundleData }) {
  const { say, nameOf, lang, to } = useVisit()
  return (
    <div className="page body">
      <title>{`${nameOf(bundle.name)} · ${say('一件事', 'Bundle')}`}</title>
      <p className="hint">
        <Link to="/bundles" className="tap">
          {say('一件事一次办', 'Several services as one')}
        </Link>
      </p>
      <h1>{nameOf(bundle.name)}</h1>
      {lang === 'en' && bundle.name.en !== null ? <p lang="zh-CN">{bundle.name.zh}</p> : null}
      {complete ? null : (
        <Note tone="warn">
          {say(
            `在${divisionName(to)}还不是每件都能申请；下面的材料只算能申请的。`,
            `In ${divisionName(to, 'en')} not all of them are open yet; the list below counts those that are.`,
          )}
        </Note>
      )}
      {complete && parts.every(({ mode }) => mode !== 'joint') ? (
        <p className="acts">
          <Link to={`/apply/new?${new URLSearchParams({ bundle: bundle.id, place: to })}`} className="btn">
            {say('一次申请', 'Apply for all at once')}
          </Link>
        </p>
      ) : null}
      <h2>{say('包含的事', 'What belongs to it')}</h2>
      <Portion of={parts}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((part) => (
              <Part key={part.item} {...part} decides={part.place === null ? undefined : names[part.place]} />
            ))}
          </ul>
        )}
      </Portion>
      <h2>{say('一张材料单', 'One list of materials')}</h2>
      {materials.length === 0 ? (
        <p className="hint">{say('能申请以后才列得出。', 'It can be listed once they are open.')}</p>
      ) : (
        <Materials materials={materials} parts={parts} />
      )}
      <p className="hint read after">
        {say('出处：', 'Source: ')}
        <span lang="zh-CN">{[...bundle.sources, bundle.note].filter((text) => text !== undefined).join('；')}</span>
      </p>
    </div>
  )
}

function Part({ item, name, standing, place, decides }: ShownBundle['parts'][number] & { decides: string | undefined }) {
  const { say } = useVisit()
  const words = {
    open: say('能申请', 'Open'),
    several: say('几个地方都办，进去选', 'Several places: choose inside'),
    notPublished: say('还不能申请', 'Not open yet'),
  }
  return (
    <li>
      <Link to={`/items/${item}${place === null ? '' : `?place=${place}`}`} className="name">
        <span lang="zh-CN">{name}</span>
      </Link>{' '}
      <Badge tone={standing === 'notPublished' ? 'idle' : 'ok'}>{words[standing]}</Badge>
      {decides === undefined ? null : (
        <>
          <br />
          <span className="hint">{say(`${decides}决定`, `${decides} decides`)}</span>
        </>
      )}
    </li>
  )
}

function Materials({ materials, parts }: Pick<ShownBundle, 'materials' | 'parts'>) {
  const { say, nameOf } = useVisit()
  const nameOfItem = (item: string) => parts.find((part) => part.item === item)?.name ?? item
  return (
    <ul className="plain rows read">
      {materials.map(({ name, forms, situations, for: uses }) => (
        <li key={name.zh}>
          <span className="name" lang={name.en === null ? 'zh-CN' : undefined}>
            {nameOf(name)}
          </span>
          <br />
          <span className="hint">
            {[...situations, waysToGive(say, forms)].join(' · ')} · {say('用于 ', 'for ')}
            <span lang="zh-CN">{uses.map(({ item }) => nameOfItem(item)).join('、')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
