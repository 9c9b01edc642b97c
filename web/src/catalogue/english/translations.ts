import { readFileSync } from 'node:fs'

interface Translations {
  readonly texts: Readonly<Record<string, string>>
}

/** Our own English of texts that authorities publish in Chinese only; the Chinese governs. */
const texts: ReadonlyMap<string, string> = (() => {
  const file = readFileSync(new URL('../../../../data/guide-english.json', import.meta.url), 'utf8')
  return new Map(Object.entries((JSON.parse(file) as Translations).texts))
})()

/** Undefined where there is none: nothing is translated by a machine. */
export const englishOf = (zh: string): string | undefined => texts.get(zh)

/** A name with the publisher's English, else with ours. */
export const withEnglish = (name: { readonly zh: string; readonly en: string | null }) => ({
  zh: name.zh,
  en: name.en ?? englishOf(name.zh) ?? null,
})
