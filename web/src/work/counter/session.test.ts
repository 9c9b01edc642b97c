import { expect, test } from 'vitest'
import { readLine } from './session.ts'

test.each([
  ['例远行|999999199005200220', { name: '例远行', idNumber: '999999199005200220' }],
  [
    ' 例远行 | 999999199005200220 | 广安 | 000-0000-0022 | 渝中 ',
    { name: '例远行', idNumber: '999999199005200220', household: '广安', phone: '000-0000-0022', address: '渝中' },
  ],
  ['例远行|999999199005200220||000-0000-0022', { name: '例远行', idNumber: '999999199005200220', phone: '000-0000-0022' }],
  ['', {}],
])('the reader’s line %s gives %o', (line, given) => {
  expect(readLine(line)).toEqual(given)
})
