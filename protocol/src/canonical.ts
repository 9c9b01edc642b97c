import canonicalize from 'canonicalize'
import { utf8 } from './bytes.ts'

const loneSurrogate = /\p{Surrogate}/u

/**
 * The canonical JSON text of a value (RFC 8785): one text for one value, so that it can be hashed and signed.
 * Members that are undefined are left out, as `JSON.stringify` does. What has no JSON (NaN, Infinity, a cycle, a lone surrogate,
 * undefined itself) is a bug of the caller and throws: `parseBounded` lets none of it in.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('undefined has no canonical form')
  if (text.includes('\\ud')) refuseLoneSurrogates(value)
  return text
}

/** The UTF-8 bytes of the canonical text: what is hashed, signed and encrypted. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8(canonicalText(value))

/** `JSON.stringify` writes a lone surrogate as an escape, where RFC 8785 §3.2.2.2 asks for an end; the text alone cannot tell it from a backslash. */
function refuseLoneSurrogates(value: unknown): void {
  JSON.stringify(value, (key, member: unknown) => {
    if (loneSurrogate.test(key) || (typeof member === 'string' && loneSurrogate.test(member))) {
      throw new Error('a text with a lone surrogate has no canonical form')
    }
    return member
  })
}

/** What a document from a stranger may cost: UTF-8 bytes, containers inside each other, and values (each scalar, array and object). */
export interface JsonLimits {
  readonly maxBytes: number
  readonly maxDepth: number
  readonly maxNodes: number
}

export type NotParsed = 'tooLarge' | 'tooDeep' | 'tooMany' | 'notJson'
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: NotParsed }

/**
 * Parses JSON from a stranger. Depth and number of values are counted before anything is built, in one pass over the text and without
 * recursion, so a document cannot be small on the wire and huge in memory. `notJson` is also what is JSON but not I-JSON (RFC 7493):
 * an object that names a member twice, a lone surrogate, a number beyond a double; and a member `__proto__`, which no document of
 * ours has and which changes the object it is copied into.
 */
export function parseBounded(text: string, limits: JsonLimits): Parsed {
  const why = measure(text, limits)
  if (why) return { ok: false, why }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, why: 'notJson' }
  }
}

function measure(text: string, limits: JsonLimits): NotParsed | undefined {
  // A UTF-16 unit is one to three bytes of UTF-8, so most texts need no counting.
  if (text.length > limits.maxBytes) return 'tooLarge'
  if (text.length * 3 > limits.maxBytes && utf8(text).length > limits.maxBytes) return 'tooLarge'
  return loneSurrogate.test(text) ? 'notJson' : scan(text, limits)
}

const code = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  zero: 0x30,
  nine: 0x39,
  openArray: 0x5b,
  backslash: 0x5c,
  closeArray: 0x5d,
  a: 0x61,
  z: 0x7a,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const

/** Where the scan stands. `open` holds, for each open container, the member names of an object seen so far, or null for an array. */
interface Scan {
  readonly text: string
  readonly open: (Set<string> | null)[]
  at: number
  nodes: number
  nameNext: boolean
}

/** Counts, and leaves the grammar to `JSON.parse`: of a text that is JSON it sees every value, of any other it may see anything. */
function scan(text: string, limits: JsonLimits): NotParsed | undefined {
  const state: Scan = { text, open: [], at: 0, nodes: 0, nameNext: false }
  while (state.at < text.length) {
    if (!advance(state)) return 'notJson'
    if (state.open.length > limits.maxDepth) return 'tooDeep'
    if (state.nodes > limits.maxNodes) return 'tooMany'
  }
  return undefined
}

/** Reads one token; false where it cannot be part of a document that we take. */
function advance(state: Scan): boolean {
  const first = state.text.charCodeAt(state.at)
  switch (first) {
    case code.quote:
      return readString(state)
    case code.openObject:
    case code.openArray:
      state.open.push(first === code.openObject ? new Set() : null)
      state.nodes++
      state.nameNext = first === code.openObject
      state.at++
      return true
    case code.closeObject:
    case code.closeArray:
      state.nameNext = false
      state.at++
      return state.open.pop() !== undefined
    case code.comma:
      state.nameNext = Boolean(state.open.at(-1))
      state.at++
      return true
    default:
      return startsScalar(first) ? readScalar(state) : skip(state)
  }
}

/** Blanks and colons, and whatever else is no token: `JSON.parse` judges it. */
function skip(state: Scan): boolean {
  state.at++
  return true
}

function readString(state: Scan): boolean {
  const end = endOfString(state.text, state.at)
  if (end === undefined) return false
  const raw = state.text.slice(state.at, end)
  state.at = end
  if (!state.nameNext) {
    state.nodes++
    return true
  }
  state.nameNext = false
  return isNewName(state.open.at(-1), nameOf(raw))
}

function isNewName(names: Set<string> | null | undefined, name: string | undefined): boolean {
  if (!names || name === undefined || name === '__proto__' || names.has(name)) return false
  names.add(name)
  return true
}

function nameOf(raw: string): string | undefined {
  if (!raw.includes('\\')) return raw.slice(1, -1)
  try {
    return String(JSON.parse(raw))
  } catch {
    return undefined
  }
}

/** The index after the closing quote. Undefined where there is none or an escape spells half a surrogate pair. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === code.quote) return at + 1
    if (unit !== code.backslash) continue
    const length = lengthOfEscape(text, at)
    if (length === 0) return undefined
    at += length - 1
  }
  return undefined
}

function lengthOfEscape(text: string, at: number): number {
  if (text[at + 1] !== 'u') return 2
  const unit = hexUnit(text, at + 2)
  if (isLowSurrogate(unit)) return 0
  if (!isHighSurrogate(unit)) return 6
  return text.startsWith('\\u', at + 6) && isLowSurrogate(hexUnit(text, at + 8)) ? 12 : 0
}

const hexUnit = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 4), 16)
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

const startsScalar = (first: number): boolean => isNumeric(first) || (first >= code.a && first <= code.z)
const isNumeric = (unit: number): boolean => (unit >= code.zero && unit <= code.nine) || unit === code.minus

function readScalar(state: Scan): boolean {
  const start = state.at
  while (state.at < state.text.length && belongsToScalar(state.text.charCodeAt(state.at))) state.at++
  state.nodes++
  return !isNumeric(state.text.charCodeAt(start)) || Number.isFinite(Number(state.text.slice(start, state.at)))
}

/** Digits and small letters, and `+ - . E`. */
const belongsToScalar = (unit: number): boolean =>
  isNumeric(unit) || (unit >= code.a && unit <= code.z) || unit === 0x2b || unit === 0x2e || unit === 0x45
