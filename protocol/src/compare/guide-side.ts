import type { Side, SideLimits, SideMaterial } from './side.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What a published guide says for one place, brought to the ten elements. Only fields that name an element are read: `conditions`,
 * `serviceObject` (with the guide's `appliesTo`), `steps`, `materials`, `legalDays`/`promisedDays`/`dayType`, `result`, `legalBasis`,
 * `itemType`, `fee`. Whatever stands in a note is left where it is: it is shown, not compared. What was written from memory alone was
 * not read, and so is unknown (domain.md §4): a whole side marked `recalled`, or a list of which every entry is.
 */
export function sideOfGuide(guide: unknown, at: number): Side | undefined {
  const whole = membersOf(guide)
  const sides = whole?.['sides']
  const side = membersOf(Array.isArray(sides) ? sides[at] : undefined)
  if (!whole || !side) return undefined
  if (side['evidence'] !== 'read') return {}
  const [conditions, steps, basis] = [textsOf(side['conditions']), textsOf(side['steps']), textsOf(side['legalBasis'])]
  const audience = audienceOf(whole, side)
  const materials = materialsOf(side['materials'])
  const limits = limitsOf(side)
  const [result, kind, fee] = [textOf(side['result']), textOf(side['itemType']), feeOf(side['fee'])]
  return {
    ...(conditions && { conditions }),
    ...(audience && { audience }),
    ...(steps && { process: { steps } }),
    ...(materials && { materials }),
    ...(limits && { limits }),
    ...(result === undefined ? {} : { result: { name: result } }),
    ...(basis && { basis }),
    ...(kind === undefined ? {} : { kind }),
    ...(fee === undefined ? {} : { fee }),
  }
}

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const textsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string') : undefined

const kinds = { 个人: 'person', 企业: 'enterprise' } as const

function audienceOf(guide: Members, side: Members): Side['audience'] {
  const appliesTo = textOf(guide['appliesTo']) ?? ''
  const named = Object.entries(kinds).flatMap(([word, kind]) => (appliesTo.includes(word) ? [kind] : []))
  const text = textOf(side['serviceObject'])
  if (text === undefined) return named.length > 0 ? { kinds: named } : undefined
  return { ...(named.length > 0 ? { kinds: named } : {}), text }
}

function materialsOf(value: unknown): SideMaterial[] | undefined {
  if (!Array.isArray(value)) return undefined
  if (value.length > 0 && value.every((entry) => membersOf(entry)?.['evidence'] === 'recalled')) return undefined
  return value.flatMap((entry) => {
    const material = membersOf(entry)
    const name = textOf(material?.['name'])
    return material && name !== undefined ? [materialOf(material, name)] : []
  })
}

function materialOf(material: Members, name: string): SideMaterial {
  const required = textOf(material['required'])
  const forms = formsOf(textOf(material['form']))
  if (required === undefined || /^(必要|任一|任选|二选一)/.test(required))
    return { name: anyOf(name, required), required: 'always', ...forms }
  return { name, required: 'whenSituation', situation: required, ...forms }
}

/** 任一: the name lists documents of which one will do. */
const anyOf = (name: string, required: string | undefined): string =>
  required !== undefined && /^任/.test(required) && !name.endsWith('之一') ? `${name}之一` : name

function formsOf(form: string | undefined): Pick<SideMaterial, 'forms'> {
  if (form === undefined) return {}
  const forms = [
    ...(form.includes('原件') ? (['original'] as const) : []),
    ...(/复印件|扫描|照片|电子|在线/.test(form) ? (['upload'] as const) : []),
    ...(form.includes('承诺') ? (['promise'] as const) : []),
  ]
  return forms.length > 0 ? { forms } : {}
}

function limitsOf(side: Members): SideLimits | undefined {
  const [legal, promised] = [side['legalDays'], side['promisedDays']]
  const unit = unitOf(textOf(side['dayType']))
  const limits = {
    ...(unit ? { unit } : {}),
    ...(typeof legal === 'number' ? { legalDays: legal } : {}),
    ...(typeof promised === 'number' ? { promisedDays: promised } : {}),
  }
  return 'legalDays' in limits || 'promisedDays' in limits ? limits : undefined
}

function unitOf(dayType: string | undefined): SideLimits['unit'] {
  if (dayType?.startsWith('工作日')) return 'working'
  return dayType?.startsWith('自然日') ? 'calendar' : undefined
}

/** Free where it says so; a table of prices has no single figure and is read as not known. */
function feeOf(value: unknown): number | undefined {
  if (value === '否' || value === '免费') return 0
  const table = membersOf(value)
  if (table?.['单位'] !== '元') return undefined
  const prices = Object.values(table).filter((price) => typeof price === 'number')
  return prices.length === 1 ? (prices[0] ?? 0) * 100 : undefined
}
