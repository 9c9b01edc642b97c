import { answered } from '../../api/refusal.ts'
import { Link } from '../../visit/link.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { withGuides } from '../find-guides.ts'
import { type Found, ItemLine } from '../item-line.tsx'
import { lifeEvents } from './life-events.ts'
import { noSuchPage } from './open-items.ts'

const MOST_A_WORD = 3

export interface LifeData {
  readonly event: (typeof lifeEvents)[number]
  readonly items: readonly Found[]
}

type LifeRequest = Asked & { readonly params: Readonly<Record<string, string | undefined>> }

/** The items of an event, by the search, each once. */
export async function loadLife({ api, visit, params }: LifeRequest): Promise<LifeData> {
  const event = lifeEvents.find(({ id }) => id === params['event'])
  if (event === undefined) throw noSuchPage()
  const { from, to } = visit
  const lines = new Map<string, Omit<Found, 'guide'>>()
  for (const q of event.words) {
    const answer = await answered(api.GET('/search', { params: { query: { q, from, to } } }))
    if (answer.kind !== 'items') continue
    for (const { en, name, ...line } of answer.items.slice(0, MOST_A_WORD))
      lines.set(line.id, { ...line, name: { zh: name, en } })
  }
  const items = await withGuides(api, [...lines.values()], to)
  return { event, items: [...items].sort((a, b) => Number(b.published > 0) - Number(a.published > 0)) }
}

export function LifePage({ data: { event, items } }: { data: LifeData }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{`${say(event.zh, event.en)} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to="/life" className="tap">
          {say('人生事', 'Life events')}
        </Link>
      </p>
      <h1>{say(event.zh, event.en)}</h1>
      <ul className="plain rows read">
        {items.map((item) => (
          <ItemLine key={item.id} {...item} />
        ))}
      </ul>
      <p className="hint">
        {say('没有您要的？', 'Not what you need? ')}
        <Link to={`/search?q=${encodeURIComponent(event.zh)}`}>{say('搜一搜', 'Search')}</Link>
        {say('，或者打 ', ', or call ')}
        <a href="tel:12345">12345</a>
      </p>
    </div>
  )
}

/** All events. */
export function LifeListPage() {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{say('人生事 · 通办', 'Life events · Tongban')}</title>
      <h1>{say('人生事', 'Life events')}</h1>
      <ul className="plain rows read">
        {lifeEvents.map(({ id, zh, en }) => (
          <li key={id}>
            <Link to={`/life/${id}`} className="tap">
              {say(zh, en)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
