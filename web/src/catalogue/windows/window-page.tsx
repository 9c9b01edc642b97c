import type { ReactNode } from 'react'
import { Note, SummaryList } from '../../ui/plain.tsx'
import { divisionName, shortName } from '../../visit/divisions.ts'
import { Link } from '../../visit/link.tsx'
import { Portion } from '../../visit/portion.tsx'
import { useVisit } from '../../visit/visit.ts'
import { ItemLine } from '../item-line.tsx'
import type { Reach, WindowData } from './load-windows.ts'

/** One place: how to reach it as far as that is known, and what it can do. */
export function WindowPage({ data: { place, reach, items } }: { data: WindowData }) {
  const { say, nameOf } = useVisit()
  const name = nameOf({ zh: place.nameZh, en: place.nameEn })
  const isUnknown = Object.values(reach).every((one) => one === null)
  return (
    <div className="page body">
      <title>{`${name} · ${say('通办', 'Tongban')}`}</title>
      <p className="hint">
        <Link to="/windows" className="tap">
          {say('找窗口', 'Find a counter')}
        </Link>
      </p>
      <h1 lang={place.nameEn === null ? 'zh-CN' : undefined}>{name}</h1>
      {isUnknown ? (
        <Note tone="warn">
          {say(
            '地址、时间和电话都还没有公布。去之前先打 ',
            'Address, hours and phone are not published yet. Before you go call ',
          )}
          <a href="tel:12345">12345</a>
          {say(' 问一下。', '.')}
        </Note>
      ) : null}
      <About place={place} reach={reach} />
      <h2>{say('在这里能办什么', 'What can be done here')}</h2>
      <WhatItDoes kind={place.kind} id={place.id} />
      {items.length === 0 ? null : (
        <Portion of={items}>
          {(shown) => (
            <ul className="plain rows read">
              {shown.map((item) => (
                <ItemLine key={item.id} {...item} at={item.guide?.guide.place ?? undefined} />
              ))}
            </ul>
          )}
        </Portion>
      )}
    </div>
  )
}

function About({ place, reach }: Pick<WindowData, 'place'> & { readonly reach: Reach }) {
  const { say, nameOf, lang } = useVisit()
  const unknown = say('没有公布', 'Not published')
  const told = (text: string | null): ReactNode => (text === null ? unknown : <span lang="zh-CN">{text}</span>)
  const { organisation, counters } = place
  const rows = [
    { term: say('属于', 'Belongs to'), value: nameOf({ zh: organisation.nameZh, en: organisation.nameEn }) },
    { term: say('在哪个地方', 'Where'), value: divisionName(place.id.slice(0, 6), lang) },
    { term: say('地址', 'Address'), value: told(reach.address) },
    { term: say('时间', 'Hours'), value: told(reach.hours) },
    { term: say('电话', 'Phone'), value: told(reach.phone) },
    ...counters.map(({ number, nameZh, nameEn }) => ({
      term: say(`${number} 号窗口`, `Counter ${number}`),
      value: nameOf({ zh: nameZh, en: nameEn }),
    })),
  ]
  return <SummaryList rows={rows} />
}

function WhatItDoes({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { say, regions } = useVisit()
  const own = `${id.slice(0, 2)}0000`
  const [other = own] = regions.filter((region) => region !== own)
  if (kind === 'counter')
    return (
      <p className="read">
        {say(
          `替${shortName(other)}的机关收材料、核对身份、给收件凭证、转交结果；不作决定。下面是${shortName(other)}要经过窗口的事项；这个窗口是不是每一样都收，没有公布，去之前打 12345 问。`,
          `It takes in papers for authorities of ${shortName(other, 'en')}, checks who you are, gives a receipt and hands results on; it decides nothing. Below stand services of ${shortName(other, 'en')} that have to pass a counter. Whether this one takes in each of them is not published: call 12345 before you go.`,
        )}
      </p>
    )
  if (kind === 'portal')
    return (
      <p className="read">
        {say('在网上收件，没有窗口。', 'It takes in online; there is no counter.')}{' '}
        <Link to="/">{say('去首页', 'To the home page')}</Link>
      </p>
    )
  return <p className="read">{say('它受理、审查、决定下面这些事。', 'It accepts, examines and decides these.')}</p>
}
