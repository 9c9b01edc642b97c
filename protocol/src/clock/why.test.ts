import { describe, expect, test } from 'vitest'
import { explain } from './explain.ts'
import type { ClockReport } from './report.ts'
import type { Why } from './why.ts'

function whyOf(clock: 'notice' | 'decision' | 'delivery', document: object): Why & { report: ClockReport } {
  const answer = explain(document, { why: true })
  const told = 'refused' in answer ? null : answer[clock]
  if (!told?.why) throw new Error(JSON.stringify(answer))
  return { ...told.why, report: told }
}

const received = { type: 'received', day: '2026-09-28' }
const accepted = { type: 'accepted', day: '2026-09-29' }
const suspended = { type: 'suspended', day: '2026-10-09' }
const resumed = { type: 'resumed', day: '2026-10-13' }

test('without being asked no sentence is added', () => {
  expect(JSON.stringify(explain({ asOf: '2026-09-29', events: [received] }))).not.toContain('why')
})

test('a decision names its articles, its limits, each pause, each day not counted and its due day', () => {
  const { zh, en } = whyOf('decision', { promisedDays: 7, asOf: '2026-10-20', events: [received, accepted, suspended, resumed] })
  expect(zh).toBe(
    '自 2026-09-29 受理的次日起算（《民法典》第二百零一条）；应当在 7 个工作日内作出决定（承诺 7 日，法定 20 日；《行政许可法》第四十二条、第八十二条）；' +
      '特别程序所需时间不计入期限（《行政许可法》第四十五条）：2026-10-09 之后至 2026-10-13；' +
      '不计入的日期：2026-10-01 至 2026-10-02 节假日、2026-10-03 至 2026-10-04 休息日、2026-10-05 至 2026-10-07 节假日、2026-10-10 特别程序期间、' +
      '2026-10-11 休息日、2026-10-12 至 2026-10-13 特别程序期间、2026-10-17 至 2026-10-18 休息日；期限至 2026-10-19 届满；截至 2026-10-20 已计 8 日，已超期。',
  )
  expect(en).toBe(
    'Counted from the day after the acceptance on 2026-09-29 (Civil Code Art. 201); a decision is owed within 7 working days (promised 7; legal limit 20; ' +
      'Administrative License Law Art. 42, 82); special procedures do not count (Administrative License Law Art. 45): after 2026-10-09 up to 2026-10-13; ' +
      'not counted: 2026-10-01 to 2026-10-02 holiday, 2026-10-03 to 2026-10-04 weekend, 2026-10-05 to 2026-10-07 holiday, 2026-10-10 special procedure, ' +
      '2026-10-11 weekend, 2026-10-12 to 2026-10-13 special procedure, 2026-10-17 to 2026-10-18 weekend; due 2026-10-19; overdue: 8 days counted by 2026-10-20.',
  )
})

describe('what a sentence says of', () => {
  for (const [note, clock, document, zh, en] of [
    [
      'a notice that runs',
      'notice',
      { asOf: '2026-09-29', events: [received] },
      '截至 2026-09-29 已计 1 日，剩余 4 日',
      '1 day counted by 2026-09-29, 4 left',
    ],
    [
      'a notice that ran out',
      'notice',
      { asOf: '2026-10-20', events: [received] },
      '期限至 2026-10-10 届满；届满未告知，自 2026-09-28 即为受理',
      'due 2026-10-10; nothing came by then, so the application counts as accepted from 2026-09-28',
    ],
    [
      'a decision on a case accepted by silence',
      'decision',
      { asOf: '2026-10-20', events: [received] },
      '依照《行政许可法》第三十二条自 2026-09-28 收到申请之日起即为受理',
      'by Administrative License Law Art. 32 the application counts as accepted from the receipt of the application on 2026-09-28',
    ],
    [
      'a notice after a supplement',
      'notice',
      {
        asOf: '2026-09-30',
        events: [received, { type: 'supplementRequired', day: '2026-09-29' }, { type: 'supplemented', day: '2026-09-30' }],
      },
      '自 2026-09-30 收到补正材料的次日起算',
      'the day after the receipt of the supplement on 2026-09-30',
    ],
    [
      'an open pause',
      'decision',
      { asOf: '2026-10-12', events: [received, accepted, suspended] },
      '2026-10-09 之后，尚未恢复',
      'after 2026-10-09, not resumed yet',
    ],
    [
      'no due day',
      'decision',
      { asOf: '2026-10-12', events: [received, accepted, suspended] },
      '期限中止，暂无届满日',
      'the clock stands still and has no due day',
    ],
    [
      'an extension in joint handling',
      'decision',
      { joint: true, asOf: '2026-10-12', events: [received, accepted, { type: 'extended', day: '2026-10-09', days: 15 }] },
      '联合办理法定 45 日，延长 15 日',
      'legal limit 45 in joint handling; extended by 15',
    ],
    [
      'calendar days',
      'decision',
      { unit: 'calendar', legalDays: 60, asOf: '2026-10-12', events: [received, accepted] },
      '60 个自然日内作出决定（法定 60 日；《行政许可法》第四十二条；届满日不是工作日的顺延至下一工作日，《民法典》第二百零三条）',
      'within 60 calendar days (legal limit 60; Administrative License Law Art. 42; a due day that is not a working day moves to the next one, Civil Code Art. 203)',
    ],
    [
      'a decision met late',
      'decision',
      { promisedDays: 1, asOf: '2026-10-12', events: [received, accepted, { type: 'decided', day: '2026-10-08' }] },
      '已于 2026-10-08 作出决定，已超期',
      'overdue: met only by the decision on 2026-10-08',
    ],
    [
      'a withdrawal',
      'decision',
      { asOf: '2026-10-12', events: [received, accepted, { type: 'withdrawn', day: '2026-10-08' }] },
      '已于 2026-10-08 撤回申请，不再计算',
      'ended by the withdrawal on 2026-10-08',
    ],
    [
      'a delivery',
      'delivery',
      {
        asOf: '2026-10-12',
        events: [received, { type: 'declined', day: '2026-09-29' }, { type: 'delivered', day: '2026-09-30' }],
      },
      '自 2026-09-29 作出不予受理决定的次日起算（《民法典》第二百零一条）；应当在 10 个工作日内送达（《行政许可法》第四十四条、第八十二条）',
      'delivery is owed within 10 working days (Administrative License Law Art. 44, 82)',
    ],
  ] as const) {
    test(note, () => {
      const why = whyOf(clock, document)
      expect(why.zh).toContain(zh)
      expect(why.en).toContain(en)
      expect(why.zh).toContain(why.report.from)
      expect(why.en).toContain(why.report.from)
    })
  }
})
