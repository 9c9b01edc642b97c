import { describe, expect, test } from 'vitest'
import { clerk, duty, examiner, PlainCase, person, police, rule, window } from './test-kit/plain-case.ts'

const toPolice = { taker: police, why: 'toDecide', papers: false }
const onItsWay = (papers = false) => PlainCase.received().must(['handOver', clerk, { ...toPolice, papers }])

describe('a hand-over', () => {
  test('leaves the giver holding, and able to write nothing', () => {
    const moving = onItsWay()
    expect(moving.now).toMatchObject({ holder: window, transfer: { taker: police, seq: 3 } })
    expect(moving.attempt('handOver', clerk, { taker: '511602:renshe', why: 'returned', papers: false })).toBe('transferring')
    expect(moving.attempt('withdraw', person)).toBe('transferring')
    expect(moving.attempt('requestDeclined', clerk, { reason: 'x' }, { answers: moving.ask('withdraw', person) })).toBe(
      'transferring',
    )
  })

  test('answers no request before the taker has answered', () => {
    const moving = onItsWay()
    const request = moving.ask('withdraw', person)
    expect(moving.attempt('withdraw', duty(window, 'rule'), {}, { answers: request })).toBe('transferring')
    moving.must(['takeOver', examiner])
    expect(moving.attempt('withdraw', rule, {}, { answers: request })).toBe('ok')
  })

  test('is taken over or given back by the named taker alone', () => {
    expect(onItsWay().attempt('takeOver', duty('511602:renshe', 'clerk'))).toBe('notTaker')
    expect(onItsWay().attempt('takeOver', clerk)).toBe('notTaker')
    expect(onItsWay().must(['takeOver', examiner]).now).toMatchObject({ holder: police, transfer: null, state: 'received' })
    expect(onItsWay().must(['giveBack', examiner, { reason: 'notMine' }]).now).toMatchObject({ holder: window, transfer: null })
  })

  test('goes to somebody else', () => {
    expect(PlainCase.received().attempt('handOver', clerk, { ...toPolice, taker: window })).toBe('takerIsHolder')
  })

  test('with papers is taken over when they are here, and they lie where the case is', () => {
    expect(onItsWay(true).attempt('takeOver', examiner)).toBe('papersMissing')
    const taken = onItsWay(true).must(['takeOver', examiner, { papersArrived: true }])
    expect(taken.now.papersAt).toBe(police)
    expect(onItsWay().must(['takeOver', examiner]).now.papersAt).toBe(window)
  })

  test('brings a third place into the case', () => {
    const third = PlainCase.decided().must(['handOver', examiner, { taker: '510100:post', why: 'toDeliver', papers: false }])
    expect(third.now.places).toEqual([window, police, '510100:post'])
  })

  test('that was asked for goes to the place that asked', () => {
    const closed = () =>
      PlainCase.accepted().must(['refuse', examiner], ['deliver', examiner, { means: 'post' }], ['close', rule])
    const facts = { taker: window, why: 'requested', papers: false }
    const asked = closed()
    expect(asked.attempt('handOver', rule, facts, { answers: asked.ask('handOver', clerk, facts) })).toBe('ok')
    const wrong = closed()
    const forAnother = { ...facts, taker: '510100:post' }
    expect(wrong.attempt('handOver', rule, forAnother, { answers: wrong.ask('handOver', clerk, forAnother) })).toBe(
      'takerNotAsking',
    )
  })
})

