import { readFileSync } from 'node:fs'

interface Division {
  readonly code: string
  readonly name: string
  readonly short: string
}

/** The divisions that ship with the product, by code. */
const divisions: ReadonlyMap<string, Division> = (() => {
  const text = readFileSync(new URL('../../../data/divisions.json', import.meta.url), 'utf8')
  const { divisions: all }: { divisions: Division[] } = JSON.parse(text)
  return new Map(all.map((division) => [division.code, division]))
})()

type Lang = 'zh' | 'en'
type Name = Pick<Division, 'name' | 'short'>

/** English spellings of the divisions of both regions, by code. */
const english: ReadonlyMap<string, Name> = (() => {
  const text = readFileSync(new URL('../../../data/division-names-en.json', import.meta.url), 'utf8')
  const { divisions: all }: { divisions: Division[] } = JSON.parse(text)
  return new Map(all.map((division) => [division.code, division]))
})()

/** A division in the language of the reader; elsewhere in the country in Chinese. */
const namesIn = (code: string, lang: Lang): Name | undefined =>
  (lang === 'en' ? english.get(code) : undefined) ?? divisions.get(code)

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`
const cityOf = (code: string): string => `${code.slice(0, 4)}00`

/** Whether a place of this code lies in that division (trailing pairs of zeros stand for all below). */
export const liesIn = (code: string, division: string): boolean => code.startsWith(division.replace(/(00){1,2}$/, ''))

export const isDivision = (code: string): boolean => divisions.has(code)

/** The code of a division by its full name, as the search answers places; undefined for any other text. */
export const divisionNamed = (name: string): string | undefined =>
  [...divisions.values()].find((division) => division.name === name)?.code

/** A division as people say it: 四川 · 成都市, 重庆 · 渝北区; Chongqing · Yubei District. */
export function divisionName(code: string, lang: Lang = 'zh'): string {
  const own = namesIn(code, lang)
  const province = namesIn(provinceOf(code), lang)
  if (own === undefined) return code
  if (own === province || province === undefined) return own.short
  const city = namesIn(cityOf(code), lang)
  const between = city && city !== own ? `${city.short} · ` : ''
  return `${province.short} · ${between}${own.name}`
}

/** The division alone, short: 四川, 成都, 渝北; Sichuan. */
export const shortName = (code: string, lang: Lang = 'zh'): string => namesIn(code, lang)?.short ?? code

/** What a picker offers of a region: itself, and every division below it by name. */
export function divisionsOf(region: string, lang: Lang): { readonly code: string; readonly name: string }[] {
  return [...divisions.keys()].flatMap((code) => {
    const own = namesIn(code, lang)
    if (own === undefined || !liesIn(code, region)) return []
    const city = namesIn(cityOf(code), lang)
    return [{ code, name: city && city !== own ? `${city.name} ${own.name}` : own.name }]
  })
}
