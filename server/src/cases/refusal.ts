import type { FollowRefusal } from '@tongban/protocol/case/follow'
import { clockProblems } from '@tongban/protocol/clock/problems'
import { defineProblems, type Facts, type ProblemError, type ProblemMaker } from '../platform/problem.ts'
import { problem } from './problems.ts'

/** The clock's refusals under the codes and words of `clock.md`. */
export const clockProblem: Readonly<Record<string, ProblemMaker>> = defineProblems(
  'clock',
  Object.fromEntries(
    Object.entries(clockProblems).map(([code, title]) => [code.replace('clock/', ''), { status: 409, ...title }]),
  ),
)

/** Which part of a step a refusal is about, below the step; what is not here is about the case and not about the input. */
const fields: Partial<Record<FollowRefusal, string>> = {
  badFacts: '/facts',
  sectionNotAllowed: '/bodies',
  secondNeeded: '/approval',
  secondIsFirst: '/approval',
  pendingUnknown: '/facts/materials',
  feeTwice: '/facts/reason',
  feeUnknown: '/facts/reason',
  inquiryTwice: '/facts/inquiry',
  inquiryUnknown: '/facts/inquiry',
  inquiryToHolder: '/facts/place',
  notAsked: '/facts/inquiry',
  takerIsHolder: '/facts/taker',
  takerNotAsking: '/facts/taker',
  papersMissing: '/facts/papersArrived',
  untilTooEarly: '/facts/until',
}

/** The refusal of the life table, of a condition or of the clock, as a problem that is thrown. `at` is where the step stands in the body. */
export function refusal(why: FollowRefusal, facts: Facts, at?: string): ProblemError {
  const makers: Readonly<Record<string, ProblemMaker>> = problem
  const maker = why.startsWith('clock/') ? clockProblem[why.replace('clock/', '')] : makers[why]
  const field = fields[why]
  return (maker ?? problem.unknownAct)(facts, field !== undefined && at !== undefined ? { field: `${at}${field}` } : {})
}
