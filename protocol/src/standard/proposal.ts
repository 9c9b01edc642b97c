import type { Stance } from '../event/catalogue.ts'

/** What a party said of a proposal, and when (RFC 3339 UTC, the time of its own node). */
export interface Comment {
  readonly party: string
  readonly stance: Stance
  readonly at: string
}

export interface Adoption {
  readonly party: string
  readonly at: string
}

/** A proposal to change a standard, with all that was said of it. Every node of a party folds the same events into the same proposal. */
export interface Proposal {
  readonly id: string
  readonly item: string
  /** Name of the proposed standard. */
  readonly standard: string
  /** First day in force at the earliest, `YYYY-MM-DD` in China Standard Time. */
  readonly from: string
  readonly parties: readonly string[]
  readonly replaces: string | null
  /** The party that proposes. */
  readonly by: string
  readonly comments: readonly Comment[]
  readonly adoptions: readonly Adoption[]
  readonly withdrawnAt: string | null
}

/** Where a proposal stands (domain.md §4): every other party comments, then all adopt, then it waits for its day. */
export type Stage = 'commenting' | 'objected' | 'adopting' | 'adopted' | 'withdrawn'

export function stageOf(proposal: Proposal): Stage {
  if (proposal.withdrawnAt !== null) return 'withdrawn'
  if (isAdopted(proposal)) return 'adopted'
  if (objectors(proposal).length > 0) return 'objected'
  return silent(proposal).length > 0 ? 'commenting' : 'adopting'
}

/** Adopted by all parties, and only then: what one region adopts alone changes nothing. */
export const isAdopted = ({ parties, adoptions }: Proposal): boolean =>
  parties.every((party) => adoptions.some((adoption) => adoption.party === party))

/** Parties that have not commented. The proposal itself is the word of the one who made it. */
export const silent = ({ parties, by, comments }: Proposal): string[] =>
  parties.filter((party) => party !== by && !comments.some((comment) => comment.party === party))

/** Parties whose last word is an objection. */
export const objectors = ({ parties, comments }: Proposal): string[] =>
  parties.filter((party) => lastWord(comments, party)?.stance === 'object')

const lastWord = (comments: readonly Comment[], party: string): Comment | undefined =>
  comments.filter((comment) => comment.party === party).reduce<Comment | undefined>(laterOf, undefined)

const laterOf = (one: Comment | undefined, other: Comment): Comment => (one && one.at > other.at ? one : other)

/** Why a party may not do something with a proposal now. */
export type ProposalFault = 'notParty' | 'withdrawn' | 'alreadyAdopted' | 'notCommented' | 'objected' | 'outdated' | 'notProposer'

/** A party may speak, and change its word, until it has adopted. */
export function commentFault(proposal: Proposal, party: string): ProposalFault | undefined {
  if (!proposal.parties.includes(party)) return 'notParty'
  if (proposal.withdrawnAt !== null) return 'withdrawn'
  return hasAdopted(proposal, party) ? 'alreadyAdopted' : undefined
}

/** A party may adopt when every other has spoken and none objects. `current` is the standard that would be replaced. */
export function adoptionFault(proposal: Proposal, party: string, current: string | null): ProposalFault | undefined {
  const fault = commentFault(proposal, party)
  if (fault) return fault
  if (proposal.replaces !== current) return 'outdated'
  if (silent(proposal).length > 0) return 'notCommented'
  return objectors(proposal).length > 0 ? 'objected' : undefined
}

/** Only who proposed may withdraw, and not after adopting: so no party can adopt by all what another sees withdrawn. */
export function withdrawalFault(proposal: Proposal, party: string): ProposalFault | undefined {
  if (proposal.by !== party) return 'notProposer'
  return commentFault(proposal, party)
}

const hasAdopted = ({ adoptions }: Proposal, party: string): boolean => adoptions.some((adoption) => adoption.party === party)

const chinaOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/**
 * The first day in force: the day agreed, or, where the last party adopted later, the day after that, so that no day has two standards.
 * Undefined until all have adopted. All parties compute the same day, for it comes from the times in the events.
 */
export function inForceFrom(proposal: Proposal): string | undefined {
  if (!isAdopted(proposal)) return undefined
  const next = dayAfter(lastAdoption(proposal))
  return proposal.from > next ? proposal.from : next
}

const dayAfter = (instant: string): string => new Date(Date.parse(instant) + chinaOffsetMs + dayMs).toISOString().slice(0, 10)

const lastAdoption = ({ adoptions }: Proposal): string => adoptions.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), '')

/** The proposal whose standard is in force on a day: the one that began last; of two from one day the one adopted last, then the later id. */
export function proposalInForce(proposals: readonly Proposal[], day: string): Proposal | undefined {
  const begun = proposals.filter((proposal) => (inForceFrom(proposal) ?? '9999-12-31') <= day)
  return begun.sort((a, b) => rank(b).localeCompare(rank(a)))[0]
}

const rank = (proposal: Proposal): string => [inForceFrom(proposal), lastAdoption(proposal), proposal.id].join(' ')
