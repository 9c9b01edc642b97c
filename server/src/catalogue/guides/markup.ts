/** A piece of a page that is safe to show. Made only by `html`, so a text from elsewhere is always escaped. */
export interface Markup {
  readonly [safe]: true
  toString(): string
}

const safe = Symbol('safe')

type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)

const textOf = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return ''
  if (Array.isArray(piece)) return piece.map(textOf).join('')
  return isMarkup(piece) ? piece.toString() : escaped(String(piece))
}

const isMarkup = (piece: Piece): piece is Markup => typeof piece === 'object' && piece !== null && safe in piece

/** Markup of a template: what stands in it is taken as it is, what is put into it is escaped. Nothing, `null` and `false` show nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const text = parts.reduce((whole, part, at) => whole + textOf(pieces[at - 1]) + part)
  return { [safe]: true, toString: () => text }
}
