import { answered } from '../api/refusal.ts'
import { Link } from '../visit/link.tsx'
import { ModeSwitch } from '../visit/mode-switch.tsx'
import { MOST_CHOICES } from '../visit/portion.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { withGuides } from './find-guides.ts'
import type { Found } from './item-line.tsx'
import { openFirst } from './ways/find-topic.ts'

/** What older people come for most (UX §11), in everyday words; the search says which items these are. */
const frequent = [
  '养老金资格认证',
  '异地就医备案',
  '社会保障卡申领',
  '高龄津贴',
  '身份证异地换领',
  '退休提取公积金',
  '养老保险关系转移',
  '老年人优待证',
]

/** Of so many that are near enough, one that takes applications is taken. */
const NEAR = 3

/** The frequent things that the catalogue has, those that take applications first. */
export async function loadFrequent({ api, visit }: Asked): Promise<readonly Found[]> {
  const { from, to } = visit
  const answers = await Promise.all(
    frequent.map((q) => answered(api.GET('/search', { params: { query: { q, from, to, typed: false } } }))),
  )
  const lines = new Map<string, Omit<Found, 'guide'>>()
  for (const answer of answers) {
    if (answer.kind !== 'items') continue
    for (const { en, name, ...line } of openFirst(answer.items.slice(0, NEAR)).slice(0, 1))
      lines.set(line.id, { ...line, name: { zh: name, en } })
  }
  const items = await withGuides(api, [...lines.values()], to)
  return openFirst(items).slice(0, MOST_CHOICES)
}

/** Home in large print: fewer choices, a person to talk to, two groups (UX §11, goal 9). */
export function ElderHome({ items }: { items: readonly Found[] }) {
  const { say, nameOf } = useVisit()
  return (
    <div className="page body">
      <h2>{say('常办的事', 'What people come for most')}</h2>
      <ol className="plain rows big-rows">
        {items.map(({ id, name, guide }) => (
          <li key={id}>
            <Link to={`/items/${id}`} className="tap">
              <span lang={name.en === null ? 'zh-CN' : undefined}>{nameOf(name)}</span>
            </Link>
            {guide === undefined ? (
              <span className="hint">{say('还不能在这里申请，可以看去哪问', 'Not open here yet; see whom to ask')}</span>
            ) : null}
          </li>
        ))}
      </ol>
      <h2>{say('别的', 'Else')}</h2>
      <ul className="plain rows big-rows">
        <li>
          <a href="tel:12345" className="tap">
            {say('打电话 12345，有人帮您', 'Call 12345: a person helps you')}
          </a>
        </li>
        <li>
          <Link to="/windows" className="tap">
            {say('找最近的窗口', 'Find the nearest counter')}
          </Link>
        </li>
        <li>
          <Link to="/track" className="tap">
            {say('查进度', 'Track a case')}
          </Link>
        </li>
        <li>
          <Link to="/life" className="tap">
            {say('别的事，一样一样找', 'Other matters, one by one')}
          </Link>
        </li>
        <li>
          <ModeSwitch to="normal" page="/">
            {say('退出长者版', 'Leave large print')}
          </ModeSwitch>
        </li>
      </ul>
    </div>
  )
}
