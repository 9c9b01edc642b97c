import type { Standing } from '@tongban/protocol/case/standing'
import { isDeemed, noticeDue } from '@tongban/protocol/case/time'
import type { CaseAction } from '@tongban/protocol/event/actions'

/** What the node knows around a case when it asks what has to be written next without a person. */
export interface Around {
  /** Whether a place answers to this node. */
  readonly mine: (place: string) => boolean
  /** Whether the pinned version lets a rule decide. */
  readonly decidesByRule: boolean
  /** Whether every file that the taker may see is stored and checked here. */
  readonly filesHere: boolean
  readonly today: string
}

/** An act that a rule writes, by the place that answers for it. */
export interface RuleAct {
  readonly action: CaseAction
  readonly place: string
  readonly facts: Readonly<Record<string, unknown>>
}

const byRule = (action: CaseAction, place: string, facts: Readonly<Record<string, unknown>> = {}): RuleAct => ({
  action,
  place,
  facts,
})

/**
 * The next act that nobody has to decide: the whole of what this node does by itself with a case (domain.md §2: online, instant,
 * joint, close; 行政许可法 Art. 32 for deemAccepted). Answers to requests come before it and are not here.
 */
export function nextAct(standing: Standing, around: Around): RuleAct | undefined {
  if (standing.transfer) return takeOverByRule(standing, around)
  if (!around.mine(standing.holder)) return undefined
  if (isDeemed(standing, around.today)) {
    return byRule('deemAccepted', standing.holder, { noticeDue: noticeDue(standing) })
  }
  return closing(standing) ?? (goesByItself(standing) ? onward(standing, around) : undefined)
}

/** A case of the portal, or a child of a parent, is received and handed over without a clerk. */
export const goesByItself = ({ born }: Standing): boolean => born.mode === 'online' || born.joint

function takeOverByRule(standing: Standing, around: Around): RuleAct | undefined {
  const transfer = standing.transfer
  if (!transfer || transfer.papers || !around.mine(transfer.taker) || !around.filesHere) return undefined
  const withinNode = around.mine(standing.holder)
  const byRuleAlone = goesByItself(standing) || standing.state === 'closed' || withinNode
  return byRuleAlone ? byRule('takeOver', transfer.taker) : undefined
}

function closing(standing: Standing): RuleAct | undefined {
  const ended = standing.state === 'delivered' || standing.state === 'withdrawn' || standing.state === 'terminated'
  return ended ? byRule('close', standing.holder) : undefined
}

function onward(standing: Standing, around: Around): RuleAct | undefined {
  const { born, holder, state } = standing
  if (state === 'submitted') return byRule('receive', born.receivingPlace)
  if (state === 'received' && holder === born.receivingPlace && holder !== born.decidingPlace) {
    return byRule('handOver', holder, { taker: born.decidingPlace, why: 'toDecide', papers: false })
  }
  return around.decidesByRule && born.instant && holder === born.decidingPlace ? decideByRule(standing) : undefined
}

const decisionByRule: Partial<Record<Standing['state'], readonly [CaseAction, Readonly<Record<string, unknown>>]>> = {
  received: ['accept', {}],
  accepted: ['grant', {}],
  granted: ['issue', {}],
  issued: ['deliver', { means: 'electronic' }],
}

function decideByRule(standing: Standing): RuleAct | undefined {
  const next = decisionByRule[standing.state]
  return next && byRule(next[0], standing.holder, next[1])
}
