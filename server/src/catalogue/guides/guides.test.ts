import type { Version } from '@tongban/protocol/version/version'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoVersions, guangan, guides, versionOf } from '../catalogue.fixture.ts'
import { type CatalogueHttp, openCatalogue } from '../catalogue-http.fixture.ts'
import { itemId } from '../stable-id.ts'

const card = versionOf('居民身份证跨省异地办理')
const hostile = `<script>alert("1")</script> & 'x'`

/** The same item at another place of the same region, whose publisher wrote markup into every text it could. */
const elsewhere: Version = {
  ...card,
  place: '510100:gongan',
  conditions: [hostile],
  contact: { ...card.contact, address: hostile, phone: '028-00000000' },
  remedy: hostile,
}

let http: CatalogueHttp

beforeAll(async () => {
  http = await openCatalogue()
  for (const body of [guangan, guides]) {
    const { status } = await http.send('POST', '/imports', { as: 'operator', body })
    expect(status).toBe(201)
  }
  for (const version of [...demoVersions, elsewhere]) await http.publish(version)
})
afterAll(() => http.close())

const guideOf = async (item: string, query = '') => (await http.send('GET', `/items/${item}/guide${query}`)).body
const pageOf = (item: string, query = '') => http.send('GET', `/items/${item}/guide.html${query}`)

describe('the guide as data', () => {
  test('of a published version has every part, each with its mark, and names the version', async () => {
    const shown = await guideOf(card.item, `?place=${card.place}`)
    expect(shown.guide).toMatchObject({
      standing: 'published',
      version: await http.hashOf(card),
      place: card.place,
      parts: {
        materials: { known: true, value: card.materials, evidence: card.evidence.materials },
        limits: { known: true, value: card.limits, evidence: card.evidence.limits },
        fee: { known: true, value: card.fee, evidence: card.evidence.fee },
        address: { known: true, value: card.contact.address },
        phone: { known: true, value: card.contact.phone },
      },
    })
    for (const part of Object.values(shown.guide.parts)) expect(part).toHaveProperty('known')
  })

  test('where several places have the item and none is asked for, they are there to choose from', async () => {
    const { guide, places } = await guideOf(card.item)
    expect(guide).toMatchObject({ standing: 'several', place: null, version: null })
    expect(Object.values(guide.parts).every((part) => !(part as { known: boolean }).known)).toBe(true)
    const published = places.filter(({ standing }: { standing: string }) => standing === 'published')
    expect(published.map(({ place }: { place: string }) => place).sort()).toEqual([elsewhere.place, card.place].sort())
  })

  test('a division of six digits is place enough where it has one', async () => {
    const { guide } = await guideOf(card.item, `?place=${card.place.slice(0, 6)}`)
    expect(guide.place).toBe(card.place)
  })

  test('before its first day a version is no guide yet', async () => {
    const { guide } = await guideOf(card.item, `?place=${card.place}&day=2023-12-31`)
    expect(guide.standing).not.toBe('published')
  })

  test('of what a list alone says most is unknown, and it takes no application', async () => {
    const name = '失业登记'
    const { guide } = await guideOf(itemId(name), '?place=511602')
    expect(guide).toMatchObject({
      standing: 'listed',
      version: null,
      parts: { materials: { known: false }, fee: { known: false } },
    })
  })

  test('what guides elsewhere were seen to say stands beside it, as notes', async () => {
    const { notes } = await guideOf(itemId('失业保险金申领'), '?place=511602:renshe')
    expect(notes.length).toBeGreaterThan(0)
    for (const note of notes) expect(note).toMatchObject({ place: expect.any(String), evidence: expect.any(String) })
  })

  test('an item that is not there is refused with its field', async () => {
    for (const path of ['guide', 'guide.html']) {
      const answer = await http.send('GET', `/items/item-none/${path}`)
      expect(answer).toMatchObject({ status: 404, body: { code: 'catalogue/itemUnknown', field: '/path/id' } })
    }
  })
})

describe('the guide as a page', () => {
  test('is HTML for anyone, without script, with everything a person asks first', async () => {
    const { status, headers, text } = await pageOf(card.item, `?place=${card.place}`)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/html; charset=utf-8' })
    expect(text).toContain('<html lang="zh-CN">')
    expect(text).not.toMatch(/<script|<link|<img|javascript:/i)
    for (const heading of ['能不能办', '要带什么', '多久', '多少钱', '去哪办', '得到什么', '怎么办', '依据', '不服怎么办'])
      expect(text).toContain(`>${heading} <span lang="en">`)
    for (const { name } of card.materials) expect(text).toContain(name.zh)
  })

  test('says of each unknown part that it is not known', async () => {
    const { text } = await pageOf(itemId('失业登记'), '?place=511602')
    const unknown = text.match(/未知，尚未读到；请向办理部门核实/g) ?? []
    expect(unknown.length).toBeGreaterThan(10)
    expect(text).toContain('不能在这里申请')
  })

  test('shows what a publisher wrote as text, whatever it is', async () => {
    const { text } = await pageOf(card.item, `?place=${elsewhere.place}`)
    expect(text).not.toContain('<script>')
    expect(text.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;')).toHaveLength(4)
  })

  test('leads to the other places of the item', async () => {
    const { text } = await pageOf(card.item, `?place=${card.place}`)
    expect(text).toContain(`href="/items/${card.item}/guide.html?place=${elsewhere.place}"`)
  })
})

test('a place that is none is refused', async () => {
  expect((await pageOf(card.item, '?place=%3Cscript%3E')).status).toBe(400)
})
