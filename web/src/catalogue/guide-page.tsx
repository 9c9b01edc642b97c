import type { ElementComparison } from '@tongban/protocol/compare/compare'
import type { Part } from '@tongban/protocol/version/service-guide'
import { Badge, Note, SummaryList } from '../ui/plain.tsx'
import { liesIn, shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { Portion } from '../visit/portion.tsx'
import { type Asked, useVisit } from '../visit/visit.ts'
import { ApplyLink } from './apply-link.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { ChineseOnly, OwnTranslation, Told } from './english/told.tsx'
import { type GuideRequest, guideAsked, guideThere } from './find-guides.ts'
import { FiveAnswers } from './five-answers.tsx'
import { Materials } from './guide-parts.tsx'
import { comparisonOf, type ShownGuide } from './guide-shape.ts'
import { howDone } from './how-done.ts'
import { PaperCode } from './paper/paper-code.tsx'
import { ServiceData } from './paper/service-data.tsx'
import { Steps } from './steps/steps.tsx'

export interface GuideData {
  readonly shown: ShownGuide
  /** The guide of the same item where the person is; undefined where no place there publishes it. */
  readonly here: ShownGuide | undefined
  readonly differences: readonly ElementComparison[]
}

export async function loadGuide(asked: GuideRequest): Promise<GuideData> {
  const { api, visit } = asked
  const shown = await guideAsked(asked)
  const here = await guideOfOtherSide({ api, visit }, shown)
  const [left, right] = [shown.guide.version, here?.guide.version]
  const differences = left && right && left !== right ? await comparisonOf(api, left, right) : []
  return { shown, here, differences }
}

/** The same item where the person is, if that is another region than the one that decides. */
async function guideOfOtherSide({ api, visit }: Asked, shown: ShownGuide): Promise<ShownGuide | undefined> {
  const region = `${visit.from.slice(0, 2)}0000`
  if (shown.guide.place !== null && liesIn(shown.guide.place, region)) return undefined
  const there = await guideThere(api, shown.item, visit.from)
  const isThere = there?.guide.standing === 'published' && there.guide.place !== null && liesIn(there.guide.place, region)
  return isThere ? there : undefined
}

/** `onPaper`: to be printed, so that nothing is folded and a code leads back. */
export function GuidePage({ data, onPaper = false }: { data: GuideData; onPaper?: boolean }) {
  const { say, nameOf } = useVisit()
  const { guide } = data.shown
  return (
    <div className="page body">
      <title>{`${nameOf(guide.name)} · ${say('通办', 'Tongban')}`}</title>
      <ServiceData {...data.shown} />
      {onPaper ? <PaperCode {...data.shown} /> : null}
      <GuideHead {...data.shown} />
      {guide.standing === 'published' ? <Published {...data} onPaper={onPaper} /> : <NotOpen {...data.shown} />}
    </div>
  )
}

function GuideHead({ guide, placeName }: ShownGuide) {
  const { say, nameOf, lang } = useVisit()
  const { mode, materials } = guide.parts
  const way = mode.known && materials.known ? howDone({ mode: mode.value, materials: materials.value }) : undefined
  return (
    <>
      <p className="hint">
        <Link to="/">{say('首页', 'Home')}</Link> › {say('办事指南', 'Guide')}
      </p>
      <h1>{nameOf(guide.name)}</h1>
      {lang === 'en' && guide.name.en !== null ? <p lang="zh-CN">{guide.name.zh}</p> : null}
      {guide.name.en === null ? <ChineseOnly /> : null}
      <p>
        {way ? <Badge tone={way.tone}>{say(way.zh, way.en)}</Badge> : null}{' '}
        <WhoDecides place={guide.place} placeName={placeName} />
      </p>
    </>
  )
}

function WhoDecides({ place, placeName }: { place: string | null; placeName: string | null }) {
  const { say, from, lang } = useVisit()
  if (placeName === null) return null
  const here = shortName(`${from.slice(0, 2)}0000`, lang)
  const elsewhere = place?.slice(0, 2) !== from.slice(0, 2)
  return (
    <>
      <b lang="zh-CN">{placeName}</b>
      {elsewhere
        ? say(`决定，${here}只帮您收，不作决定。`, ` decides; ${here} only takes your papers in and decides nothing.`)
        : say('收件并决定。', ' takes your papers in and decides.')}
    </>
  )
}

function Published({ shown, here, differences, onPaper }: GuideData & { onPaper: boolean }) {
  const { say } = useVisit()
  const { parts, version } = shown.guide
  return (
    <>
      <OwnTranslation />
      <FiveAnswers {...shown} />
      {onPaper ? null : <OwnList {...shown} />}
      <OtherPlaces {...shown} />
      <Differences shown={shown} here={here} differences={differences} onPaper={onPaper} />
      <Materials {...parts} />
      <Steps {...parts} place={shown.guide.place} placeName={shown.placeName} />
      <h2>{say('能不能办', 'Who can apply')}</h2>
      <Known part={parts.conditions}>{(conditions) => <ToldList texts={conditions} />}</Known>
      <Contact {...shown} />
      <details open={onPaper}>
        <summary className="tap">{say('法律依据、救济途径和来源', 'Legal basis, remedies and sources')}</summary>
        <ChineseOnly />
        <Known part={parts.basis}>{(basis) => <TextList texts={basis} />}</Known>
        <Known part={parts.remedy}>
          {(remedy) => (
            <p>
              <Told zh={remedy} />
            </p>
          )}
        </Known>
        <TextList texts={shown.guide.sources} />
        <p className="hint">
          {say('指南版本 ', 'Guide version ')}
          {version}
        </p>
      </details>
    </>
  )
}

function Differences({ shown, here, differences, onPaper }: GuideData & { onPaper: boolean }) {
  const { say } = useVisit()
  return (
    <>
      <h2 id="differences">{say('两地哪里不一样', 'Where the two places differ')}</h2>
      {here === undefined ? (
        <Note tone="pair">
          {say(
            '您在的地方还没有公布这件事，没有可以对照的。按办理地的指南办。',
            'Where you are, this service is not published, so there is nothing to compare. The guide of the deciding place counts.',
          )}
        </Note>
      ) : (
        <DifferenceTable there={shown.placeName ?? ''} here={here.placeName ?? ''} differences={differences} />
      )}
      {onPaper || here === undefined ? null : (
        <p>
          <Link to={`/items/${shown.item}/compare?place=${shown.guide.place ?? ''}`} className="tap">
            {say('为什么不一样：登记的理由和依据', 'Why they differ: registered reasons')}
          </Link>
        </p>
      )}
    </>
  )
}

/** The way into an application, and to one's own list of materials: by a few questions where the place asks any. */
function OwnList({ item, guide, situations }: ShownGuide) {
  const { say } = useVisit()
  const at = `?place=${guide.place ?? ''}`
  return (
    <p className="acts">
      {guide.place === null ? null : <ApplyLink item={item} place={guide.place} />}
      <Link className="btn quiet" to={situations ? `/items/${item}/ask${at}` : `/items/${item}/plan${at}`}>
        {situations
          ? say('答几个问题，看我要交什么', 'A few questions: what do I need?')
          : say('我的材料单', 'My list of materials')}
      </Link>
      <Link className="tap" to={`/items/${item}/print${at}`}>
        {say('打印版', 'To print')}
      </Link>
    </p>
  )
}

const ToldList = ({ texts }: { texts: readonly string[] }) => (
  <ul className="read">
    {texts.map((text) => (
      <li key={text}>
        <Told zh={text} />
      </li>
    ))}
  </ul>
)

const TextList = ({ texts }: { texts: readonly string[] }) => (
  <ul className="read" lang="zh-CN">
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)

/** A part of a guide, or that it is not known: nothing is filled in. */
export function Known<T>({ part, children }: { part: Part<T>; children: (value: T) => React.ReactNode }) {
  const { say } = useVisit()
  return part.known ? children(part.value) : <p className="hint">{say('还没有公布', 'Not published yet')}</p>
}

function OtherPlaces({ item, places, guide }: ShownGuide) {
  const { say } = useVisit()
  const others = places.filter(({ place, standing }) => standing === 'published' && place !== guide.place)
  if (others.length === 0) return null
  return (
    <p className="hint">
      {say('别的地方也办这件事：', 'Other places handle it too: ')}
      {others.map(({ place, name }, at) => (
        <span key={place}>
          {at > 0 ? ' · ' : ''}
          <Link to={`/items/${item}?place=${place}`}>{name ?? place}</Link>
        </span>
      ))}
    </p>
  )
}

function Contact({ guide }: ShownGuide) {
  const { say } = useVisit()
  const { address, hours, phone, complaints, implementer } = guide.parts
  const rows = [
    {
      term: say('谁决定', 'Who decides'),
      part: implementer.known ? { ...implementer, value: implementer.value.name } : implementer,
    },
    { term: say('地址', 'Address'), part: address },
    { term: say('时间', 'Hours'), part: hours },
    { term: say('电话', 'Phone'), part: phone },
    { term: say('监督电话', 'Complaints'), part: complaints },
  ]
  return (
    <>
      <h2 id="places">{say('去哪办、找谁', 'Where to go and whom to ask')}</h2>
      <SummaryList
        rows={rows.map(({ term, part }) => ({
          term,
          value: (
            <span lang={part.known ? 'zh-CN' : undefined}>
              {part.known ? part.value : say('还没有公布', 'Not published yet')}
            </span>
          ),
        }))}
      />
    </>
  )
}

/** An item that was found in lists only: what is unknown is said, and there is no way to apply that would lead nowhere. */
function NotOpen({ item, places, guide }: ShownGuide) {
  const { say } = useVisit()
  const open = places.filter(({ standing }) => standing === 'published')
  return (
    <>
      <Note tone="warn">
        <p>
          {say(
            '我们在公开的事项名单里查到了这件事，但办理地还没有公布条件、材料、时限和收费，所以还不能在这里申请。',
            'This service stands in the public lists, but the deciding place has not published its conditions, materials, limits and fee, so it cannot be applied for here yet.',
          )}
        </p>
      </Note>
      {open.length > 0 ? (
        <>
          <h2>{say('这些地方可以办', 'Places that take applications')}</h2>
          <Portion of={open}>
            {(shown) => (
              <ul className="plain rows read">
                {shown.map(({ place, name }) => (
                  <li key={place}>
                    <Link to={`/items/${item}?place=${place}`} className="tap">
                      {name ?? place}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </Portion>
        </>
      ) : null}
      <h2>{say('现在可以这样', 'What you can do now')}</h2>
      <ul className="read">
        <li>
          {say('打 ', 'Call ')}
          <a href="tel:12345">12345</a>
          {say('，问办理地的窗口。', ' and ask for the counter of the deciding place.')}
        </li>
        {guide.sources.length > 0 ? (
          <li>
            {say('名单的出处：', 'Where the list comes from: ')}
            <span lang="zh-CN">{guide.sources.join('；')}</span>
          </li>
        ) : null}
      </ul>
    </>
  )
}
