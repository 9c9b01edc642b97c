import { type JsonLimits, type NotParsed, parseBounded } from '@tongban/protocol/canonical'

/** What the reader gives: a row of the list, or a member of the document beside its rows. */
export type JsonPart =
  | { readonly part: 'row'; readonly value: unknown }
  | { readonly part: 'member'; readonly name: string; readonly value: unknown }
  /** Its rows follow, or, where the array is empty, none do. */
  | { readonly part: 'rows'; readonly name: string }

export type JsonPush =
  | { readonly ok: true; readonly parts: readonly JsonPart[] }
  | { readonly ok: false; readonly why: NotParsed }

/** Reads one JSON object piece by piece, so that a list of any length costs the memory of one row. */
export interface JsonRowReader {
  push(text: string): JsonPush
  /** `notJson` unless the document ended. */
  end(): JsonPush
}

type Place = 'document' | 'firstName' | 'name' | 'colon' | 'value' | 'afterValue' | 'firstRow' | 'row' | 'afterRow' | 'done'

/** A value that is under way: its text so far and how deep inside it we are. */
interface Value {
  text: string
  depth: number
  readonly kind: 'text' | 'container' | 'scalar'
  inText: boolean
  escaped: boolean
}

interface State {
  place: Place
  name: string
  value: Value | undefined
  readonly names: Set<string>
  readonly parts: JsonPart[]
}

export interface JsonRowOptions {
  /** Members whose arrays are read as rows. */
  readonly rowsIn: readonly string[]
  /** What one row, or one other member, may cost. */
  readonly limits: JsonLimits
}

export function createJsonRowReader({ rowsIn, limits }: JsonRowOptions): JsonRowReader {
  const state: State = { place: 'document', name: '', value: undefined, names: new Set(), parts: [] }
  const taken = (): JsonPush => ({ ok: true, parts: state.parts.splice(0) })
  return {
    push(text) {
      for (let at = 0; at < text.length; ) {
        const step = state.value ? readOn(state, text, at, limits) : structure(state, text, at, rowsIn)
        if (typeof step === 'string') return { ok: false, why: step }
        at = step
      }
      return taken()
    },
    end: () => (state.place === 'done' ? taken() : { ok: false, why: 'notJson' }),
  }
}

const blank = /[ \t\n\r]/

/** One character between values; answers where to go on. */
function structure(state: State, text: string, at: number, rowsIn: readonly string[]): number | NotParsed {
  const character = text.charAt(at)
  if (blank.test(character)) return at + 1
  switch (state.place) {
    case 'document':
      return go(state, character === '{', 'firstName', at)
    case 'firstName':
      return character === '}' ? go(state, true, 'done', at) : begin(state, 'name', character, at)
    case 'name':
      return begin(state, 'name', character, at)
    case 'colon':
      return go(state, character === ':', 'value', at)
    case 'value':
      if (character !== '[' || !rowsIn.includes(state.name)) return begin(state, 'value', character, at)
      state.parts.push({ part: 'rows', name: state.name })
      return go(state, true, 'firstRow', at)
    case 'firstRow':
      return character === ']' ? go(state, true, 'afterValue', at) : begin(state, 'row', character, at)
    case 'row':
      return begin(state, 'row', character, at)
    case 'afterRow':
      return character === ']' ? go(state, true, 'afterValue', at) : go(state, character === ',', 'row', at)
    case 'afterValue':
      return character === '}' ? go(state, true, 'done', at) : go(state, character === ',', 'name', at)
    default:
      return 'notJson'
  }
}

function go(state: State, allowed: boolean, place: Place, at: number): number | NotParsed {
  if (!allowed) return 'notJson'
  state.place = place
  return at + 1
}

function begin(state: State, place: 'name' | 'value' | 'row', character: string, at: number): number | NotParsed {
  if (place === 'name' && character !== '"') return 'notJson'
  const kind = character === '"' ? 'text' : character === '{' || character === '[' ? 'container' : 'scalar'
  if (kind === 'scalar' && !/[-\w]/.test(character)) return 'notJson'
  state.place = place
  state.value = { text: '', depth: 0, kind, inText: false, escaped: false }
  return at
}

/** Reads on in the value under way, to its end or to that of the piece. */
function readOn(state: State, text: string, from: number, limits: JsonLimits): number | NotParsed {
  const value = state.value
  if (!value) return 'notJson'
  let at = from
  let ended = false
  while (at < text.length && !ended) {
    const character = text.charAt(at)
    if (value.kind === 'scalar' && /[,\]}\s]/.test(character)) break
    ended = isLast(value, character)
    at += 1
  }
  value.text += text.slice(from, at)
  if (value.text.length > limits.maxBytes) return 'tooLarge'
  if (value.depth > limits.maxDepth) return 'tooDeep'
  if (!ended && at === text.length) return at
  return finish(state, value.text, limits) ?? at
}

/** Follows one character of a value; true when the value ends with it. */
function isLast(value: Value, character: string): boolean {
  if (value.inText) {
    const closes = character === '"' && !value.escaped
    value.escaped = character === '\\' && !value.escaped
    value.inText = !closes
    return closes && value.kind === 'text'
  }
  if (character === '"') value.inText = true
  if (character === '{' || character === '[') value.depth += 1
  if (character === '}' || character === ']') {
    value.depth -= 1
    return value.depth === 0
  }
  return false
}

/** Takes a whole value for what it stands for; answers why it cannot be taken. */
function finish(state: State, text: string, limits: JsonLimits): NotParsed | undefined {
  const parsed = parseBounded(text, limits)
  if (!parsed.ok) return parsed.why
  state.value = undefined
  if (state.place === 'row') {
    state.parts.push({ part: 'row', value: parsed.value })
    state.place = 'afterRow'
    return undefined
  }
  if (state.place === 'value') {
    state.parts.push({ part: 'member', name: state.name, value: parsed.value })
    state.place = 'afterValue'
    return undefined
  }
  return takeName(state, parsed.value)
}

/** A name that comes twice, or changes the object it is copied into, is none (as in `parseBounded`). */
function takeName(state: State, name: unknown): NotParsed | undefined {
  if (typeof name !== 'string' || name === '__proto__' || state.names.has(name)) return 'notJson'
  state.names.add(name)
  state.name = name
  state.place = 'colon'
  return undefined
}
