import { describe, expect, test } from 'vitest'
import { checkForbiddenCalls } from './forbidden-calls.mjs'
import { withPlanted } from './planted-tree.ts'

async function rulesBroken(path: string, text: string): Promise<string[]> {
  const findings = await withPlanted({ [path]: text }, checkForbiddenCalls)
  return findings.map(({ rule, line }) => `${rule} at ${line}`)
}

describe('found', () => {
  for (const [path, text, rule] of [
    ['server/src/cases/intake.ts', 'export const at = new Date()', 'clock-is-given'],
    ['server/src/cases/intake.ts', 'export const at = new Date', 'clock-is-given'],
    ['server/src/platform/jobs/jobs.ts', 'export const at = Date.now()', 'clock-is-given'],
    ['protocol/src/clock/day.ts', 'export const at = Date()', 'clock-is-given'],
    ['simulation/run.ts', 'export const at = Date.now()', 'clock-is-given'],
    ['server/src/exchange/send.ts', 'export const wait = Math.random()', 'chance-is-given'],
    ['server/src/exchange/send.ts', 'export const id = randomUUID()', 'chance-is-given'],
    ['protocol/src/batch/seal.ts', 'export const iv = crypto.getRandomValues(new Uint8Array(12))', 'chance-is-given'],
    ['server/src/cases/domain/rights.ts', `export function no(): never { throw new Error('no') }`, 'no-bare-error'],
    ['server/src/index.ts', `export const no = () => Promise.reject(new RangeError('no'))`, 'no-bare-error'],
  ] as const) {
    test(`${rule} in ${path}: ${text}`, async () => {
      expect(await rulesBroken(path, `\n${text}\n`)).toEqual([`${rule} at 2`])
    })
  }
})

describe('left alone', () => {
  for (const [path, text] of [
    ['server/src/platform/clock.ts', 'export const at = new Date()'],
    ['server/src/platform/random.ts', 'export const id = randomUUID()'],
    ['server/src/platform/db/local-password.ts', 'export const secret = randomBytes(24)'],
    ['server/src/cases/intake.ts', 'export const at = new Date(1732406400000)'],
    ['server/src/platform/config.ts', `throw new Error('the data folder is not there')`],
    ['server/src/cases/intake.test.ts', `export const at = new Date(); throw new Error('a test fails so')`],
    ['cli/src/demo.ts', 'export const at = Date.now()'],
  ] as const) {
    test(`${path}: ${text}`, async () => expect(await rulesBroken(path, text)).toEqual([]))
  }
})
