import { readFileSync } from 'node:fs'
import type { Version } from '@tongban/protocol/version/version'
import { expect, test } from 'vitest'
import { englishOf } from './translations.ts'

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../../data/${name}`, import.meta.url), 'utf8'))
const versions: readonly Version[] = ['standards.json', 'demo-supplement.json'].flatMap((file) =>
  data(file).versions.map(({ document }: { document: Version }) => document),
)
const translated: Readonly<Record<string, string>> = data('guide-english.json').texts

/** Every text of a guide that a reader of English has to understand. */
const textsOf = ({ conditions, process, audience, materials, remedy }: Version): string[] => [
  ...[...conditions, ...process, remedy],
  ...(audience.text === null ? [] : [audience.text]),
  ...materials.flatMap(({ name, situation }) => [
    ...(name.en === null ? [name.zh] : []),
    ...(situation === undefined ? [] : [situation]),
  ]),
]

test.each(versions.map((version) => [`${version.name.zh} at ${version.place}`, version] as const))(
  'the guide of %s is there in English, whole',
  (_, version) => {
    expect(version.name.en).toMatch(/[a-z]/)
    expect(textsOf(version).filter((text) => englishOf(text) === undefined)).toEqual([])
  },
)

test('no translation is Chinese, empty, or of a text that no guide has', () => {
  const known = new Set(versions.flatMap(textsOf))
  for (const [zh, en] of Object.entries(translated)) {
    expect(en.trim(), zh).toMatch(/^[A-Za-z]/)
    expect(en, zh).not.toMatch(/\p{Script=Han}/u)
    expect(known.has(zh), zh).toBe(true)
  }
})
