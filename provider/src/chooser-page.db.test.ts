import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visited, visitProvider } from './visitor.fixture.ts'

let visited: Visited
beforeAll(async () => {
  visited = await visitProvider()
})
afterAll(() => visited.close())

test('the page speaks the language that the portal spoke, names stay Chinese', async () => {
  const { html } = await visited.open(visited.authorization({ ui_locales: 'en' }))
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('Sample sign-in')
  expect(html).toContain('<b lang="zh-CN">例和平</b>')
  expect(html.replace(/<b lang="zh-CN">[^<]*<\/b>/g, '')).not.toMatch(/\p{Script=Han}/u)
})

test.each(['elder', 'contrast'])('the page looks as the portal did: %s', async (look) => {
  const { html } = await visited.open(visited.authorization({ ui_locales: 'zh-CN', look }))
  expect(html).toContain(`<html lang="zh-CN" data-mode="${look}">`)
})

test('whoever says nothing of it reads Chinese, as usual', async () => {
  const { html, status } = await visited.open(visited.authorization({ look: '"><script>' }))
  expect(status).toBe(200)
  expect(html).toContain('<html lang="zh-CN">')
  expect(html).not.toContain('<script')
})
