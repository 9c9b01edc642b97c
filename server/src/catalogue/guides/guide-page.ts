import type { Part, ServiceGuide } from '@tongban/protocol/version/service-guide'
import type { Version } from '@tongban/protocol/version/version'
import { html, type Markup } from './markup.ts'
import { notesOf } from './note-markup.ts'
import { pageStyle } from './page-style.ts'
import type { ShownGuide } from './show-guide.ts'
import { evidenceWords, formWords, modeWords, requiredWords, standingWords } from './words.ts'

interface Said {
  readonly zh: string
  readonly en: string | null
}

/** The guide as one plain page: Chinese with English beside it, each part with its mark, what is not known said as such. */
export function guidePage(shown: ShownGuide): string {
  const { guide } = shown
  return `<!doctype html>\n${html`<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${guide.name.zh} · 办事指南</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#guide">跳到正文 <span lang="en">Skip to the guide</span></a>
<header>
<p>办事指南 <span lang="en">Service guide</span></p>
<h1>${both(guide.name)}</h1>
${placeLine(shown)}
<p class="standing">${both(standingWords[guide.standing])}</p>
</header>
<main id="guide">
${guide.standing === 'several' ? null : html`${firstScreen(shown)}${details(guide)}`}
${otherPlaces(shown)}
${notesOf(shown.notes)}
</main>
<footer>${sourcesOf(guide)}<p>${shown.day} 的内容 <span lang="en">as of ${shown.day}</span>${
    guide.version === null ? null : html` · 版本 <span lang="en">version</span> ${guide.version}`
  }</p></footer>
</body>
</html>`}\n`
}

// The one text of the page that is ours and must stay as it is written.
const style: Markup = { ...html``, toString: () => pageStyle }

const both = ({ zh, en }: Said): Markup => html`${zh}${en === null ? null : html` <span lang="en">${en}</span>`}`

const unknownText: Said = { zh: '未知，尚未读到；请向办理部门核实', en: 'Not known; ask the authority' }

/** A value with its mark, or that it is not known. */
function shownPart<T>(part: Part<T>, show: (value: T) => Markup): Markup {
  if (!part.known) return html`<p class="unknown">${both(unknownText)}</p>`
  const mark = part.evidence === null ? null : html` <span class="mark">${both(evidenceWords[part.evidence])}</span>`
  return html`${show(part.value)}${mark}`
}

const paragraph = (text: string): Markup => html`<p>${text}</p>`

const list = (values: readonly string[]): Markup =>
  values.length === 0
    ? html`<p>无 <span lang="en">none</span></p>`
    : html`<ul>${values.map((value) => html`<li>${value}</li>`)}</ul>`

const steps = (values: readonly string[]): Markup => html`<ol>${values.map((value) => html`<li>${value}</li>`)}</ol>`

function section(id: string, title: Said, content: Markup): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${both(title)}</h2>${content}</section>`
}

function placeLine({ guide, placeName }: ShownGuide): Markup | null {
  if (guide.place === null) return null
  return html`<p>办理地 <span lang="en">Deciding place</span>：${placeName ?? guide.place}${placeName === null ? null : ` (${guide.place})`}</p>`
}

/** What a person asks first: may I, what do I bring, how long, what does it cost, where do I go. */
function firstScreen(shown: ShownGuide): Markup {
  const { parts } = shown.guide
  return html`<div class="first">
${section('may', { zh: '能不能办', en: 'May I apply' }, html`${shownPart(parts.audience, audience)}${shownPart(parts.conditions, list)}`)}
${section('bring', { zh: '要带什么', en: 'What to bring' }, html`${shownPart(parts.materials, materials)}${askLink(shown)}`)}
${section('long', { zh: '多久', en: 'How long' }, html`${shownPart(parts.limits, (limits) => limitsOf(limits, parts.instant))}`)}
${section('cost', { zh: '多少钱', en: 'What it costs' }, shownPart(parts.fee, feeOf))}
${section('where', { zh: '去哪办', en: 'Where to go' }, whereOf(parts))}
${section(
  'gives',
  { zh: '得到什么', en: 'What you get' },
  shownPart(parts.result, ({ name }) => html`<p>${both(name)}</p>`),
)}
</div>`
}

const audienceWords: Readonly<Record<'person' | 'enterprise', Said>> = {
  person: { zh: '个人', en: 'persons' },
  enterprise: { zh: '企业', en: 'enterprises' },
}

const audience = ({ kinds, text }: Version['audience']): Markup =>
  html`<p>${kinds.map((kind, at) => html`${at > 0 ? '、' : ''}${both(audienceWords[kind])}`)}${text === null ? null : `：${text}`}</p>`

function materials(all: Version['materials']): Markup {
  if (all.length === 0) return html`<p>不用交材料 <span lang="en">nothing</span></p>`
  return html`<ol>${all.map(
    ({ name, required, situation, forms }) =>
      html`<li>${both(name)}（${both(requiredWords[required])}${situation === undefined ? null : `：${situation}`}；${forms.map(
        (form, at) => html`${at > 0 ? ' / ' : ''}${both(formWords[form])}`,
      )}）</li>`,
  )}</ol>`
}

function askLink({ item, guide, situations }: ShownGuide): Markup | null {
  if (!situations || guide.place === null) return null
  return html`<p>您要交哪几样，取决于您的情形；回答几个问题即可得到自己的材料清单。 <span lang="en">Which of them you need depends on your situation; a few questions lead to your own list: <a href="/items/${item}/situations?place=${guide.place}">the questions</a></span></p>`
}

const unitWords: Readonly<Record<Version['limits']['unit'], Said>> = {
  working: { zh: '个工作日', en: 'working days' },
  calendar: { zh: '天', en: 'days' },
}

function limitsOf({ unit, legalDays, promisedDays, noticeDays }: Version['limits'], instant: Part<boolean>): Markup {
  const days = (count: number) => html`${count} ${both(unitWords[unit])}`
  const atOnce = instant.known && instant.value
  return html`<dl>
