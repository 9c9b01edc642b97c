/** A name as it is compared to tell items apart: compatibility forms made one (full-width brackets and letters), blanks left out. */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '')

/** A name or a query as a search compares it. */
export const searchText = (text: string): string => nameKey(text).toLowerCase()

/** The different pairs of neighbouring characters; of a single character itself. Chinese has no blanks, so pairs stand for words. */
export function bigrams(text: string): string[] {
  const characters = [...searchText(text)]
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))]
}
