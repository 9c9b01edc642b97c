import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { Place } from '../ways/all-places.ts'

type Counter = Pick<Place, 'id' | 'nameZh' | 'nameEn' | 'address' | 'hours' | 'phone'>

/** Counters with what is known of where and when; `name` tells this list from others of the page. */
export function CounterList({ of, name }: { readonly of: readonly Counter[]; readonly name?: string }) {
  const { say, nameOf } = useVisit()
  return (
    <Portion of={of} {...(name === undefined ? {} : { name })}>
      {(shown) => (
        <ul className="plain rows read">
          {shown.map(({ id, nameZh, nameEn, address, hours, phone }) => {
            const known = [address, hours, phone].filter((text) => text !== null).join(' · ')
            return (
              <li key={id}>
                <Link to={`/windows/${id}`} className="name">
                  <span lang={nameEn === null ? 'zh-CN' : undefined}>{nameOf({ zh: nameZh, en: nameEn })}</span>
                </Link>
                <br />
                <span className="hint" lang={known === '' ? undefined : 'zh-CN'}>
                  {known || say('地址、时间和电话没有公布', 'Address, hours and phone are not published')}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Portion>
  )
}
