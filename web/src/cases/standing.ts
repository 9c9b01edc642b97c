import type { CaseState } from '@tongban/protocol/case/transitions'
import { dayText } from '../visit/when.ts'
import { comesNext } from './words.ts'

type Say = (zh: string, en: string) => string

/** Where a case stands, as far as the sentence about it needs to know. */
export interface Standing {
  readonly state: CaseState
  readonly holder: string
  readonly goingTo: string | null
  readonly due: string | null
}

/** Who has the case, what they owe and by when, what the person has to do: one plain sentence each. */
export function standingText(
  say: Say,
  { state, holder, goingTo, due }: Standing,
): readonly [who: string, until: string, you: string] {
  const next = comesNext[state]
  if (next.over)
    return [say('这件事已经办结。', 'This case is closed.'), '', say('您不用再做什么。', 'There is nothing left for you to do.')]
  const who =
    goingTo === null
      ? say(`现在在${holder}手里。`, `It is with ${holder} now.`)
      : say(`${holder}已经转给${goingTo}，等对方接手。`, `${holder} has handed it to ${goingTo}, who has yet to take it.`)
  const until =
    due === null
      ? `${say(...next.say)}${say('。', '.')}`
      : say(`${next.say[0]}，最迟 ${dayText(say, due)}。`, `${next.say[1]}, by ${dayText(say, due)} at the latest.`)
  const you = next.you ? say('轮到您了。', 'It is your turn.') : say('您现在不用做什么。', 'You need do nothing now.')
  return [who, until, you]
}
