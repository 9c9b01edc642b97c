/** The languages in which a refusal or an explanation can be worded. */
export type Lang = 'zh' | 'en'

/**
 * Every refusal of the legal clock with its title. Codes never change once released. The order is the order of precedence
 * where several apply to one event (clock.md, "Refusals").
 */
export const clockProblems = {
  'clock/badInput': {
    zh: '期限数据格式有误，请检查日期、期限和事件',
    en: 'The clock document is malformed: check its days, limits and events',
  },
  'clock/order': {
    zh: '事件日期早于前一事件，或者晚于计算基准日',
    en: 'An event lies before its predecessor or after the day asked for',
  },
  'clock/notReceived': {
    zh: '第一个事件必须是收件，且一个办件只收件一次',
    en: 'A case begins with its receipt and is received only once',
  },
  'clock/over': {
    zh: '办件在此之前已经结束，或者已作出决定而只待送达',
    en: 'The case is over, or decided and only awaiting delivery',
  },
  'clock/noticeExpired': {
    zh: '告知期限已过，依法自收到申请之日起即为受理，不能再补正告知、受理或者不予受理',
    en: 'The notice limit has run out and the application counts as accepted: it is too late for a notice, an acceptance or a refusal to accept',
  },
  'clock/secondSupplement': {
    zh: '需要补正的内容应当一次告知，不能再次要求补正',
    en: 'Everything missing is told once: a second request for supplements is not allowed',
  },
  'clock/notSupplementing': {
    zh: '没有待补正的要求，不能提交补正',
    en: 'No supplement was asked for, so none can be handed in',
  },
  'clock/supplementing': {
    zh: '正在等待申请人补正，补正前不能办理此步骤',
    en: 'A supplement is awaited: this step is not open until it is handed in',
  },
  'clock/alreadyAccepted': {
    zh: '申请已经受理，不能再受理、不予受理或者要求补正',
    en: 'The application was already accepted: it cannot be accepted, declined or sent back for supplements',
  },
  'clock/notAccepted': {
    zh: '申请尚未受理，不能办理此步骤',
    en: 'The application is not accepted yet: this step is not open',
  },
  'clock/suspended': {
    zh: '特别程序进行中，请先恢复办理',
    en: 'A special procedure is going on: resume the case first',
  },
  'clock/notSuspended': {
    zh: '没有进行中的特别程序，无从恢复',
    en: 'No special procedure is going on, so there is nothing to resume',
  },
  'clock/extendTwice': {
    zh: '期限只能延长一次',
    en: 'The limit can be extended only once',
  },
  'clock/extendTooLong': {
    zh: '延长超过法定上限：一般十日，联合办理十五日',
    en: 'The extension is longer than the law allows: ten days, fifteen in joint handling',
  },
  'clock/extendTooLate': {
    zh: '办理期限届满后不能再延长',
    en: 'The limit has passed: it can be extended only on or before its due day',
  },
  'clock/notDecided': {
    zh: '尚未作出决定，无从送达',
    en: 'Nothing was decided yet, so nothing can be delivered',
  },
  'clock/notTerminable': {
    zh: '只有在等待补正或者特别程序期间才能终止',
    en: 'A case can be terminated only while a supplement is awaited or a special procedure is going on',
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
