import type { paths } from '../api/api.ts'
import { answered } from '../api/refusal.ts'
import { Badge } from '../ui/plain.tsx'
import { Link } from '../visit/link.tsx'
import { Portion } from '../visit/portion.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'

type Page = paths['/dictionary/words']['get']['responses'][200]['content']['application/json']

export interface DictionaryData extends Page {
  readonly text: string
  readonly variety: Variety | undefined
}

export async function loadDictionary({ api, query }: Asked & { query: URLSearchParams }): Promise<DictionaryData> {
  const text = (query.get('word') ?? '').trim().slice(0, 80)
  const cursor = query.get('cursor')
  const variety = text === '' ? varietyIn(query.get('kind')) : undefined
  const wanted = {
    ...(variety === undefined ? {} : { variety }),
    ...(text === '' ? {} : { text }),
    ...(cursor === null ? {} : { cursor }),
  }
  return { text, variety, ...(await answered(api.GET('/dictionary/words', { params: { query: { limit: 30, ...wanted } } }))) }
}

/** Of what kind a word is. */
type Variety = NonNullable<NonNullable<paths['/dictionary/words']['get']['parameters']['query']>['variety']>

const varieties: Readonly<Record<Variety, readonly [string, string]>> = {
  dialect: ['方言', 'dialect'],
  everyday: ['平常话', 'everyday'],
  old: ['老叫法', 'old name'],
  abbreviation: ['简称', 'short form'],
}

const isVariety = (kind: string | null): kind is Variety => kind !== null && Object.hasOwn(varieties, kind)
const varietyIn = (kind: string | null): Variety => (isVariety(kind) ? kind : 'dialect')

/** 《川渝通办字典》: from everyday words to services. */
export function DictionaryPage({ data: { text, variety, entries, next } }: { data: DictionaryData }) {
  const { say, href, mode } = useVisit()
  return (
    <div className="page body">
      <title>{say('川渝通办字典', 'Dictionary · Tongban')}</title>
      <h1>{say('川渝通办字典', 'Dictionary of everyday words')}</h1>
      <p className="read">
        {say(
          '您平常怎么说，这里就怎么查：四川话、重庆话、老叫法、简称，都对到正式的事项上。',
          'Dialect, old names and short forms, each with the official word or service it stands for. The words are Chinese.',
        )}
      </p>
      <form action={href('/dictionary').split('?')[0]}>
        {mode === 'normal' ? null : <input type="hidden" name="mode" value={mode} />}
        <div className="ask">
          <input type="search" name="word" defaultValue={text} maxLength={80} aria-label={say('查哪个词', 'Which word')} />
          <button className="btn" type="submit">
            {say('查', 'Look up')}
          </button>
        </div>
      </form>
      <Kinds chosen={variety} />
      {entries.length === 0 && text !== '' ? (
        <p className="note">
          {say(
            `字典里还没有“${text}”。可以直接搜索您要办的事。`,
            `“${text}” is not in it yet. You can search for the service itself.`,
          )}
        </p>
      ) : null}
      <Words entries={entries} />
      {next === undefined ? null : (
        <p className="acts">
          <Link
            className="btn quiet"
            to={`/dictionary?${new URLSearchParams({ ...(text ? { word: text } : {}), ...(variety ? { kind: variety } : {}), cursor: next })}`}
          >
            {say('往后看', 'More')}
          </Link>
        </p>
      )}
    </div>
  )
}

const Words = ({ entries }: Pick<Page, 'entries'>) => (
  <Portion of={entries}>
    {(shown) => (
      <ul className="plain rows read words" lang="zh-CN">
        {shown.map((entry) => (
          <Word key={`${entry.region} ${entry.term}`} {...entry} />
        ))}
      </ul>
    )}
  </Portion>
)

function Word({ term, variety, words, means, items }: Page['entries'][number]) {
  const { say } = useVisit()
  const [zh, en] = varieties[isVariety(variety) ? variety : 'everyday']
  const others = words.filter((word) => word !== term)
  const leads = [...means, ...items]
  return (
    <li>
      <Link to={`/search?q=${encodeURIComponent(term)}`} className="name">
        {term}
      </Link>{' '}
      <Badge tone="idle">{say(zh, en)}</Badge>
      {others.length > 0 ? <span className="hint"> {others.join('、')}</span> : null}
      <br />
      <span>
        {say('就是：', 'Means: ')}
        {leads.join('、')}
      </span>
    </li>
  )
}

function Kinds({ chosen }: { chosen: Variety | undefined }) {
  const { say } = useVisit()
  return (
    <ul className="plain inline" aria-label={say('分类', 'Kinds')}>
      {Object.entries(varieties).map(([kind, [zh, en]]) => (
        <li key={kind}>
          <Link to={`/dictionary?kind=${kind}`} className="tap" current={kind === chosen}>
            {say(zh, en)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
