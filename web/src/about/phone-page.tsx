import type { Place } from '../catalogue/ways/all-places.ts'
import { allPlaces } from '../catalogue/ways/all-places.ts'
import { Link } from '../visit/link.tsx'
import type { Asked } from '../visit/visit.ts'
import { useVisit } from '../visit/visit.ts'

export interface PhoneData {
  /** Places whose telephone is known. */
  readonly places: readonly Place[]
}

export async function loadPhone({ api }: Asked): Promise<PhoneData> {
  return { places: (await allPlaces(api)).filter(({ phone }) => phone !== null) }
}

/** Whom to call. Only what is published stands here. */
export function PhonePage({ data: { places } }: { data: PhoneData }) {
  const { say, nameOf } = useVisit()
  const lines = [
    ['12345', say('政务服务便民热线：问怎么办、投诉、找人帮忙', 'Government services: how to do it, complaints, help')],
    ['110', say('报警：有危险，马上打', 'Police: in danger, call at once')],
    ['120', say('急救', 'Ambulance')],
  ] as const
  return (
    <div className="page body">
      <title>{say('电话 · 通办', 'Telephone · Tongban')}</title>
      <h1>{say('打电话', 'Telephone')}</h1>
      <ul className="plain rows read">
        {lines.map(([number, what]) => (
          <li key={number}>
            <a className="name tap" href={`tel:${number}`}>
              {number}
            </a>
            <br />
            {what}
          </li>
        ))}
      </ul>
      <h2>{say('窗口和机关的电话', 'Counters and authorities')}</h2>
      {places.length === 0 ? (
        <p className="note">
          {say(
            '窗口和机关还没有登记电话。事项的电话写在各自的指南里。',
            'No counter or authority has registered a telephone yet. That of a service stands in its guide.',
          )}
        </p>
      ) : (
        <ul className="plain rows read">
          {places.map(({ id, nameZh, nameEn, phone }) => (
            <li key={id}>
              <Link to={`/windows/${id}`} className="name">
                <span lang={nameEn === null ? 'zh-CN' : undefined}>{nameOf({ zh: nameZh, en: nameEn })}</span>
              </Link>
              <br />
              <a className="tap" href={`tel:${(phone ?? '').replaceAll(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
