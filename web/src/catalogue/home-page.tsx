import { Rivers } from '../ui/marks.tsx'
import { shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { PlaceSentence } from '../visit/place-sentence.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { withGuides } from './find-guides.ts'
import { ElderHome, loadFrequent } from './home-elder.tsx'
import { type Found, ItemLine } from './item-line.tsx'
import { SearchBox } from './search-box.tsx'
import { topicsWithItems } from './ways/find-topic.ts'
import { openItems } from './ways/open-items.ts'
import { lifeEvents, type Topic } from './ways/topics.ts'

const MOST_SHOWN = 10

export interface HomeData {
  readonly items: readonly Found[]
  readonly open: number
  readonly events: readonly Topic[]
}

/** In large print the few frequent things; else what is open in the region that is asked for, and the ways in. */
export async function loadHome(asked: Asked): Promise<HomeData> {
  if (asked.visit.mode === 'elder') return { items: await loadFrequent(asked), open: 0, events: [] }
  const [there, events] = await Promise.all([openThere(asked), topicsWithItems(asked, lifeEvents)])
  return { ...there, events }
}

/** How many items are open in the region, and the first of them. */
async function openThere({ api, visit }: Asked): Promise<Pick<HomeData, 'items' | 'open'>> {
  const open = await openItems(api, `${visit.to.slice(0, 2)}0000`)
  const lines = open.slice(0, MOST_SHOWN).map(({ name, ...line }) => ({ ...line, name: { zh: name, en: null } }))
  return { items: await withGuides(api, lines, visit.to), open: open.length }
}

export function HomePage({ data }: { data: HomeData }) {
  const { say, href, mode } = useVisit()
  return (
    <>
      <title>{say('通办 · 两地的事，一处办', 'Tongban: services of two regions, in one place')}</title>
      <section className="river">
        <Rivers />
        <div className="page">
          <form action={href('/search').split('?')[0]}>
            {mode === 'normal' ? null : <input type="hidden" name="mode" value={mode} />}
            <PlaceSentence />
            <SearchBox />
            <p className="hint">
              {say('说您的话就行，比如：退休取公积金、身份证搞落了', 'In your own words: housing fund, lost ID card')}
            </p>
          </form>
        </div>
      </section>
      {mode === 'elder' ? <ElderHome items={data.items} /> : <Ways {...data} />}
    </>
  )
}

function Ways({ items, open, events }: HomeData) {
  const { say, from, to, lang } = useVisit()
  const [here, there] = [from, to].map((code) => shortName(`${code.slice(0, 2)}0000`, lang))
  return (
    <div className="page">
      <div className="cols">
        <section>
          <h2>
            {here === there
              ? say(`在${there}，现在能交申请的 ${open} 件事`, `${open} services of ${there} that take applications now`)
              : say(`人在${here}，能办${there}的 ${open} 件事`, `From ${here} you can apply for ${open} services of ${there}`)}
          </h2>
          <ul className="plain rows">
            {items.map((item) => (
              <ItemLine key={item.id} {...item} />
            ))}
          </ul>
        </section>
        <Aside events={events} />
      </div>
    </div>
  )
}

function Aside({ events }: Pick<HomeData, 'events'>) {
  const { say, from, to } = useVisit()
  return (
    <aside>
      {events.length === 0 ? null : (
        <>
          <h2>{say('人生事', 'Life events')}</h2>
          <ul className="plain two-up">
            {events.map(({ id, zh, en }) => (
              <li key={id}>
                <Link to={`/life/${id}`}>{say(zh, en)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('别的找法', 'Other ways in')}</h2>
      <ul className="plain two-up">
        <li>
          <Link to="/place">{say('按地方', 'By place')}</Link>
        </li>
        <li>
          <Link to="/dept">{say('按部门', 'By department')}</Link>
        </li>
        <li>
          <Link to="/bundles">{say('一件事', 'Bundles')}</Link>
        </li>
        <li>
          <Link to="/biz">{say('企业事', 'For firms')}</Link>
        </li>
        <li>
          <Link to="/windows">{say('找窗口', 'Find a counter')}</Link>
        </li>
        <li>
          <Link to="/dictionary">{say('字典', 'Dictionary')}</Link>
        </li>
        <li>
          <Link to={`/pair/${from.slice(0, 2)}0000/${to.slice(0, 2)}0000`}>{say('两地对照', 'Two places')}</Link>
        </li>
      </ul>
      <h2>{say('已经交了？', 'Already applied?')}</h2>
      <p>{say('不用登录，有查询号和 6 位查询码就能看。', 'No sign-in: the query number and its 6-digit code are enough.')}</p>
      <Link to="/track" className="btn quiet">
        {say('查进度', 'Track a case')}
      </Link>
    </aside>
  )
}
