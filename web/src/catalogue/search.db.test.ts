import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPortal, type Portal } from '../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

/** The main part of what is found, below the sentence of places; `text` without its marks. */
async function found(q: string, { lang = '', from = '500112', to = '510000' } = {}): Promise<{ text: string; main: string }> {
  const { html } = await portal.page(`${lang}/search?${new URLSearchParams({ q, from, to })}`)
  const main = html.slice(html.indexOf('<h1'), html.indexOf('</main>'))
  return { main, text: main.replaceAll(/<[^>]+>/g, '') }
}

describe('an item that was found', () => {
  test('tells who decides, how long and how much where the region asked for has it', async () => {
    const { text } = await found('退休提公积金')
    expect(text).toMatch(/正常退休提取住房公积金\s*全程网办成都住房公积金管理中心决定 · 当场办结 · 不收费/)
    expect(text).not.toContain('进去选地方')
  })

  test('tells it of the place that the query names', async () => {
    const { text } = await found('成都退休提公积金', { to: '500000' })
    expect(text).toContain('听懂的地方：办四川 · 成都市的事。')
    expect(text).toContain('成都住房公积金管理中心决定')
  })
})

describe('places', () => {
  test('that were chosen beside the box are no news', async () => {
    expect((await found('退休提公积金')).text).not.toContain('听懂的地方')
    expect((await found('公积金转移', { to: '510100' })).text).not.toContain('听懂的地方')
  })

  test('that the query itself names are said, as people call them', async () => {
    expect((await found('把重庆的公积金转到成都', { to: '510000' })).text).toContain('听懂的地方：从重庆，到四川 · 成都市。')
  })
})

test('a question back has its choices in English where they have a name', async () => {
  const { main } = await found('housing fund', { lang: '/en' })
  expect(main).toContain('Housing fund withdrawal on retirement')
  expect(main).toMatch(/<span class="hint" lang="zh-CN">正常退休提取住房公积金<\/span>/)
})

test('where nothing was found, each way on can be taken', async () => {
  const { main } = await found('asdfgh')
  for (const to of ['/life', 'tel:12345', '/windows']) expect(main).toMatch(new RegExp(`<a [^>]*href="${to}"`))
})
