import type { AskedMaterial } from '@tongban/protocol/situations/material-list'
import { Badge, Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { ApplyLink } from '../apply-link.tsx'
import { Told } from '../english/told.tsx'
import { howLong, howMuch } from '../facts.ts'
import type { GuideRequest } from '../find-guides.ts'
import { waysToGive } from '../guide-parts.tsx'
import type { ShownGuide } from '../guide-shape.ts'
import { CounterList } from '../windows/counter-list.tsx'
import { answeredAddress } from './answers.ts'
import { Given } from './ask-page.tsx'
import { type Conclusion, conclude } from './conclusion.ts'
import { type Counter, countersNear } from './counters-near.ts'
import { loadSituation, type Situation } from './load-situation.ts'

/** So much of the hash of a version tells it from another. */
const VERSION_SHOWN = 8

export interface PlanData {
  readonly shown: ShownGuide
  readonly situation: Situation | undefined
  readonly counters: readonly Counter[]
}

export async function loadPlan(asked: GuideRequest): Promise<PlanData> {
  const { shown, situation } = await loadSituation(asked)
  const goes = situation !== undefined && ['once', 'relay', 'joint'].includes(conclude(situation.result).kind)
  return { shown, situation, counters: goes ? await countersNear(asked) : [] }
}

/** Whether it can be done and how, and the person's own list of materials: to keep, to send on, to print. */
export function PlanPage({ data: { shown, situation, counters } }: { data: PlanData }) {
  const { say, nameOf } = useVisit()
  const { guide, item, placeName } = shown
  return (
    <div className="page body">
      <title>{`${say('我的材料单', 'My list')} · ${nameOf(guide.name)}`}</title>
      <p className="hint">
        <Link to={`/items/${item}${guide.place === null ? '' : `?place=${guide.place}`}`}>{nameOf(guide.name)}</Link>
        {placeName === null ? null : (
          <>
            {' · '}
            <span lang="zh-CN">{placeName}</span>
          </>
        )}
      </p>
      {situation === undefined ? <NotOpen /> : <Plan {...situation} counters={counters} />}
    </div>
  )
}

function NotOpen() {
  const { say } = useVisit()
  return (
    <>
      <h1>{say('这里还不能申请', 'This cannot be applied for here yet')}</h1>
      <p className="read">
        {say(
          '办理地还没有公布条件和材料，列不出您的材料单。请打 ',
          'The deciding place has not published conditions and materials, so there is no list. Call ',
        )}
        <a href="tel:12345">12345</a>
        {say(' 问。', ' to ask.')}
      </p>
    </>
  )
}

function Plan({ counters, ...situation }: Situation & { readonly counters: readonly Counter[] }) {
  const { say } = useVisit()
  const { shown, place, questions, answers, result } = situation
  const conclusion = conclude(result)
  return (
    <>
      <Head {...conclusion} />
      {result.next === null ? null : (
        <Note tone="warn">
          <p>
            {say('还有问题没有回答，下面有的还说不准。', 'Some questions are not answered yet, so parts of this may change.')}{' '}
            <Link to={answeredAddress(`/items/${shown.item}/ask`, { place, answers })}>{say('接着回答', 'Go on answering')}</Link>
          </p>
        </Note>
      )}
      {conclusion.kind === 'refused' ? null : (
        <>
          <Facts {...shown} />
          <Remarks {...situation} />
          <h2>{say('我的材料单', 'My list of materials')}</h2>
          <Materials list={result.list} />
          <p className="acts">
            <ApplyLink item={shown.item} place={place} answers={answers} />
          </p>
          <Counters counters={counters} />
        </>
      )}
      {questions.length > 0 ? <Given {...situation} /> : null}
      <p className="hint read after">
        {say(
          '这一页的网址就是您的答案，可以收藏、转发、打印。',
          'The address of this page holds your answers: keep it, send it on, print it.',
        )}{' '}
        {say('指南版本 ', 'Guide version ')}
        {shown.guide.version?.slice(0, VERSION_SHOWN)} · {shown.day}
      </p>
    </>
  )
}

function Head(conclusion: Conclusion) {
  const { say, nameOf } = useVisit()
  if (conclusion.kind === 'refused')
    return (
      <>
        <h1>{say('这次还不能办', 'This is not open to you yet')}</h1>
        {conclusion.why.map(({ why, instead }) => (
          <Note key={why.zh} tone="warn">
            <p>
              <b>{nameOf(why)}</b>
            </p>
            <p>
              {say('可以这样：', 'What you can do: ')}
              {instead === null ? say('打 12345 问办理地', 'call 12345 and ask the deciding place') : nameOf(instead)}
            </p>
          </Note>
        ))}
      </>
    )
  const titles = {
    online: say('可以在网上办', 'You can do it online'),
    once: say('网上申请，再到窗口一次', 'Apply online, then one visit to a counter'),
    relay: say('到身边的通办专窗交一次', 'Hand it in once at a counter near you'),
    joint: say('两地一起办，到任一边的通办专窗', 'Both regions act: go to a counter on either side'),
    open: say('怎么办，还要看您的情况', 'How it is done depends on your situation'),
  }
  return (
    <>
      <h1>{titles[conclusion.kind]}</h1>
      {conclusion.open.map(({ why, instead }) => (
        <p key={why.zh} className="read">
          {say('先看一条：', 'First see: ')}
          {nameOf(why)}
          {instead === null ? null : `${say('。不符合的，', '. If not: ')}${nameOf(instead)}`}
        </p>
      ))}
    </>
  )
}

function Facts({ guide, placeName }: ShownGuide) {
  const { say } = useVisit()
  const { limits, instant, fee } = guide.parts
  const facts = [
    placeName && say(`${placeName}决定`, `Decided by ${placeName}`),
    limits.known && instant.known && howLong(say, { limits: limits.value, instant: instant.value }),
    fee.known && howMuch(say, fee.value),
  ]
  return <p>{facts.filter((fact) => typeof fact === 'string').join(' · ')}</p>
}

/** What the situation adds: costs, days, where to fetch. */
function Remarks({ result }: Situation) {
  const { say, nameOf } = useVisit()
  const remarks = result.conditions.filter(({ need }) => need !== 'no')
  if (remarks.length === 0) return null
  return (
    <>
      <h2>{say('您要留意', 'Please note')}</h2>
      <ul className="read">
        {remarks.map(({ text, need }) => (
          <li key={text.zh}>
            {nameOf(text)}
            {need === 'maybe' ? <span className="hint"> {say('（看情况）', '(depends)')}</span> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

const needTones = { yes: 'brand', maybe: 'warn', no: 'idle', optional: 'idle' } as const

function Materials({ list }: { list: readonly AskedMaterial[] }) {
  const { say } = useVisit()
  const words = {
    yes: say('要交', 'Needed'),
    maybe: say('还要看', 'Depends'),
    no: say('不用交', 'Not needed'),
    optional: say('有就给', 'If you have it'),
  }
  if (list.every(({ need }) => need === 'no'))
    return <Note tone="ok">{say('什么都不用交。', 'Nothing has to be handed in.')}</Note>
  return (
    <ul className="plain rows read">
      {list.map(({ material, need }) => (
        <li key={material.id}>
          <Badge tone={needTones[need]}>{words[need]}</Badge>{' '}
          <span className="name">
            <Told {...material.name} />
          </span>
          {need === 'no' ? null : <div className="hint">{waysToGive(say, material.forms)}</div>}
        </li>
      ))}
    </ul>
  )
}

function Counters({ counters }: { counters: readonly Counter[] }) {
  const { say } = useVisit()
  if (counters.length === 0) return null
  return (
    <>
      <h2>{say('离您近的通办专窗', 'Counters near you')}</h2>
      <CounterList of={counters} />
    </>
  )
}
