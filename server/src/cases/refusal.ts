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

/** The refusal of the life table, of a condition or of the clock, as a problem that is thrown. */
export function refusal(why: FollowRefusal, facts: Facts): ProblemError {
  const makers: Readonly<Record<string, ProblemMaker>> = problem
  const maker = why.startsWith('clock/') ? clockProblem[why.replace('clock/', '')] : makers[why]
  return (maker ?? problem.unknownAct)(facts)
}
