import { useVisit } from '../../visit/visit.ts'
import { conclude, counted } from './conclusion.ts'
import type { Result } from './load-situation.ts'

/** What the answers so far come to, beside the question. */
export function RunningResult({ result }: { result: Result }) {
  const { say, nameOf } = useVisit()
  const { yes, maybe, no } = counted(result.list)
  const { kind } = conclude(result)
  const needed = result.list.filter(({ need }) => need === 'yes')
  return (
    <aside className="running">
      <h2>{say('到现在为止', 'So far')}</h2>
      <p className="big">
        {kind === 'refused'
          ? say('这次还不能办', 'Not open to you yet')
          : say(`要交 ${yes} 样`, `${yes} ${yes === 1 ? 'thing' : 'things'} to hand in`)}
      </p>
      <p>
        {[
          maybe > 0 && say(`${maybe} 样还要看`, `${maybe} depend on your answers`),
          no > 0 && say(`${no} 样不用交`, `${no} not needed`),
        ]
          .filter((text) => typeof text === 'string')
          .join(say('，', ', '))}
      </p>
      <ul>
        {needed.map(({ material }) => (
          <li key={material.id} lang={material.name.en === null ? 'zh-CN' : undefined}>
            {nameOf(material.name)}
          </li>
        ))}
      </ul>
    </aside>
  )
}
