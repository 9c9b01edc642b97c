const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const symbols = Uint8Array.from(alphabet, (symbol) => symbol.charCodeAt(0))
const notASymbol = 255
const values = new Uint8Array(256).fill(notASymbol)
for (const [value, symbol] of symbols.entries()) values[symbol] = value

const encoder = new TextEncoder()
const ascii = new TextDecoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const symbolOf = (value: number): number => symbols[value & 63] ?? notASymbol
const valueAt = (text: string, index: number): number => values[text.charCodeAt(index)] ?? notASymbol

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD; `canonicalText` and `parseBounded` let none through. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** The text of UTF-8 bytes, or undefined where they are not UTF-8 (overlong forms and surrogates included). A BOM is kept as a character. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Base64url without padding (RFC 4648 §5): the form of all bytes in Tongban's JSON. */
export function toBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    out[at++] = symbolOf(a >> 2)
    out[at++] = symbolOf((a << 4) | (b >> 4))
    // Where the last group is short these fall beyond `out`, and a typed array drops them: that is the missing padding.
    out[at++] = symbolOf((b << 2) | (c >> 6))
    out[at++] = symbolOf(c)
  }
  return ascii.decode(out)
}

/**
 * The bytes of a base64url text, or undefined where it is malformed: a character outside the alphabet, padding, an impossible length,
 * or unused bits that are not zero. So one byte string has one text, and no text can be changed without changing the bytes.
 */
export function fromBase64url(text: string): Uint8Array | undefined {
  const rest = text.length % 4
  if (rest === 1) return undefined
  const out = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let wrong = 0
  for (let i = 0; i < text.length; i += 4) {
    const a = valueAt(text, i)
    const b = valueAt(text, i + 1)
    const c = i + 2 < text.length ? valueAt(text, i + 2) : 0
    const d = i + 3 < text.length ? valueAt(text, i + 3) : 0
    wrong |= a | b | c | d
    out[at++] = (a << 2) | (b >> 4)
    out[at++] = (b << 4) | (c >> 2)
    out[at++] = (c << 6) | d
  }
  if (wrong > 63 || !unusedBitsAreZero(text, rest)) return undefined
  return out
}

function unusedBitsAreZero(text: string, rest: number): boolean {
  const last = valueAt(text, text.length - 1)
  if (rest === 2) return (last & 15) === 0
  return rest === 0 || (last & 3) === 0
}

/** Lower-case hexadecimal. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The bytes of a hexadecimal text of either case, or undefined where it is malformed. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

/** All parts in order, in fresh memory. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Whether two byte strings are the same. Not in constant time: for public values only, such as hashes of a tree. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
