import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { divisionName, divisionsOf, shortName } from './divisions.ts'

const all: { divisions: { code: string; name: string }[] } = JSON.parse(
  readFileSync(new URL('../../../data/divisions.json', import.meta.url), 'utf8'),
)

describe('a division', () => {
  test('is named as people say it in both languages', () => {
    expect([divisionName('500112'), divisionName('500112', 'en')]).toEqual(['重庆 · 渝北区', 'Chongqing · Yubei District'])
    expect([divisionName('511602'), divisionName('511602', 'en')]).toEqual([
      '四川 · 广安 · 广安区',
      "Sichuan · Guang'an · Guang'an District",
    ])
    expect([shortName('510100'), shortName('510100', 'en')]).toEqual(['成都', 'Chengdu'])
  })

  test('has one English name of its own in each of the two regions', () => {
    for (const region of ['500000', '510000']) {
      const known = all.divisions.filter(({ code }) => code.startsWith(region.slice(0, 2))).map(({ code }) => code)
      const offered = divisionsOf(region, 'en')
      expect(offered.map(({ code }) => code)).toEqual(known)
      expect(new Set(offered.map(({ name }) => name)).size).toBe(known.length)
      for (const { name } of offered) expect(name).toMatch(/^[A-Z][A-Za-z' ]+$/)
    }
  })

  test('says in English what kind it is, as its Chinese name does', () => {
    const kinds = [
      [/自治州$/, /Autonomous Prefecture$/],
      [/自治县$/, /Autonomous County$/],
      [/区$/, /District$/],
      [/县$/, /County$/],
    ] as const
    for (const { code, name } of divisionsOf('510000', 'zh')) {
      const kind = kinds.find(([zh]) => zh.test(name))
      const english = divisionsOf('510000', 'en').find((one) => one.code === code)?.name ?? ''
      if (kind) expect(english, name).toMatch(kind[1])
      else expect(english, name).not.toMatch(/(Prefecture|County|District)$/)
    }
  })

  test('elsewhere in the country keeps its Chinese name', () => {
    expect(divisionName('430100', 'en')).toBe(divisionName('430100'))
  })
})
