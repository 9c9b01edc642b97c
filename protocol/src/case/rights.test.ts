import { expect, test } from 'vitest'
import { type Section, sections } from '../event/header.ts'
import { caseProblems } from './problems.ts'
import { sectionsFor, sectionsForNode } from './rights.ts'
import { termsOf } from './terms.ts'
import { examiner, office, PlainCase, police, window } from './test-kit/plain-case.ts'

const post = '510100:post'
const asked = PlainCase.accepted().must(['inquire', examiner, { inquiry: 'q1', place: office }]).now
const seen = (place: string, standing = asked): Section[] => [...sectionsFor(standing, place)]

test('the deciding place sees all of it', () => {
  expect(seen(police)).toEqual([...sections])
})

test('the receiving place sees what it takes in and hands out: neither opinions nor what others were asked', () => {
  const own = sections.filter((section) => section !== 'opinion' && section !== 'inquiry')
  expect(seen(window)).toEqual(own)
  expect(seen(window, PlainCase.received().now)).toEqual(own)
})

test('an assisting place sees the question asked of it, a stranger nothing', () => {
  expect(seen(office)).toEqual(['inquiry'])
  expect(seen('530100:window')).toEqual([])
})

test('a third place sees all of it from the moment it is to hold the case', () => {
  const moving = PlainCase.accepted().must(['handOver', examiner, { taker: post, why: 'toDeliver', papers: false }])
  expect(seen(post, moving.now)).toEqual([...sections])
})

test('a node sees what any of its places sees', () => {
  expect([...sectionsForNode(asked, [window, office])].sort()).toEqual(sections.filter((section) => section !== 'opinion').sort())
  expect(sectionsForNode(asked, []).size).toBe(0)
})

test('without an agreement there are limits, and no right', () => {
  expect(termsOf(null, 'item-1')).toEqual({ rights: [], handOverDays: { result: 1, paper: 2, push: 1 }, recheckDays: 1 })
})

test('every refusal speaks Chinese and English', () => {
  for (const { zh, en } of Object.values(caseProblems)) {
    expect(zh).toMatch(/\p{Script=Han}.*。$/u)
    expect(en).toMatch(/^[A-Z].*\.$/)
  }
})
