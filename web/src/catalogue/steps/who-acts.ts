import type { Version } from '@tongban/protocol/version/version'

/** What somebody does in a step, and so what they answer for. */
export type Part = 'you' | 'receives' | 'decides' | 'assists' | 'delivers'

/** A step of a procedure with whose part it is. */
export interface ActedStep {
  readonly step: string
  readonly part: Part
}

/**
 * Words of a published step that tell whose it is; the first that fits counts. No source says so step by step: it follows from how an item is
 * done, and the life table says what each place may do there.
 */
const words: readonly (readonly [says: RegExp, part: Part])[] = [
  [/申请|申报|预约|到场|缴纳|缴费|^领(?!证或者)/, 'you'],
  [/^(原|迁出地)|原发证机关协查/, 'assists'],
  [/送达|寄回|寄递/, 'delivers'],
  [/收件|接件|采集/, 'receives'],
]

/** Whoever has accepted a case holds it until the decision: what no word gives to others is the deciding authority's. */
const partOf = (step: string): Part => words.find(([says]) => says.test(step))?.[1] ?? 'decides'

/** Whose part each published step is. Online nobody but the deciding authority takes anything in. */
export const actedSteps = (process: readonly string[], mode: Version['mode']): readonly ActedStep[] =>
  process.map((step) => {
    const part = partOf(step)
    return { step, part: mode === 'online' && part === 'receives' ? 'decides' : part }
  })
