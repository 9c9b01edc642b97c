/** Traditional characters become their mainland form. */
export type Simplify = (text: string) => string

const LONGEST = 100

/** A query as it is compared: compatibility forms made one, characters in their mainland form, small letters, punctuation as blanks, at most 100 characters. */
export function normalise(query: string, simplify: Simplify): string {
  const plain = simplify(query.normalize('NFKC')).toLowerCase()
  const kept = plain
    .replace(/[^\p{L}\p{N}'’.()/\\-]+/gu, ' ')
    .replace(/(?<![a-z0-9])[.'’/\\-]+|[.'’/\\-]+(?![a-z0-9\p{Script=Han}])/gu, ' ')
  return [...kept.replace(/\s+/gu, ' ').trim()].slice(0, LONGEST).join('')
}

/** What a name says of its authority's level or of how it is processed, which no one searches for. */
const ASIDE = /[(（](?:[^()（）]*(?:县级|市级|区级|省级|行使|即办件|承诺件|权限|省政府令)[^()（）]*)[)）]/gu

/** The name of an item as it is compared. */
export const normaliseName = (name: string): string =>
  name
    .replace(ASIDE, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[《》“”"、，,。；;：:\s]+/gu, ' ')
    .trim()

/** A name without what lists write differently: brackets, blanks, punctuation. */
export const itemKey = (name: string): string => normaliseName(name).replace(/[()（）\s]/gu, '')
