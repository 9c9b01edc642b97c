import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { type Asked, useVisit } from '../../visit/visit.ts'
import { ItemLine } from '../item-line.tsx'
import { loadTopic, type TopicData, type TopicRequest, topicsWithItems } from './find-topic.ts'
import { firmMatters, lifeEvents, type Topic } from './topics.ts'

type Said = readonly [zh: string, en: string]

/** A family of topics: where it stands and what it is called. */
interface Family {
  readonly path: string
  readonly title: Said
  readonly lead?: Said
}

const life: Family = { path: '/life', title: ['人生事', 'Life events'] }
const biz: Family = {
  path: '/biz',
  title: ['企业事', 'For firms'],
  lead: [
    '企业的事，从开办到注销。要由经办人本人登录后申请；替企业登录、批量办理还没有开通。',
    'What a firm has to do, from starting up to closing down. Somebody applies in their own name; signing in for a firm and filing many at once are not open yet.',
  ],
}

export const loadLifeEvents = (asked: Asked): Promise<readonly Topic[]> => topicsWithItems(asked, lifeEvents)
export const loadFirmMatters = (asked: Asked): Promise<readonly Topic[]> => topicsWithItems(asked, firmMatters)
export const loadLife = (asked: TopicRequest): Promise<TopicData> => loadTopic(asked, lifeEvents, asked.params['event'])
export const loadBiz = (asked: TopicRequest): Promise<TopicData> => loadTopic(asked, firmMatters, asked.params['topic'])

export const LifeListPage = ({ data }: { data: readonly Topic[] }) => <TopicList {...life} topics={data} />
export const BizListPage = ({ data }: { data: readonly Topic[] }) => <TopicList {...biz} topics={data} />
export const LifePage = ({ data }: { data: TopicData }) => <OneTopic {...life} {...data} />
export const BizPage = ({ data }: { data: TopicData }) => <OneTopic {...biz} {...data} />

function OneTopic({ path, title, topic, items }: Family & TopicData) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{`${say(topic.zh, topic.en)} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to={path} className="tap">
          {say(...title)}
        </Link>
      </p>
      <h1>{say(topic.zh, topic.en)}</h1>
      <Portion of={items}>
        {(shown) => (
          <ul className="plain rows read">
            {shown.map((item) => (
              <ItemLine key={item.id} {...item} />
            ))}
          </ul>
        )}
      </Portion>
      <p className="hint">
        {say('没有您要的？', 'Not what you need? ')}
        <Link to={`/search?q=${encodeURIComponent(topic.words[0] ?? topic.zh)}`}>{say('搜一搜', 'Search')}</Link>
        {say('，或者打 ', ', or call ')}
        <a href="tel:12345">12345</a>
      </p>
    </div>
  )
}

function TopicList({ path, title, lead, topics }: Family & { readonly topics: readonly Topic[] }) {
  const { say } = useVisit()
  return (
    <div className="page body">
      <title>{`${say(...title)} · ${say('通办', 'Tongban')}`}</title>
      <h1>{say(...title)}</h1>
      {lead === undefined ? null : <p className="read">{say(...lead)}</p>}
      {topics.length === 0 ? (
        <p className="note">{say('还没有查到这类事项。', 'Nothing of this kind is known yet.')}</p>
      ) : (
        <Portion of={topics}>
          {(shown) => (
            <ul className="plain rows read">
              {shown.map(({ id, zh, en }) => (
                <li key={id}>
                  <Link to={`${path}/${id}`} className="tap">
                    {say(zh, en)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Portion>
      )}
    </div>
  )
}
