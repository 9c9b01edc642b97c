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

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`
const cityOf = (code: string): string => `${code.slice(0, 4)}00`

/** Whether a place of this code lies in that division (trailing pairs of zeros stand for all below). */
export const liesIn = (code: string, division: string): boolean => code.startsWith(division.replace(/(00){1,2}$/, ''))

export const isDivision = (code: string): boolean => divisions.has(code)

/** The code of a division by its full name, as the search answers places; undefined for any other text. */
export const divisionNamed = (name: string): string | undefined =>
  [...divisions.values()].find((division) => division.name === name)?.code

/** A division as people say it: 四川 · 成都市, 重庆 · 渝北区. */
export function divisionName(code: string): string {
  const own = divisions.get(code)
  const province = divisions.get(provinceOf(code))
  if (own === undefined) return code
  if (own === province || province === undefined) return own.short
  const city = divisions.get(cityOf(code))
  const between = city && city !== own ? `${city.short} · ` : ''
  return `${province.short} · ${between}${own.name}`
}

/** The division alone, short: 四川, 成都, 渝北. */
export const shortName = (code: string): string => divisions.get(code)?.short ?? code

/** What a picker offers of a region: itself, and every division below it by name. */
export function divisionsOf(region: string): { readonly code: string; readonly name: string }[] {
  return [...divisions.values()]
    .filter(({ code }) => liesIn(code, region))
    .map(({ code, name }) => {
      const city = divisions.get(cityOf(code))
      return { code, name: city && city.code !== code ? `${city.name} ${name}` : name }
    })
}
