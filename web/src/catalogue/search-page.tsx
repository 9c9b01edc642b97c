import { redirect } from 'react-router'
import type { paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { Note } from '../ui/plain.tsx'
import { divisionName, divisionNamed } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { Portion } from '../visit/portion.tsx'
import { type Asked, addressOf, type Reading, useVisit } from '../visit/visit.ts'
import { withGuides } from './find-guides.ts'
import { type Found, ItemLine } from './item-line.tsx'
import { SearchBox } from './search-box.tsx'

type Answer = paths['/search']['get']['responses'][200]['content']['application/json']
type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>

export interface SearchData {
  readonly q: string
  readonly answer: Answer
  readonly found: readonly Found[]
}

const MOST_SHOWN = 10

export async function loadSearch({ api, visit, query }: Asked & { query: URLSearchParams }): Promise<SearchData> {
  const q = (query.get('q') ?? '').trim().slice(0, 200)
  const { from, to } = visit
  if (q === '') throw redirect(addressOf(`/?from=${from}&to=${to}`, visit))
  const answer = await answered(api.GET('/search', { params: { query: { q, from, to } } }))
  if (answer.kind !== 'items') return { q, answer, found: [] }
  const named = answer.places?.target ?? answer.places?.to
  const there = (named === undefined ? undefined : divisionNamed(named)) ?? to
  const lines = answer.items.slice(0, MOST_SHOWN).map(({ en, name, ...line }) => ({ ...line, name: { zh: name, en } }))
  return { q, answer, found: await withGuides(api, lines, there) }
}

export function SearchPage({ data: { q, answer, found } }: { data: SearchData }) {
  const { say, href, mode } = useVisit()
  return (
    <div className="page body">
      <title>{`${q} · ${say('搜索 · 通办', 'Search · Tongban')}`}</title>
      <h1>{say('搜索', 'Search')}</h1>
      <form action={href('/search').split('?')[0]}>
        {mode === 'normal' ? null : <input type="hidden" name="mode" value={mode} />}
        <SearchBox value={q} />
      </form>
      {answer.kind === 'none' ? null : <Understood {...answer} />}
      {answer.kind === 'items' ? <Items found={found} section={answer.section} /> : null}
      {answer.kind === 'ask' ? <AskBack {...answer} /> : null}
      {answer.kind === 'none' ? <Nothing {...answer} /> : null}
    </div>
  )
}

/** What was understood is said, so that a wrong guess can be seen. */
function Understood({ corrected, places }: Pick<Of<'items'>, 'corrected' | 'places'>) {
  const { say, from, to, lang } = useVisit()
  const told = placesTold(say, places, { from, to, lang })
  if (corrected === undefined && told === '') return null
  return (
    <p className="hint" id="understood">
      {corrected === undefined ? null : (
        <>
          {say('已按“', 'Searched for “')}
          <b lang="zh-CN">{corrected}</b>
          {say('”为您搜索。', '”. ')}
        </>
      )}
      {told}
    </p>
  )
}

/** Places that the query itself named; what the sentence of two places says already is not told again. */
function placesTold(say: Reading['say'], places: Of<'items'>['places'], chosen: Pick<Reading, 'from' | 'to' | 'lang'>): string {
  const news = (name: string | undefined, known: string | undefined): string | undefined => {
    const code = name === undefined ? undefined : divisionNamed(name)
    return name === undefined || code === known ? undefined : divisionName(code ?? name, chosen.lang)
  }
  const from = news(places?.from, chosen.from)
  const to = news(places?.to, chosen.to)
  const target = news(places?.target, chosen.to)
  const use = news(places?.use, undefined)
  const parts = [
    from && say(`从${from}`, `from ${from}`),
    to && say(`到${to}`, `to ${to}`),
    target && say(`办${target}的事`, `decided in ${target}`),
    use && say(`在${use}用`, `to be used in ${use}`),
  ].filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? '' : `${say('听懂的地方：', 'Places understood: ')}${parts.join(say('，', ', '))}${say('。', '.')}`
}

const sectionNames = {
  materials: ['要带什么', 'what to bring'],
  fee: ['多少钱', 'what it costs'],
  places: ['去哪办', 'where to go'],
  limit: ['多久', 'how long it takes'],
} as const

function Items({ found, section }: { found: readonly Found[]; section: Of<'items'>['section'] }) {
  const { say } = useVisit()
  const [first] = found
  return (
    <>
      {section && first ? (
        <p>
          <Link to={`/items/${first.id}#${section}`}>
            {say(
              `直接看“${first.name.zh}”${sectionNames[section][0]}`,
              `Straight to ${sectionNames[section][1]}: ${first.name.en ?? first.name.zh}`,
            )}
          </Link>
        </p>
      ) : null}
      <Portion of={found}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((item) => (
              <ItemLine key={item.id} {...item} />
            ))}
          </ul>
        )}
      </Portion>
      <p className="hint">
        {say('没有您要的？换个说法，或者打 ', 'Not what you need? Try other words, or call ')}
        <a href="tel:12345">12345</a>
        {say('。', '.')}
      </p>
    </>
  )
}

function AskBack({ question, questionEn, candidates }: Of<'ask'>) {
  const { say, lang } = useVisit()
  return (
    <Note tone="pair">
      <h2>{say(question, questionEn)}</h2>
      <Portion of={candidates}>
        {(shown) => (
          <ul className="plain">
            {shown.map(({ id, name, en }) => (
              <li key={id}>
                <Link to={`/items/${id}`} className="tap">
                  {lang === 'en' && en !== null ? en : <span lang="zh-CN">{name}</span>}
                </Link>
                {lang === 'en' && en !== null ? ' ' : null}
                {lang === 'en' && en !== null ? (
                  <span className="hint" lang="zh-CN">
                    {name}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Portion>
    </Note>
  )
}

function WayOn({ way, children }: { way: string; children: string }) {
  const to = waysOn.get(way)
  if (to === undefined) return children
  const isPage = to.startsWith('/')
  return isPage ? (
    <Link to={to} className="tap">
      {children}
    </Link>
  ) : (
    <a href={to} className="tap">
      {children}
    </a>
  )
}

/** Where the ways lead that the search names where it finds nothing. */
const waysOn: ReadonlyMap<string, string> = new Map([
  ['lifeEvents', '/life'],
  ['phone', 'tel:12345'],
  ['counter', '/windows'],
])

function Nothing({ exits, emergency }: Of<'none'>) {
  const { say } = useVisit()
  return (
    <>
      {emergency ? (
        <Note tone="bad">
          <h2>{say(emergency.say, emergency.sayEn)}</h2>
          <a className="btn" href={`tel:${emergency.phone}`}>
            {say(`打 ${emergency.phone}`, `Call ${emergency.phone}`)}
          </a>
        </Note>
      ) : null}
      <h2>{say('没找到您要办的事，可以这样：', 'Nothing was found. You can:')}</h2>
      <ul className="rows plain read">
        {exits.map(({ way, say: zh, sayEn }) => (
          <li key={way}>
            <WayOn way={way}>{say(zh, sayEn)}</WayOn>
          </li>
        ))}
      </ul>
    </>
  )
}
