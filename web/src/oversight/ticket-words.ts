import { answerDays, type TicketKind, type TicketOutcome } from '@tongban/protocol/event/ticket'

type Pair = readonly [zh: string, en: string]

interface KindWords {
  readonly path: string
  readonly name: Pair
  readonly lead: Pair
  /** The question over what the person writes. */
  readonly what: Pair
  readonly hint: Pair
}

/** How the two kinds are spoken of. */
export const kindWords: Readonly<Record<TicketKind, KindWords>> = {
  complaint: {
    path: '/complaints',
    name: ['投诉', 'Complain'],
    lead: [
      `窗口或办事的人哪里没做好，请说给管他们的人听。${answerDays.complaint} 个工作日内答复您。`,
      `Tell those in charge what a counter or an official did wrong. You get an answer within ${answerDays.complaint} working days.`,
    ],
    what: ['哪里没做好？', 'What went wrong?'],
    hint: [
      '什么时候、在哪里、谁、怎么说的。不要写身份证号。',
      'When, where, who, what was said. Leave out your identity number.',
    ],
  },
  stuck: {
    path: '/stuck',
    name: ['办不成事', 'It does not get done'],
    lead: [
      `跑了几次、等了很久，事情还是没办成，请在这里说。${answerDays.stuck} 个工作日内有人管。`,
      `You went several times or waited long, and it still is not done: say so here. Somebody deals with it within ${answerDays.stuck} working days.`,
    ],
    what: ['卡在哪里？', 'Where does it stick?'],
    hint: [
      '想办什么、跑了几次、别人怎么说的。不要写身份证号。',
      'What you want, how often you went, what you were told. Leave out your identity number.',
    ],
  },
}

/** What an answer found. */
export const outcomeWords: Readonly<Record<TicketOutcome, Pair>> = {
  upheld: ['属实', 'You are right'],
  partly: ['部分属实', 'You are partly right'],
  unfounded: ['不属实', 'Not confirmed'],
  solved: ['已经办成', 'It is done'],
  arranged: ['已约定怎么办', 'It is arranged how to do it'],
  impossible: ['按规定办不了', 'The rules do not allow it'],
}
