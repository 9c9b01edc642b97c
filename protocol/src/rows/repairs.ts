import { isOrganisationCode } from '../codes/organisation-code.ts'
import { parseSichuanCode } from '../codes/sichuan-item-code.ts'
import { parseUscc } from '../codes/uscc.ts'
import { classImplementer } from './implementer.ts'
import { listedRow } from './listed-row.ts'

/** Why a repair is thinkable. None is ever applied by an import; a person decides. */
export const repairTexts = {
  capitals: { zh: '改成大写即合格', en: 'Valid once written in capitals' },
  insideWholeCode: { zh: '整码末尾带有一个合格的代码', en: 'A valid code stands at the end of the whole code' },
  oneMissing: {
    zh: '本表只有一个合格代码少一位后与它相同',
    en: 'Exactly one valid code of this list equals it when one character is left out',
  },
  sameOrganisation: {
    zh: '是旧组织机构代码，本表只有一个合格代码含有它',
    en: 'It is an old organisation code, and exactly one valid code of this list contains it',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type RepairReason = keyof typeof repairTexts

/** What a published implementer code might have been meant to be. */
export interface Repair {
  readonly row: number
  readonly field: 'implementerCode'
  readonly published: string | null
  readonly proposed: string
  readonly reason: RepairReason
  readonly zh: string
  readonly en: string
}

interface Doubtful {
  readonly published: string
  /** The implementer inside the whole code, which keeps a hyphen that the column lost. */
  readonly inside: string
  readonly known: readonly string[]
}

const rules: readonly (readonly [RepairReason, (doubtful: Doubtful) => string | undefined])[] = [
  ['capitals', ({ published }) => validOnly(published.toUpperCase())],
  ['insideWholeCode', ({ published, inside }) => (published === '' ? validOnly(inside) : undefined)],
  ['oneMissing', ({ published, known }) => onlyOne(known.filter((code) => isOneShorter(published, code)))],
  [
    'sameOrganisation',
    ({ published, inside, known }) => {
      const organisation = [published, inside].find(isOrganisationCode)?.replace('-', '')
      return organisation === undefined ? undefined : onlyOne(known.filter((code) => code.slice(8, 17) === organisation))
    },
  ],
]

/** Offers a repair for each implementer code that is not valid and can be told from the list itself; rows are counted from 1. */
export function offerRepairs(values: readonly unknown[]): Repair[] {
  const known = knownCodes(values)
  return values.flatMap((value, at) => {
    const listed = listedRow(value)
    if (listed?.implementerCode === undefined || classImplementer(listed.implementerCode) === 'valid') return []
    const published = listed.implementerCode
    const inside = insideOf(listed.itemCode ?? '')
    for (const [reason, propose] of rules) {
      const proposed = propose({ published: published ?? '', inside, known })
      if (proposed)
        return [{ row: at + 1, field: 'implementerCode', published, proposed, reason, ...repairTexts[reason] } as const]
    }
    return []
  })
}

function knownCodes(values: readonly unknown[]): string[] {
  const codes = values.map((value) => listedRow(value)?.implementerCode ?? '')
  return [...new Set(codes.filter((code) => parseUscc(code).ok))]
}

function insideOf(itemCode: string): string {
  const whole = parseSichuanCode(itemCode)
  return whole.ok ? whole.parts.implementer : itemCode.slice(itemCode.lastIndexOf('-') + 1)
}

const validOnly = (code: string): string | undefined => (parseUscc(code).ok ? code : undefined)

const onlyOne = (codes: readonly string[]): string | undefined => (codes.length === 1 ? codes[0] : undefined)

function isOneShorter(short: string, long: string): boolean {
  if (short.length !== long.length - 1) return false
  const differs = [...long].findIndex((character, at) => character !== short[at])
  return short.slice(differs) === long.slice(differs + 1)
}
