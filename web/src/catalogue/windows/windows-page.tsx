import { divisionName, shortName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { CounterList } from './counter-list.tsx'
import type { WindowsData } from './load-windows.ts'

/** Where to go: counters that take in for the other region, the nearest first. */
export function WindowsPage({ data: { near, others } }: { data: WindowsData }) {
  const { say, from } = useVisit()
  return (
    <div className="page body">
      <title>{say('找窗口 · 通办', 'Find a counter · Tongban')}</title>
      <h1>{say('找窗口', 'Find a counter')}</h1>
      <p className="read">
        {say(
          '通办专窗替对面的机关收材料、核对身份、给收件凭证；决定由办理地作。离您近的排在前面，要换地方，点上面的“改地方”。',
          'These counters take in papers for the other region, check who you are and give a receipt; the deciding place decides. The nearest come first; “Change places” above says where you are.',
        )}
      </p>
      <h2>{say(`离${divisionName(from)}近的`, `Near ${divisionName(from, 'en')}`)}</h2>
      {near.length === 0 ? (
        <p className="note">
          {say('这一边还没有登记通办专窗。请打 ', 'No counter is registered on this side yet. Call ')}
          <a href="tel:12345">12345</a>
        </p>
      ) : (
        <CounterList of={near} name="near" />
      )}
      {others.map(({ region, counters }) => (
        <section key={region}>
          <h2>{say(`${shortName(region)}的`, `In ${shortName(region, 'en')}`)}</h2>
          <CounterList of={counters} name={`in${region}`} />
        </section>
      ))}
      <p>
        {say('找作决定的机关？', 'Looking for the authority that decides? ')}
        <Link to="/dept" className="tap">
          {say('按部门找', 'By department')}
        </Link>
      </p>
    </div>
  )
}
