import { caseStates } from '@tongban/protocol/case/transitions'
import { expect, test } from 'vitest'
import { standingText } from './standing.ts'

const zh = (text: string) => text
const en = (_: string, text: string) => text

test.each(caseStates.map((state) => [state] as const))(
  '%s names the holder, the next step and the latest day, in both languages',
  (state) => {
    const standing = { state, holder: '广安区公安分局', goingTo: null, due: '2026-12-03' }
    const chinese = standingText(zh, standing).join('')
    const english = standingText(en, standing).join(' ')
    if (state === 'closed') {
      expect(chinese).toBe('这件事已经办结。您不用再做什么。')
      return
    }
    expect(chinese).toContain('广安区公安分局')
    expect(chinese).toContain('12 月 3 日（周四）')
    expect(english).toContain('2026-12-03 (Thu)')
    expect(chinese).toMatch(/轮到您了|您现在不用做什么/)
  },
)

test('while it is on its way, giver and taker are both named', () => {
  const [who] = standingText(zh, { state: 'received', holder: '渝中区专窗', goingTo: '广安区公安分局', due: null })
  expect(who).toBe('渝中区专窗已经转给广安区公安分局，等对方接手。')
})
