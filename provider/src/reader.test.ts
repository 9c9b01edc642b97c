import { expect, test } from 'vitest'
import { readerOf } from './reader.ts'

test.each([
  ['zh-CN', 'zh'],
  ['en', 'en'],
  ['en-GB zh', 'en'],
  ['fr bo zh-Hans en', 'zh'],
  ['fr', 'zh'],
  [undefined, 'zh'],
])('of the languages %s is shown %s', (locales, lang) => {
  expect(readerOf({ ui_locales: locales })).toEqual({ lang })
})

test.each(['elder', 'contrast'])('pages look as the portal did: %s', (mode) => {
  expect(readerOf({ ui_locales: 'en', look: mode })).toEqual({ lang: 'en', mode })
})

test.each(['normal', '"><script>', ['elder', 'contrast'], undefined])(
  'a look that there is not (%s) is the usual one',
  (look) => {
    expect(readerOf({ look })).toEqual({ lang: 'zh' })
  },
)
