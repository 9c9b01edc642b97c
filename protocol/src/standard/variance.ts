import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { ElementComparison } from '../compare/compare.ts'
import type { Reason } from '../compare/reason.ts'
import type { CatalogueFacts, Direction } from '../event/catalogue.ts'
import { PlaceId } from '../event/header.ts'
import type { Element } from '../version/version.ts'

const Text = (max = 2000) => Type.String({ minLength: 1, maxLength: max })
/** Who answers for it: an opaque id of the node of `place`, never a name. */
const Person = Type.Object({ actor: Text(64), place: PlaceId })

/** What a declared difference (统异) says beyond its facts: why, on which legal basis, who owns it, and who approved it. */
export const VarianceSchema = Type.Object({
  reason: Text(),
  basis: Type.Array(Text(), { minItems: 1, maxItems: 20 }),
  owner: Person,
  approver: Person,
})
export type VarianceDocument = Type.Static<typeof VarianceSchema>

const document = Compile(VarianceSchema)
export const isVarianceDocument = (value: unknown): value is VarianceDocument => document.Check(value)

/** A declared difference with what was answered to it. Days are `YYYY-MM-DD` in China Standard Time, first and last day count. */
export type Variance = Omit<CatalogueFacts<'declareVariance'>, 'variance'> & {
  readonly id: string
  readonly answers: readonly { readonly party: string; readonly answer: 'consent' | 'refuse'; readonly at: string }[]
  /** From this day on it is over, where it was ended before its time. */
  readonly endedFrom: string | null
}

export type VarianceStanding = 'inForce' | 'awaiting' | 'refused' | 'notYet' | 'expired' | 'ended'

/** Whether a declared difference stands on a day: agreed to by all whose consent it needs, begun, and neither ended nor expired. */
export function varianceStanding(variance: Variance, day: string): VarianceStanding {
  if (variance.endedFrom !== null && variance.endedFrom <= day) return 'ended'
  if (variance.until < day) return 'expired'
  const answers = variance.consentOf.map((party) => lastAnswer(variance, party))
  if (answers.includes('refuse')) return 'refused'
  if (answers.includes(undefined)) return 'awaiting'
  return day < variance.from ? 'notYet' : 'inForce'
}

const lastAnswer = ({ answers }: Variance, party: string): 'consent' | 'refuse' | undefined =>
  answers.filter((one) => one.party === party).sort((a, b) => b.at.localeCompare(a.at))[0]?.answer

export interface ConsentAsked {
  readonly direction: Direction
  readonly element: Element
  readonly by: string
  /** The regions that adopted the standard. */
  readonly parties: readonly string[]
  /** Elements in which the agreement lets a region be looser without asking (`Agreement.looserByRule`). */
  readonly looserByRule: readonly Element[]
}

/** Whose consent a difference needs: nobody's where looser is allowed by rule, else that of every other region (domain.md §4). */
export function consentNeeded({ direction, element, by, parties, looserByRule }: ConsentAsked): string[] {
  if (direction === 'looser' && looserByRule.includes(element)) return []
  return parties.filter((party) => party !== by)
}

/** A difference from the standard that nothing covers, and why not. */
export interface Undeclared {
  readonly element: Element
  readonly relation: Direction
  readonly reason: Reason
  readonly why: 'undeclared' | 'otherDirection' | Exclude<VarianceStanding, 'inForce'>
  /** The variance that nearly covers it. */
  readonly variance: string | null
}

/** From what nearly covers to what does least. */
const nearness: readonly Cover['why'][] = ['otherDirection', 'awaiting', 'notYet', 'expired', 'refused', 'ended']

/**
 * The differences of an implementation from its standard that no declared variance covers on a day. `comparison` has the standard on the
 * left. What is unknown or left open is no difference, but never the same either.
 */
export function undeclared(comparison: readonly ElementComparison[], variances: readonly Variance[], day: string): Undeclared[] {
  return comparison.flatMap(({ element, relation, reason }) => {
    if (relation === 'same' || relation === 'unknown') return []
    const found = variances
      .filter((variance) => variance.element === element)
      .map((variance) => ({ variance, ...coverOf(variance, relation, day) }))
    if (found.some(({ why }) => why === undefined)) return []
    const nearest = found.sort((a, b) => placeOf(a.why) - placeOf(b.why))[0]
    return [{ element, relation, reason, why: nearest?.why ?? 'undeclared', variance: nearest?.variance.id ?? null }]
  })
}

type Cover = { readonly why: Exclude<Undeclared['why'], 'undeclared'> | undefined }

function coverOf(variance: Variance, relation: Direction, day: string): Cover {
  const standing = varianceStanding(variance, day)
  if (standing !== 'inForce') return { why: standing }
  return { why: variance.direction === relation ? undefined : 'otherDirection' }
}

const placeOf = (why: Cover['why']): number => nearness.indexOf(why)
