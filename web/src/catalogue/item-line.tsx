import type { Version } from '@tongban/protocol/version/version'
import { Badge } from '../ui/plain.tsx'
import { Link } from '../visit/link.tsx'
import { type Reading, useVisit } from '../visit/visit.ts'
import { ChineseOnly } from './english/told.tsx'
import { howLong, howMany, howMuch } from './facts.ts'
import type { ShownGuide } from './guide-shape.ts'
import { howDone } from './how-done.ts'

/** An item in a list, with its guide where a place publishes it. */
export interface Found {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string | null }
  readonly listed: number
  readonly published: number
  readonly guide: ShownGuide | undefined
}

/** An item as a line, leading to its guide, at one place where one is meant: what it is, whether it can be applied for, who decides, how long, how much. */
export function ItemLine({ id, name, published, guide, at }: Found & { readonly at?: string | undefined }) {
  const { say, nameOf, lang } = useVisit()
  const mode = guide?.guide.parts.mode
  const materials = guide?.guide.parts.materials
  const way = mode?.known && materials?.known ? howDone({ mode: mode.value, materials: materials.value }) : undefined
  return (
    <li>
      <Link to={`/items/${id}${at === undefined ? '' : `?place=${at}`}`} className="name">
        {nameOf(name)}
      </Link>{' '}
      {name.en === null ? <ChineseOnly /> : null} {way ? <Badge tone={way.tone}>{say(way.zh, way.en)}</Badge> : null}
      {published === 0 ? <Badge tone="idle">{say('只查到名单，还不能申请', 'Listed only: not open yet')}</Badge> : null}
      {lang === 'en' && name.en !== null ? (
        <>
          <br />
          <span className="hint" lang="zh-CN">
            {name.zh}
          </span>
        </>
      ) : null}
      <br />
      <span className="hint">{guide ? <GuideFacts {...guide} /> : <PublishedAt published={published} />}</span>
    </li>
  )
}

function PublishedAt({ published }: { published: number }) {
  const { say } = useVisit()
  if (published === 0) return say('办理条件、材料和时限还没有公布', 'Conditions, materials and limits are not published yet')
  return say(`${published} 个地方可以办，进去选地方`, `Open at ${published} places: choose inside`)
}

const handedIn = (say: Reading['say'], materials: Version['materials']): string =>
  materials.length === 0
    ? say('什么都不用交', 'nothing to hand in')
    : say(`要交 ${howMany(say, materials)}`, `hand in ${howMany(say, materials)}`)

function GuideFacts({ guide, placeName }: ShownGuide) {
  const { say } = useVisit()
  const { limits, instant, fee, materials } = guide.parts
  const facts = [
    placeName && say(`${placeName}决定`, `Decided by ${placeName}`),
    limits.known && instant.known && howLong(say, { limits: limits.value, instant: instant.value }),
    fee.known && howMuch(say, fee.value),
    materials.known && handedIn(say, materials.value),
  ]
  return facts.filter((fact) => typeof fact === 'string').join(' · ')
}
