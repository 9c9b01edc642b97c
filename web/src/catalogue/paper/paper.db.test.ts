import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type Portal } from '../../test-kit/portal.fixture.ts'
import { serviceText } from './service-data.tsx'

const place = '511602:gongan'
const item = 'item-8190a18241a571a0d129'
const guide = `/items/${item}?place=${place}`

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(() => portal.close())

test('a guide to print folds nothing and carries a code that leads back', async () => {
  const { html } = await portal.page(`/items/${item}/print?place=${place}`)
  expect(html).toMatch(/<svg[^>]*aria-label="这份指南的二维码"/)
  expect(html).toContain(`http://portal.test${guide}`)
  expect(html).toContain('<details open="">')
  expect((await portal.page(guide)).html).not.toContain('<details open="">')
})

test('a published guide describes itself to search engines, with what is known', async () => {
  const { html } = await portal.page(guide)
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(text)).toMatchObject({
    '@type': 'GovernmentService',
    name: '居民身份证跨省异地办理',
    url: `http://portal.test${guide}`,
    provider: { '@type': 'GovernmentOrganization' },
    offers: { price: 20, priceCurrency: 'CNY' },
  })
})

test('what an editor wrote cannot end the element that it stands in', async () => {
  const shown = await portal.chongqing.call('GET', `/items/${item}/guide?place=${place}`)
  const evil = { ...shown.body, guide: { ...shown.body.guide, name: { zh: '</script><script>alert(1)</script>', en: null } } }
  expect(serviceText(evil, 'http://portal.test')).not.toContain('<')
})

test('the list for search engines has every open guide in both languages; the pages of persons are closed to them', async () => {
  const { html: xml } = await portal.page('/sitemap.xml')
  expect(xml).toContain(`<loc>http://portal.test/items/${item}?place=${place}</loc>`)
  expect(xml).toContain(`hreflang="en" href="http://portal.test/en/items/${item}?place=${place}"`)
  expect(xml.match(/<loc>/g)?.length).toBe(new Set(xml.match(/<loc>[^<]+/g)).size)
  const { html: robots } = await portal.page('/robots.txt')
  expect(robots).toContain('Disallow: /me\n')
  expect(robots).toContain('Sitemap: http://portal.test/sitemap.xml')
  expect((await portal.page(/<loc>http:\/\/portal\.test([^<]+)/.exec(xml)?.[1] ?? '')).status).toBe(200)
})
