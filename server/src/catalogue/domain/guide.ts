import { parseDivision } from '@tongban/protocol/codes/division'
import { parseSichuanCode } from '@tongban/protocol/codes/sichuan-item-code'

/** What a guide says for one place. */
export interface GuideSide {
  /**
   * `draft`: it names one authority's place by the code of that authority's listed implementation, so it may become a version of it.
   * `note`: a region, a nation-wide rule, a sample from elsewhere: a note on the standard, never a version (domain.md §4).
   */
  readonly standing: 'draft' | 'note'
  readonly placeText: string
  readonly division: string | null
  readonly itemCode: string | null
  readonly evidence: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Guide {
  readonly id: string
  readonly item: string
  readonly differences: readonly string[]
  readonly sides: readonly GuideSide[]
}

/** Reads one guide; undefined when it names neither itself nor its item. What it says beyond that is kept as it stands. */
export function guideOf(value: unknown): Guide | undefined {
  const members = membersOf(value)
  const [id, item] = [members?.['id'], members?.['item']]
  if (!members || typeof id !== 'string' || typeof item !== 'string' || item.trim() === '') return undefined
  return { id, item, differences: textsOf(members['differences']), sides: sidesOf(members['sides']) }
}

function sidesOf(value: unknown): GuideSide[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) => {
    const side = membersOf(entry)
    return side ? [sideOf(side)] : []
  })
}

function sideOf(data: Readonly<Record<string, unknown>>): GuideSide {
  const itemCode = textOf(data['itemCode'])
  const division = parseDivision(textOf(data['placeCode']) ?? '')
  const named = itemCode !== null && parseSichuanCode(itemCode).ok && division.ok
  return {
    standing: named ? 'draft' : 'note',
    placeText: textOf(data['place']) ?? '',
    division: division.ok ? division.parts.code : null,
    itemCode,
    evidence: textOf(data['evidence']) ?? 'unknown',
    data,
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [])
