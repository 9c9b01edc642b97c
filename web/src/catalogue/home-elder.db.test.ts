import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../test-kit/portal.fixture.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

const groupsOf = (html: string): string[][] =>
  [...html.slice(html.indexOf('<main'), html.indexOf('<footer')).matchAll(/<(ul|ol)[\s\S]*?<\/\1>/g)].map(([list]) =>
    [...list.matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, text = '']) => text.replaceAll(/<[^>]+>/g, '')),
  )

test.each(['/?mode=elder', '/en?mode=elder'])(
  'home in large print (%s) offers two groups of seven choices at most',
  async (path) => {
    const groups = groupsOf((await portal.page(path)).html)
    expect(groups).toHaveLength(2)
    for (const group of groups) expect(group.length).toBeLessThanOrEqual(7)
    expect(groups[0]?.length).toBeGreaterThan(3)
  },
)

test('its second group has a person first, then a counter, tracking, all else and the way out', async () => {
  const [things = [], else_ = []] = groupsOf((await portal.page('/?mode=elder')).html)
  expect(things).toContain('企业职工基本养老保险关系转移接续')
  expect(else_).toEqual(['打电话 12345，有人帮您', '找最近的窗口', '查进度', '别的事，一样一样找', '退出长者版'])
})
