import { expect, test } from 'vitest'
import { failures, tally } from './tally.mjs'

const passed = { fullName: 'a rule', status: 'passed' }
const good = { name: 'good.test.ts', status: 'passed', assertionResults: [passed, passed, passed] }
const report = { numPassedTests: 3, numFailedTests: 0, numTotalTests: 3, testResults: [good] }

test('a good run counts as it says', () => {
  expect(tally(report, true)).toEqual({ passed: 3, failed: 0 })
})

test('failed tests count as they are, once, although the run also ended badly', () => {
  const withFailures = { ...report, numPassedTests: 1, numFailedTests: 2, testResults: [{ ...good, status: 'failed' }] }
  expect(tally(withFailures, false)).toEqual({ passed: 1, failed: 2 })
})

test('a file that could not be loaded counts as one failure', () => {
  expect(tally({ ...report, testResults: [good, { ...good, status: 'failed', assertionResults: [] }] }, false)).toEqual({
    passed: 3,
    failed: 1,
  })
})

test('a run that ended badly without a failed test counts as one failure', () => {
  expect(tally(report, false)).toEqual({ passed: 3, failed: 1 })
})

test('a run without a test, and one without a report, prove nothing', () => {
  expect(tally({ ...report, numPassedTests: 0, numTotalTests: 0, testResults: [] }, true)).toEqual({ passed: 0, failed: 1 })
  expect(tally(undefined, true)).toEqual({ passed: 0, failed: 1 })
})

test('what failed is named: the file and the test, or the file and why when none of its tests did', () => {
  const files = [
    good,
    { name: 'a.test.ts', status: 'failed', assertionResults: [passed, { fullName: 'another rule', status: 'failed' }] },
    { name: 'b.test.ts', status: 'failed', message: 'Cannot find x', assertionResults: [] },
    { name: 'c.test.ts', status: 'failed', message: '', assertionResults: [passed] },
  ]
  expect(failures({ ...report, testResults: files })).toEqual([
    'a.test.ts > another rule',
    'b.test.ts outside its tests: Cannot find x',
    'c.test.ts outside its tests: nothing was said',
  ])
  expect(failures(undefined)).toEqual([])
})
