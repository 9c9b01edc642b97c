/** The languages in which a refusal or an explanation can be worded. */
export type Lang = 'zh' | 'en'

/**
 * Every refusal of the legal clock with its title. Codes never change once released. The order is the order of precedence
 * where several apply to one event (clock.md, "Refusals").
 */
export const clockProblems = {
  'clock/badInput': {
    zh: '期限数据的格式不对。请检查日期、期限和事件。',
    en: 'The clock document is malformed. Check its days, limits and events.',
  },
  'clock/order': {
    zh: '事件的日子比前一个早，或者晚于算到的那天。请核对日子。',
    en: 'An event lies before its predecessor or after the day asked for. Check the days.',
  },
  'clock/notReceived': {
    zh: '第一个事件要是收件，而且只收一次。请核对事件。',
    en: 'A case begins with its receipt and is received only once. Check the events.',
  },
  'clock/over': {
    zh: '办件在此之前已经办完，或者只等送达。请看现在能做什么。',
    en: 'The case is over, or decided and only awaiting delivery. See what can still be done.',
  },
  'clock/noticeExpired': {
    zh: '告知期限已过，依法从收到那天起就算受理。请直接审查决定。',
    en: 'The notice limit has run out and the application counts as accepted. Go on to examine and decide it.',
  },
  'clock/secondSupplement': {
    zh: '要补的应当一次说完，不能再要。请按现有材料决定。',
    en: 'Everything missing is told once. Decide on what is here.',
  },
  'clock/notSupplementing': {
    zh: '没有等着补的材料。请看办件现在到了哪一步。',
    en: 'No supplement was asked for. See where the case stands.',
  },
  'clock/supplementing': {
    zh: '正在等申请人补材料。请等补来后再办这一步。',
    en: 'A supplement is awaited. Wait until it is handed in.',
  },
  'clock/alreadyAccepted': {
    zh: '申请已经受理。请接着审查、决定。',
    en: 'The application was already accepted. Go on to examine and decide it.',
  },
  'clock/notAccepted': {
    zh: '申请还没有受理。请先受理。',
    en: 'The application is not accepted yet. Accept it first.',
  },
  'clock/suspended': {
    zh: '特别程序还没有结束。请先恢复办理。',
    en: 'A special procedure is going on. Resume the case first.',
  },
  'clock/notSuspended': {
    zh: '没有正在进行的特别程序。请直接办下一步。',
    en: 'No special procedure is going on. Go on with the next step.',
  },
  'clock/extendTwice': {
    zh: '期限只能延长一次。请在现在的期限内决定。',
    en: 'The limit can be extended only once. Decide within the present one.',
  },
  'clock/extendTooLong': {
    zh: '延长得太多：一般最多十天，联合办理十五天。请改少。',
    en: 'The extension is longer than the law allows: ten days, fifteen in joint handling. Choose fewer.',
  },
  'clock/extendTooLate': {
    zh: '期限已经过了，不能再延长。请尽快决定。',
    en: 'The limit has passed and cannot be extended. Decide as soon as you can.',
  },
  'clock/notDecided': {
    zh: '还没有作出决定，不能送达。请先决定。',
    en: 'Nothing was decided yet, so nothing can be delivered. Decide first.',
  },
  'clock/notTerminable': {
    zh: '只有等补材料或特别程序中才能终止。请照常决定。',
    en: 'A case can be terminated only while a supplement is awaited or a special procedure is going on. Decide it as usual.',
  },
} as const satisfies Record<`clock/${string}`, Record<Lang, string>>

export type ClockProblemCode = keyof typeof clockProblems

/** A refusal as data: the code, the index of the event from 0 (null: the document itself), and a title for people. */
export interface ClockRefusal {
  readonly refused: { readonly code: ClockProblemCode; readonly event: number | null; readonly title: string }
}

/** Words a refusal; the title is Chinese unless English is asked for, as everything the product prints. */
export function refuse(code: ClockProblemCode, event: number | null, lang: Lang = 'zh'): ClockRefusal {
  return { refused: { code, event, title: clockProblems[code][lang] } }
}
