import { answered } from '../api/refusal.ts'
import { Rivers } from '../ui/marks.tsx'
import { liesIn, shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { PlaceSentence } from '../visit/place-sentence.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { withGuides } from './find-guides.ts'
import { type Found, ItemLine } from './item-line.tsx'
import { SearchBox } from './search-box.tsx'
import { lifeEvents } from './ways/life-events.ts'

const MOST_READ = 100
const MOST_SHOWN = 10

export interface HomeData {
  readonly items: readonly Found[]
  readonly open: number
}

/** The items open to applications; those of the region that is asked for come first. */
export async function loadHome({ api, visit }: Asked): Promise<HomeData> {
  const { entries } = await answered(api.GET('/items', { params: { query: { published: true, limit: MOST_READ } } }))
  const lines = entries.map(({ name, ...line }) => ({ ...line, name: { zh: name, en: null } }))
  const found = await withGuides(api, lines, visit.to)
  const region = `${visit.to.slice(0, 2)}0000`
  const isThere = ({ guide }: Found) => guide?.guide.place !== undefined && liesIn(guide.guide.place ?? '', region)
  const there = found.filter(isThere)
  return { items: there.slice(0, MOST_SHOWN), open: there.length }
}

const FEW = 7

export function HomePage({ data: { items, open } }: { data: HomeData }) {
  const { say, href, mode, from, to } = useVisit()
  const [here, there] = [shortName(`${from.slice(0, 2)}0000`), shortName(`${to.slice(0, 2)}0000`)]
  const few = mode === 'elder'
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
      <div className="page">
        <div className="cols">
          <section>
            <h2>
              {here === there
                ? say(`在${there}，现在能交申请的 ${open} 件事`, `${open} services of ${there} that take applications now`)
                : say(`人在${here}，能办${there}的 ${open} 件事`, `From ${here} you can apply for ${open} services of ${there}`)}
            </h2>
            <ul className="plain rows">
              {items.slice(0, few ? FEW : MOST_SHOWN).map((item) => (
                <ItemLine key={item.id} {...item} />
              ))}
            </ul>
          </section>
          <Aside few={few} />
        </div>
      </div>
    </>
  )
}

function Aside({ few }: { few: boolean }) {
  const { say, from, to } = useVisit()
  return (
    <aside>
      <h2>{say('人生事', 'Life events')}</h2>
      <ul className="plain two-up">
        {lifeEvents.slice(0, few ? FEW : lifeEvents.length).map(({ id, zh, en }) => (
          <li key={id}>
            <Link to={`/life/${id}`}>{say(zh, en)}</Link>
          </li>
        ))}
      </ul>
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
