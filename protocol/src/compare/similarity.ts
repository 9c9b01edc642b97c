/** Words in a material's name that say how it is brought, not what it is. */
const manner = /^(有效|本人|近期)+|(原件|复印件|电子件|扫描件)+$/gu

/** A text as it is compared: compatibility forms made one (full-width brackets and letters), blanks and end marks left out, small letters. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s|[。；;.]+$/gu, '')
    .toLowerCase()

/**
 * The documents of which a name asks for one: `身份证或户口簿等有效证件` is two. What stands in brackets qualifies and is left out, as is
 * `等…` behind the examples.
 */
export function alternatives(name: string): string[] {
  const bare = plain(name)
    .replace(/[《》〈〉“”"]/gu, '')
    .replace(/\([^()]*\)/gu, '')
  const list = /(之一|任一|二选一)$/u.test(bare) ? /\/|或|、|,/u : /\/|或/u
  const parts = bare.replace(/(之一|任一|二选一)$/u, '').split(list)
  const names = parts.map((part) => part.replace(/等[^等]*$/u, '').replace(manner, '')).filter((part) => part !== '')
  return names.length > 0 ? names : [bare]
}

function pairsOf(text: string): Set<string> {
  const characters = [...text]
  if (characters.length < 2) return new Set(characters)
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))
}

/** How alike two texts are, 0 to 1: Dice's coefficient over neighbouring characters, for Chinese has no blanks between words. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [left, right] = [pairsOf(a), pairsOf(b)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  return (2 * shared) / (left.size + right.size)
}

/** From this likeness on two names are taken for one, and shown so. */
export const alikeFrom = 0.6

/** Whose document it is: an agent's identity card is never the applicant's. */
const holder = /双方|经办人|代办人|代理人|法定代表人|监护人|父母|父亲|母亲|配偶|子女|股东|单位/u

const holderOf = (name: string): string => holder.exec(name)?.[0] ?? ''

/**
 * How alike two documents are. The head of a Chinese noun stands last, so `机动车驾驶证` is a `驾驶证`; documents of different holders
 * stay apart.
 */
export function documentLikeness(a: string, b: string): number {
  const found = likeness(a, b)
  if (holderOf(a) !== holderOf(b)) return Math.min(found, alikeFrom - 0.01)
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 2 && long.endsWith(short) ? Math.max(found, alikeFrom) : found
}

/** How alike two names of materials are: that of their most similar alternatives, rounded to two digits. */
export function nameLikeness(a: string, b: string): number {
  const scores = alternatives(a).flatMap((one) => alternatives(b).map((other) => documentLikeness(one, other)))
  return Math.round(Math.max(...scores) * 100) / 100
}
