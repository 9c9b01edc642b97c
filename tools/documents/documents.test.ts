import { describe, expect, test } from 'vitest'
import { caseActions } from '../../protocol/src/event/actions.ts'
import { standing } from './document.ts'
import { drawnFromCode } from './drawn-from-code.ts'
import { withImports } from './imports.ts'
import { lifeOfACase } from './life-of-a-case.ts'
import { allRefusals, problemsPage } from './problems.ts'

describe('what is drawn from the code agrees with it (npm run docs writes it anew)', () => {
  for (const document of drawnFromCode) {
    test(document.path, async () => {
      const current = await standing(document)
      expect(current).not.toBe('')
      expect(current).toBe(await document.make(current))
    })
  }
})

describe('every refusal', () => {
  test('has a code of its own', async () => {
    const codes = (await allRefusals()).map(({ code }) => code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    expect(codes.filter((code) => !/^[a-z]+\/[a-z][A-Za-z]+$/.test(code))).toEqual([])
  })

  test('speaks Chinese and English', async () => {
    const mute = (await allRefusals()).filter(
      ({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/[A-Za-z]{2}/.test(en) || /\p{Script=Han}/u.test(en),
    )
    expect(mute).toEqual([])
  })

  test('of the slices and of the clock is on the page', async () => {
    const page = problemsPage(await allRefusals())
    for (const code of ['platform/badJson', 'cases/wrongState', 'clock/noticeExpired']) expect(page).toContain(`\`${code}\``)
  })
})

test('the page of the life of a case has a row for each act', async () => {
  const page = await lifeOfACase.make('')
  expect(caseActions.filter((action) => !page.includes(`\n| ${action} | `))).toEqual([])
})

test('only what stands between the marks is drawn', () => {
  const text = 'before\n<!-- imports: drawn by `npm run docs` from tools/architecture.mjs -->\nold\n<!-- imports: end -->\nafter'
  expect(withImports(text, 'new')).toBe(text.replace('old', 'new'))
  expect(() => withImports('no marks', 'new')).toThrow('marks')
})
