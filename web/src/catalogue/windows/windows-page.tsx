import { divisionName, shortName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { Place } from '../ways/all-places.ts'
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
        <Counters places={near} name="near" />
      )}
      {others.map(({ region, counters }) => (
        <section key={region}>
          <h2>{say(`${shortName(region)}的`, `In ${shortName(region, 'en')}`)}</h2>
          <Counters places={counters} name={`in${region}`} />
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

function Counters({ places, name }: { readonly places: readonly Place[]; readonly name: string }) {
  const { say, nameOf } = useVisit()
  return (
    <Portion of={places} name={name}>
      {(shown) => (
        <ul className="plain rows read">
          {shown.map(({ id, nameZh, nameEn, address, hours, phone }) => (
            <li key={id}>
              <Link to={`/windows/${id}`} className="name">
                <span lang={nameEn === null ? 'zh-CN' : undefined}>{nameOf({ zh: nameZh, en: nameEn })}</span>
              </Link>
              <br />
              <span className="hint">
                {[address, hours, phone].filter((text) => text !== null).join(' · ') ||
                  say('地址、时间和电话没有公布', 'Address, hours and phone are not published')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Portion>
  )
}
