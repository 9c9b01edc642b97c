import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import {
  elder,
  lostFocus,
  lostFocusAnywhere,
  paleEdges,
  portal,
  tightParagraphs,
  tooManyChoices,
  tooMuchAtOnce,
  tooSmall,
  violations,
  workbench,
} from './measure.ts'

// Each thing that is measured on every page, on a page of its own that has that one fault, and beside it one that has it not.
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 360, height: 800 } })
  return () => page.close()
})

const links = (count: number) =>
  Array.from({ length: count }, (_, at) => `<li><a href="/${at}">第${at}件</a>：说明</li>`).join('')
const list = (count: number) => `<ul>${links(count)}</ul>`
const HELP = '<a href="tel:12345">打电话</a>'
const document = (main: string, style = '') =>
  `<!doctype html><html lang="zh-CN"><title>x</title><style>${style}</style>${HELP}<main>${main}</main></html>`

type Measure = (page: Page) => Promise<string[]>
const faults: readonly (readonly [what: string, measure: Measure, fault: string, wrong: RegExp, right: string])[] = [
  ['eight choices in a list', tooManyChoices, document(list(8)), /8 choices in a group/, document(list(7))],
  [
    'eight folded choices',
    tooManyChoices,
    document(`<details open><summary>x</summary>${list(8)}</details>`),
    /8 choices in a group/,
    document(`<details open><summary>x</summary>${list(7)}</details>`),
  ],
  [
    'eight choices that stand alone',
    tooManyChoices,
    document('<p><a href="/">x</a></p>'.repeat(8)),
    /8 choices/,
    document('<p>在文字里的 <a href="/">x</a></p>'.repeat(8)),
  ],
  ['three lists', tooMuchAtOnce, document(list(2).repeat(3)), /3 groups of choices/, document(list(2).repeat(2) + list(1))],
  [
    'three questions',
    tooMuchAtOnce,
    document(
      [1, 2, 3].map((at) => `<fieldset>${`<label><input type="radio" name="q${at}">x</label>`.repeat(2)}</fieldset>`).join(''),
    ),
    /3 groups of choices/,
    document(`<fieldset>${'<label><input type="radio" name="q">x</label>'.repeat(5)}</fieldset>`),
  ],
  [
    'help after the choices',
    tooMuchAtOnce,
    document(list(2)).replace(HELP, '') + HELP,
    /not the first/,
    document(`<h1>x</h1>${list(2)}`),
  ],
  [
    'help out of sight',
    tooMuchAtOnce,
    document(list(2)).replace(HELP, `<div style="height:900px"></div>${HELP}`),
    /out of sight/,
    document(list(2)),
  ],
  [
    'paragraphs close together',
    (one) => tightParagraphs(one, 1.3),
    document('<p>一</p><p>二</p>', 'p{margin:0 0 4px;font:22px/1.6 serif}'),
    /1\.11 lines apart/,
    document('<p>一</p><p>二</p>', 'p{margin:0 0 12px;font:22px/1.6 serif}'),
  ],
  [
    'a pale box',
    paleEdges,
    document('<input aria-label="x">', 'input{border:2px solid #d5dbe0;background:#fff}'),
    /an edge of less than 3:1/,
    document('<input aria-label="x">', 'input{border:2px solid #6b7680;background:#fff}'),
  ],
  [
    'a pale button',
    paleEdges,
    document('<a class="btn" href="/">x</a>', '.btn{border:1px solid #eee;background:#e6f2f5;color:#000}'),
    /an edge of less than 3:1/,
    document('<a class="btn" href="/">x</a>', '.btn{background:#0b5a6f;color:#fff}'),
  ],
  [
    'a pale icon',
    paleEdges,
    document('<svg width="20" height="20"><path d="M0 0h20v20" fill="#d5dbe0"/></svg>'),
    /an icon of less than 3:1/,
    document('<svg width="20" height="20"><path d="M0 0h20v20" fill="#0b5a6f"/></svg>'),
  ],
  [
    'a focus that is not seen',
    lostFocusAnywhere,
    document('', ':focus{outline:2px solid #d5dbe0}'),
    /the focus is not seen/,
    document('', ':focus{outline:2px solid #0b5a6f}'),
  ],
  [
    'a focus under something',
    lostFocusAnywhere,
    document('<div style="position:fixed;inset:0;background:#fff"></div>', ':focus{outline:2px solid #0b5a6f}'),
    /something lies over/,
    document('<div style="position:fixed;inset:90% 0 0;background:#fff"></div>', ':focus{outline:2px solid #0b5a6f}'),
  ],
  [
    'a low button of large print',
    (one) => tooSmall(one, elder),
    document('<a class="btn" href="/">x</a>', '*{font:22px/1.7 serif}a{display:inline-block;width:90px;height:59px}'),
    /target of 90 × 59 px, at least 60/,
    document('<a class="btn" href="/">x</a>', '*{font:22px/1.7 serif}a{display:inline-block;width:90px;height:60px}'),
  ],
  [
    'a low target of the portal',
    (one) => tooSmall(one, portal),
    document('', '*{font:18px/1.7 serif}a{display:inline-block;width:90px;height:43px}'),
    /target of 90 × 43 px, at least 44/,
    document('', '*{font:18px/1.7 serif}a{display:inline-block;width:90px;height:44px}'),
  ],
  [
    'a low target of the workbench',
    (one) => tooSmall(one, workbench),
    document('', '*{font:15px/1.5 serif}a{display:inline-block;width:90px;height:31px}'),
    /target of 90 × 31 px, at least 32/,
    document('', '*{font:15px/1.5 serif}a{display:inline-block;width:90px;height:32px}'),
  ],
  [
    'small text of large print',
    (one) => tooSmall(one, elder),
    document('<p>x</p>', '*{font:22px/1.7 serif}a{display:inline-block;min-width:60px;min-height:60px}p{font-size:19px}'),
    /text of 19 px, at least 20/,
    document('<p>x</p>', '*{font:22px/1.7 serif}a{display:inline-block;min-width:60px;min-height:60px}p{font-size:20px}'),
  ],
  [
    'low lines of large print',
    (one) => tooSmall(one, elder),
    document('<p>x</p>', '*{font:22px/1.7 serif}a{display:inline-block;min-width:60px;min-height:60px}p{line-height:1.5}'),
    /line height 1\.50, at least 1\.6/,
    document('<p>x</p>', '*{font:22px/1.7 serif}a{display:inline-block;min-width:60px;min-height:60px}p{line-height:1.6}'),
  ],
  [
    'text of less than 7:1 in large print',
    (one) => violations(one, { contrast: 7 }),
    document('<h1>x</h1><p>很淡的字</p>', 'p{color:#5f6a75;background:#fff}'),
    /color-contrast-enhanced/,
    document('<h1>x</h1><p>不淡的字</p>', 'p{color:#2b333a;background:#fff}'),
  ],
]

test.each(faults)('%s is found, and only that', async (_, measure, fault, wrong, right) => {
  await page.setContent(fault)
  const found = (await measure(page)).filter((one) => wrong.test(one))
  expect(found.length).toBeGreaterThan(0)
  await page.setContent(right)
  expect((await measure(page)).filter((one) => wrong.test(one))).toEqual([])
})

test('at the element that has the focus a missing ring is found', async () => {
  await page.setContent(document('', ':focus{outline:none}'))
  await page.keyboard.press('Tab')
  expect(await lostFocus(page)).toEqual([expect.stringContaining('the focus is not seen')])
})
