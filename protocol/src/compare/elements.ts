import { type MaterialMatching, matchMaterials, materialsRelation } from './materials.ts'
import { asWritten, listReason, materialsReason, plainReason, type Reason, valueReason } from './reason.ts'
import { combine, fewerIsLooser, type Relation, turned, widerIsLooser } from './relation.ts'
import type { Side, SideLimits } from './side.ts'
import { plain } from './similarity.ts'

/** What was found for one element. */
export interface Found {
  readonly relation: Relation
  readonly reason: Reason
  /** Of materials only. */
  readonly materials?: MaterialMatching
}

type Known<E extends keyof Side> = NonNullable<Side[E]>

const equal = (left: string, right: string): Relation => (plain(left) === plain(right) ? 'same' : 'different')
const withReason = (relation: Relation): Found => ({ relation, reason: plainReason(relation) })

/** Fewer conditions are easier to meet; conditions in other words are not compared. */
export function compareConditions(left: Known<'conditions'>, right: Known<'conditions'>): Found {
  const [a, b] = [left.map(plain), right.map(plain)]
  const relation = turned(widerIsLooser(a, b, (one, other) => one === other))
  return { relation, reason: listReason(relation, a, b) }
}

/** More kinds of applicants are wider; a text narrows, and two texts in other words are not compared. */
export function compareAudience(left: Known<'audience'>, right: Known<'audience'>): Found {
  const kinds = left.kinds && right.kinds ? widerIsLooser(left.kinds, right.kinds, (a, b) => a === b) : 'unknown'
  const relation = combine([kinds, compareTexts(left.text, right.text)])
  if (relation !== 'different' || !left.text || !right.text) return withReason(relation)
  return { relation, reason: valueReason(relation, asWritten(left.text), asWritten(right.text)) }
}

function compareTexts(left: string | undefined, right: string | undefined): Relation {
  if (left === undefined || right === undefined) return 'unknown'
  if (plain(left) === plain(right)) return 'same'
  if (left === '') return 'stricter'
  return right === '' ? 'looser' : 'different'
}

/** Another way is another way: fewer steps are not always less to do. A guide names no mode; where one side alone does, it is open. */
export function compareProcess(left: Known<'process'>, right: Known<'process'>): Found {
  const mode = sameMode(left.mode, right.mode)
  if (mode === 'different')
    return { relation: mode, reason: valueReason(mode, asWritten(left.mode ?? ''), asWritten(right.mode ?? '')) }
  if (!left.steps || !right.steps) return withReason('unknown')
  const [a, b] = [left.steps.map(plain), right.steps.map(plain)]
  const relation = combine([mode, a.join('\n') === b.join('\n') ? 'same' : 'different'])
  return { relation, reason: relation === 'unknown' ? plainReason(relation) : listReason(relation, a, b) }
}

function sameMode(left: string | undefined, right: string | undefined): Relation {
  if (left === right) return 'same'
  return left === undefined || right === undefined ? 'unknown' : 'different'
}

export function compareMaterials(left: Known<'materials'>, right: Known<'materials'>): Found {
  const materials = matchMaterials(left, right)
  const relation = materialsRelation(left, right, materials)
  return { relation, reason: materialsReason(relation, materials), materials }
}

/** Shorter is easier. Days of different units are not compared, but at once is shorter than any. */
export function compareLimits(left: Known<'limits'>, right: Known<'limits'>): Found {
  const days = comparableDays(left, right)
  if (!days) return withReason('unknown')
  const relation = combine([countedOn(left, right, days), ...figures(left, right)])
  return { relation, reason: valueReason(relation, inWords(left, days[0]), inWords(right, days[1])) }
}

/** A promise is compared with a promise, and the law's limit with the law's where neither promises. */
function comparableDays(left: SideLimits, right: SideLimits): readonly [number, number] | undefined {
  const [a, b] = [left.promisedDays, right.promisedDays]
  if (a !== undefined && b !== undefined) return [a, b]
  if (a !== undefined || b !== undefined || left.legalDays === undefined || right.legalDays === undefined) return undefined
  return [left.legalDays, right.legalDays]
}

function countedOn(left: SideLimits, right: SideLimits, [a, b]: readonly [number, number]): Relation {
  if (a === 0 || b === 0) return fewerIsLooser(a, b)
  if (left.unit === undefined || right.unit === undefined) return 'unknown'
  return left.unit === right.unit ? fewerIsLooser(a, b) : 'different'
}

/** The legal limit, notice and delivery count only where both sides name them: most guides leave them to the law. */
function figures(left: SideLimits, right: SideLimits): Relation[] {
  const relations = [
    left.unit === right.unit ? fewerIsLooser(left.legalDays, right.legalDays) : 'unknown',
    fewerIsLooser(left.noticeDays, right.noticeDays),
    fewerIsLooser(left.deliveryDays, right.deliveryDays),
  ] as const
  return relations.filter((relation) => relation !== 'unknown')
}

const units = {
  working: { zh: '个工作日', en: ' working days' },
  calendar: { zh: '日', en: ' calendar days' },
  unsaid: { zh: '日（未写明种类）', en: ' days of an unsaid kind' },
} as const

const figureWords = [
  ['legalDays', { zh: '法定 ', en: 'legal ' }],
  ['noticeDays', { zh: '告知 ', en: 'notice ' }],
  ['deliveryDays', { zh: '送达 ', en: 'delivery ' }],
] as const

function inWords(limits: SideLimits, days: number): Reason {
  const unit = units[limits.unit ?? 'unsaid']
  const others = figureWords.filter(([figure]) => limits[figure] !== undefined)
  const behind = (lang: 'zh' | 'en') => others.map(([figure, words]) => `${words[lang]}${limits[figure]}`)
  const main = days === 0 ? { zh: '当场', en: 'at once' } : { zh: `${days} ${unit.zh}`, en: `${days}${unit.en}` }
  if (others.length === 0) return main
  return { zh: `${main.zh}（${behind('zh').join('、')}）`, en: `${main.en} (${behind('en').join(', ')})` }
}

export function compareResult(left: Known<'result'>, right: Known<'result'>): Found {
  const kinds = left.kind !== undefined && right.kind !== undefined ? [equal(left.kind, right.kind)] : []
  const relation = combine([equal(left.name, right.name), ...kinds])
  return { relation, reason: valueReason(relation, asWritten(left.name), asWritten(right.name)) }
}

export function compareBasis(left: Known<'basis'>, right: Known<'basis'>): Found {
  const [a, b] = [left.map(plain), right.map(plain)]
  const relation = widerIsLooser(a, b, (one, other) => one === other) === 'same' ? 'same' : 'different'
  return { relation, reason: listReason(relation, a, b) }
}

/** Code and kind are names: equal, or not. */
export function compareNames(left: string, right: string): Found {
  const relation = equal(left, right)
  return { relation, reason: valueReason(relation, asWritten(left), asWritten(right)) }
}

export function compareFee(left: Known<'fee'>, right: Known<'fee'>): Found {
  const relation = fewerIsLooser(left, right)
  return { relation, reason: valueReason(relation, yuan(left), yuan(right)) }
}

const yuan = (fen: number): Reason =>
  fen === 0 ? { zh: '不收费', en: 'free of charge' } : { zh: `${fen / 100} 元`, en: `${fen / 100} yuan` }