${atOnce ? html`<dt>即办件 <span lang="en">decided at once</span></dt><dd>受理当日办结 <span lang="en">on the day it is accepted</span></dd>` : null}
${promisedDays === null ? null : html`<dt>承诺时限 <span lang="en">promised</span></dt><dd>${days(promisedDays)}</dd>`}
<dt>法定时限 <span lang="en">by law</span></dt><dd>${days(legalDays)}</dd>
<dt>一次性告知 <span lang="en">told what is missing</span></dt><dd>${noticeDays} 个工作日内 <span lang="en">within ${noticeDays} working days</span></dd>
</dl>`
}

function feeOf(fee: Version['fee']): Markup {
  if (fee === null) return html`<p>不收费 <span lang="en">no fee</span></p>`
  const yuan = (fee.amount / 100).toFixed(2)
  return html`<p>${yuan} 元 <span lang="en">yuan</span>（${fee.basis}）</p>`
}

function whereOf(parts: ServiceGuide['parts']): Markup {
  const rows: readonly (readonly [Said, Part<string>])[] = [
    [{ zh: '地址', en: 'Address' }, parts.address],
    [{ zh: '窗口', en: 'Window' }, parts.window],
    [{ zh: '时间', en: 'Hours' }, parts.hours],
    [{ zh: '电话', en: 'Phone' }, parts.phone],
    [{ zh: '监督投诉', en: 'Complaints' }, parts.complaints],
    [{ zh: '缴费账户', en: 'Account for fees' }, parts.feeAccount],
  ]
  const mode = shownPart(parts.mode, (value) => html`<p>${both(modeWords[value])}</p>`)
  return html`${mode}<dl>${rows.map(([title, part]) => html`<dt>${both(title)}</dt><dd>${shownPart(part, paragraph)}</dd>`)}</dl>`
}

function details({ parts }: ServiceGuide): Markup {
  const who = ({ name, code }: { name: string; code: string | null }) =>
    html`<p>${name}${code === null ? null : `（代码按公布：${code}）`}</p>`
  return html`
${section('process', { zh: '怎么办', en: 'Steps' }, shownPart(parts.process, steps))}
${section('who', { zh: '谁来办', en: 'Who decides' }, shownPart(parts.implementer, who))}
${section('code', { zh: '事项编码', en: 'Code' }, shownPart(parts.code, paragraph))}
${section('kind', { zh: '事项类型', en: 'Kind' }, shownPart(parts.kind, paragraph))}
${section('basis', { zh: '依据', en: 'Basis' }, shownPart(parts.basis, list))}
${section('remedy', { zh: '不服怎么办', en: 'What you can do against it' }, shownPart(parts.remedy, paragraph))}
${section(
  'force',
  { zh: '生效', en: 'In force' },
  shownPart(parts.inForce, ({ from, until }) => html`<p>${from} – ${until ?? '…'}</p>`),
)}`
}

function otherPlaces({ item, guide, places }: ShownGuide): Markup | null {
  const others = places.filter(({ place }) => place !== guide.place)
  if (others.length === 0) return null
  return section(
    'places',
    { zh: '其他办理地', en: 'Other places' },
    html`<ul>${others.map(
      ({ place, name, standing }) =>
        html`<li><a href="/items/${item}/guide.html?place=${place}">${name ?? place} (${place})</a> ${both(standingWords[standing])}</li>`,
    )}</ul>`,
  )
}

function sourcesOf({ sources }: ServiceGuide): Markup | null {
  return sources.length === 0 ? null : html`<h2>来源 <span lang="en">Sources</span></h2>${list(sources)}`
}