describe('a request', () => {
  const charged = () => PlainCase.accepted().must(['chargeFee', examiner, { reason: 'card' }])
  const pay = { reason: 'card' }

  test('is answered by the act that was asked, at the place that holds the case', () => {
    const open = charged()
    const request = open.ask('payFee', person, pay)
    expect(open.attempt('payFee', duty(window, 'rule'), pay, { answers: request })).toBe('notWriter')
    expect(open.attempt('payFee', rule, { reason: 'post' }, { answers: request })).toBe('requestDiffers')
    expect(open.attempt('payFee', rule, { ...pay, more: 1 }, { answers: request })).toBe('requestDiffers')
    expect(open.attempt('rate', rule, {}, { answers: request })).toBe('requestDiffers')
    expect(open.attempt('payFee', rule, pay, { answers: request, header: { madeAt: '2026-03-01T00:00:00.000Z' } })).toBe(
      'requestDiffers',
    )
    expect(open.attempt('payFee', rule, pay, { answers: request })).toBe('ok')
  })

  test('is answered once, also where it was declined', () => {
    const open = charged()
    const request = open.ask('payFee', person, pay)
    open.must(['requestDeclined', rule, { reason: 'x' }, { answers: request }])
    expect(open.attempt('payFee', rule, pay, { answers: request })).toBe('requestAnswered')
    expect(open.attempt('requestDeclined', rule, { reason: 'x' }, { answers: request })).toBe('requestAnswered')
  })

  test('must be known, and of this case', () => {
    const open = charged()
    const request = open.ask('payFee', person, pay)
    expect(open.attempt('requestDeclined', rule, { reason: 'x' })).toBe('requestUnknown')
    const foreign = { ...request, case: '019cb1a2-3400-7000-8000-00000000ffff' }
    expect(open.attempt('payFee', rule, pay, { answers: foreign })).toBe('wrongCase')
    expect(open.attempt('payFee', rule, pay, { answers: request, header: { requestId: foreign.case } })).toBe('requestUnknown')
  })

  test('does not open what the asker may not do', () => {
    const open = charged()
    expect(open.attempt('payFee', rule, pay, { answers: open.ask('payFee', clerk, pay) })).toBe('wrongRole')
    expect(open.attempt('grant', rule, {}, { answers: open.ask('grant', examiner) })).toBe('notHolder')
  })

  test('is answered by staff or rule, not by whoever stands there', () => {
    const open = charged()
    expect(open.attempt('payFee', duty(police, 'applicant'), pay, { answers: open.ask('payFee', person, pay) })).toBe('wrongRole')
  })

  test('may say the same in another order', () => {
    const facts = { pendingMaterials: [{ material: 'm1', until: '2026-03-20' }] }
    const open = PlainCase.decided()
    const request = open.ask('accept', clerk, { pendingMaterials: [{ until: '2026-03-20', material: 'm1' }] })
    expect(open.attempt('accept', rule, facts, { answers: request })).toBe('ok')
  })
})

describe('a chain', () => {
  const accept = (header: object) => PlainCase.decided().attempt('accept', examiner, {}, { header })

  test.each([
    ['skips no event', { seq: 6 }, 'wrongSeq'],
    ['has no event twice', { seq: 4 }, 'wrongSeq'],
    ['is of one case', { case: '019cb1a2-3400-7000-8000-00000000ffff' }, 'wrongCase'],
    ['has one subject', { subject: '019cb1a2-3400-7000-8000-00000000ffff' }, 'wrongCase'],
    ['never runs back in time', { time: '2026-03-01T00:00:00.000Z', nodeTime: '2026-03-01T00:00:00.000Z' }, 'timeRunsBack'],
    ['has the time of its node, or that of the event before', { time: '2026-03-09T00:00:00.000Z' }, 'wrongTime'],
    ['counts on its day', { facts: { day: '2026-03-01' } }, 'wrongDay'],
    ['has the facts that its acts need', { facts: {} }, 'badFacts'],
    ['has days that are days', { facts: { day: '2026-13-01' } }, 'badFacts'],
    ['has known acts', { type: 'cn.tongban.case.accepted.v2' }, 'unknownAct'],
  ])('%s', (_, header, why) => {
    expect(accept(header)).toBe(why)
  })

  test('of a node whose clock is late keeps the time of the case', () => {
    const late = PlainCase.decided().at('2026-03-01 09:00')
    expect(late.must(['accept', examiner]).last).toMatchObject({
      time: '2026-03-02T01:00:00.000Z',
      nodeTime: '2026-03-01T01:00:00.000Z',
    })
  })

  test.each([
    ['with its first event', { seq: 2 }, 'wrongSeq'],
    ['after nothing', { prev: 'A'.repeat(43) }, 'wrongSeq'],
    ['at its own time', { nodeTime: '2026-03-01T00:00:00.000Z' }, 'wrongTime'],
    ['as its own subject', { subject: '019cb1a2-3400-7000-8000-00000000ffff' }, 'wrongCase'],
  ])('begins %s', (_, header, why) => {
    expect(new PlainCase().attempt('submit', clerk, {}, { header })).toBe(why)
  })

  test('begins with what a submit may carry', () => {
    expect(new PlainCase().attempt('submit', clerk, {}, { sections: ['form', 'materials', 'contact'] })).toBe('ok')
    expect(new PlainCase().attempt('submit', clerk, {}, { sections: ['decision'] })).toBe('sectionNotAllowed')
    expect(new PlainCase().attempt('receive', clerk)).toBe('wrongSeq')
  })
})
