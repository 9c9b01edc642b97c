// Reads SQL just far enough to know which tables it names and which functions it calls. No grammar:
// tokens, and the words after which PostgreSQL expects the name of a table.

/**
 * `hole` stands for a value put into a template (`${…}`).
 * @typedef {{ kind: 'word' | 'hole' | 'sign' | 'literal', text: string, line: number }} Token
 * @typedef {{ name: string, line: number }} Named
 */

const shapes =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|(\$([A-Za-z_]*)\$([\s\S]*?)\$\3\$)|('(?:[^']|'')*')|(\uFFFC)|((?:"[^"]+"|[A-Za-z_][\w$]*)(?:\s*\.\s*(?:"[^"]+"|[A-Za-z_][\w$]*))*)|([^\s\w])/g

/**
 * @param {string} text SQL in which each hole is the object replacement character U+FFFC
 * @param {number} firstLine
 * @returns {Token[]}
 */
export function tokens(text, firstLine = 1) {
  return [...text.matchAll(shapes)].flatMap((found) => {
    const [whole, comment, body, , inBody, literal, hole, word] = found
    const line = firstLine + text.slice(0, found.index).split('\n').length - 1
    if (comment !== undefined) return []
    // A function body is SQL of its own.
    if (body !== undefined) return [sign(';', line), ...tokens(inBody ?? '', line), sign(';', line)]
    if (literal !== undefined) return [{ kind: /** @type {const} */ ('literal'), text: whole, line }]
    if (hole !== undefined) return [{ kind: /** @type {const} */ ('hole'), text: whole, line }]
    if (word !== undefined) return [{ kind: /** @type {const} */ ('word'), text: plainName(word), line }]
    return [sign(whole, line)]
  })
}

/**
 * A name as PostgreSQL reads it. One that stands in quotes by itself keeps them: it is a name whatever it says, never a key word.
 * @param {string} word
 */
const plainName = (word) => (/^"[^"]+"$/.test(word) ? word : word.replace(/["\s]/g, '').toLowerCase())

/**
 * @param {string} text
 * @param {number} line
 * @returns {Token}
 */
const sign = (text, line) => ({ kind: 'sign', text, line })

const nothing = sign('', 0)
const fillers = new Set(['if', 'not', 'exists', 'only', 'lateral', 'concurrently'])
const afterReference = new Set(
  (
    'where on using join left right full inner cross natural set values select group order limit offset returning for union ' +
    'window having when then as default is from with tablesample fetch except intersect'
  ).split(' '),
)

/** A cursor over the tokens of one file. */
class Reading {
  /** @param {readonly Token[]} all */
  constructor(all) {
    this.all = all
  }

  /** @param {number} index */
  at(index) {
    return this.all[index] ?? nothing
  }

  /** @param {number} index */
  word(index) {
    const token = this.at(index)
    return token.kind === 'word' ? token.text : ''
  }

  /** @param {number} index */
  skipFillers(index) {
    let next = index
    while (fillers.has(this.word(next))) next++
    return next
  }

  /**
   * The place after the bracket that closes the one at `index`.
   * @param {number} index
   */
  afterBracket(index) {
    let depth = 0
    for (let here = index; here < this.all.length; here++) {
      if (this.at(here).text === '(') depth++
      if (this.at(here).text === ')') depth--
      if (depth === 0) return here + 1
    }
    return this.all.length
  }

  /**
   * The first words of the statement around `index`.
   * @param {number} index
   */
  head(index) {
    let start = index
    while (start > 0 && this.at(start - 1).text !== ';') start--
    return [this.word(start), this.word(start + 1), this.word(start + 2), this.word(start + 3)]
  }
}

/**
 * Names that `with name as (…)` or `with name (columns) as (…)` makes in this text: they are no tables.
 * @param {readonly Token[]} all
 * @returns {Set<string>}
 */
export function commonTables(all) {
  const reading = new Reading(all)
  /** @type {Set<string>} */
  const names = new Set()
  all.forEach((token, index) => {
    if (token.text !== 'as') return
    let next = index + 1
    while (['not', 'materialized'].includes(reading.word(next))) next++
    if (reading.at(next).text !== '(') return
    names.add(reading.word(index - 1) || nameBeforeBracket(reading, index - 1))
  })
  names.delete('')
  return names
}

/**
 * @param {Reading} reading
 * @param {number} index of a closing bracket
 */
function nameBeforeBracket(reading, index) {
  let depth = 0
  for (let here = index; here >= 0; here--) {
    if (reading.at(here).text === ')') depth++
    if (reading.at(here).text === '(') depth--
    if (depth === 0) return reading.word(here - 1)
  }
  return ''
}

const bracketsWithTheirOwnFrom = new Set(['extract', 'substring', 'trim', 'overlay', 'position'])

/**
 * @param {Reading} reading
 * @param {number} index
 */
function insideSpecialBracket(reading, index) {
  let depth = 0
  for (let here = index - 1; here >= 0; here--) {
    const { text } = reading.at(here)
    if (text === ';') return false
    if (text === ')') depth++
    if (text === '(' && depth-- === 0) return bracketsWithTheirOwnFrom.has(reading.word(here - 1))
  }
  return false
}

/** @typedef {(reading: Reading, index: number) => { at: number, list: boolean, call: boolean } | undefined} Opening */

/** @param {number} at */
const single = (at) => ({ at, list: false, call: false })
/** @param {number} at */
const sources = (at) => ({ at, list: true, call: true })

/**
 * For each word: where the name of a table follows it, whether more may follow after commas, and whether a function may stand there.
 * @type {Readonly<Record<string, Opening>>}
 */
const openings = {
  from: (reading, index) => {
    if (reading.word(index - 1) === 'distinct' || insideSpecialBracket(reading, index)) return undefined
    if (['revoke', 'copy'].includes(reading.head(index)[0] ?? '')) return undefined
    return sources(index + 1)
  },
  join: (_reading, index) => ({ at: index + 1, list: false, call: true }),
  using: (reading, index) => {
    const deletes = ['delete', 'merge'].includes(reading.head(index)[0] ?? '') && reading.at(index + 1).text !== '('
    return deletes ? sources(index + 1) : undefined
  },
  into: (reading, index) => (['insert', 'merge'].includes(reading.word(index - 1)) ? single(index + 1) : undefined),
  update: (reading, index) => {
    const isClause = ['do', 'for', 'key', 'on', 'or', 'before', 'after', 'of'].includes(reading.word(index - 1))
    const next = reading.at(index + 1)
    const names =
      next.kind === 'hole' || (next.kind === 'word' && !['of', 'on', 'set', 'skip', 'nowait', 'to'].includes(next.text))
    return !isClause && names ? single(index + 1) : undefined
  },
  table: (reading, index) =>
    reading.at(index + 1).text === '(' || reading.word(index - 1) === 'returns' ? undefined : single(index + 1),
  truncate: (reading, index) =>
    reading.word(index + 1) === 'table' || reading.at(index + 1).kind === 'sign' ? undefined : single(index + 1),
  references: (reading, index) => (reading.word(index + 1) === 'on' ? undefined : single(index + 1)),
  on: (reading, index) => {
    const head = reading.head(index)
    const onTable = ['index', 'trigger', 'policy'].some((word) => head[0] === 'create' && head.includes(word))
    const grants =
      ['grant', 'revoke'].includes(head[0] ?? '') &&
      !['schema', 'all', 'function', 'database', 'table'].includes(reading.word(index + 1))
    return (onTable || grants) && !['conflict', 'delete', 'update'].includes(reading.word(index + 1))
      ? single(index + 1)
      : undefined
  },
  copy: (reading, index) => (reading.at(index - 1).text === ';' || index === 0 ? single(index + 1) : undefined),
  view: (reading, index) =>
    ['create', 'replace', 'materialized', 'drop'].includes(reading.word(index - 1)) ? single(index + 1) : undefined,
  function: (reading, index) => (['create', 'replace', 'drop'].includes(reading.word(index - 1)) ? single(index + 1) : undefined),
  type: (reading, index) => (reading.word(index - 1) === 'create' ? single(index + 1) : undefined),
}

/**
 * Every place where a table (or a view, function or type that is created) is named. A hole is named ''.
 * @param {readonly Token[]} all
 * @returns {Named[]}
 */
export function tablesIn(all) {
  const reading = new Reading(all)
  return all.flatMap((token, index) => {
    const opening =
      token.kind === 'word' && Object.hasOwn(openings, token.text) ? openings[token.text]?.(reading, index) : undefined
    return opening ? namesFrom(reading, opening) : []
  })
}

/**
 * @param {Reading} reading
 * @param {{ at: number, list: boolean, call: boolean }} opening
 * @returns {Named[]}
 */
function namesFrom(reading, { at, list, call }) {
  /** @type {Named[]} */
  const names = []
  for (let here = reading.skipFillers(at), more = true; more; here = reading.skipFillers(here + 1)) {
    const token = reading.at(here)
    const bracket = reading.at(here + 1).text === '('
    if (token.kind === 'hole') names.push({ name: '', line: token.line })
    if (token.kind === 'word' && !(call && bracket)) names.push({ name: token.text, line: token.line })
    here = afterAlias(reading, token.text === '(' ? here : here + 1)
    more = list && reading.at(here).text === ','
  }
  return names
}

/**
 * Over the brackets of a call, and `as alias (columns)`.
 * @param {Reading} reading
 * @param {number} index
 */
function afterAlias(reading, index) {
  let here = index
  if (reading.at(here).text === '(') here = reading.afterBracket(here)
  if (reading.word(here) === 'as') here++
  if (reading.word(here) !== '' && !afterReference.has(reading.word(here))) here++
  return reading.at(here).text === '(' ? reading.afterBracket(here) : here
}

const calls = new Set(
  (
    'now clock_timestamp statement_timestamp transaction_timestamp timeofday random random_normal gen_random_uuid gen_random_bytes ' +
    'uuid_generate_v1 uuid_generate_v4 uuidv4 uuidv7 nextval setval currval lastval'
  ).split(' '),
)
const sessionCalls = new Set(['pg_advisory_lock', 'pg_advisory_lock_shared', 'pg_try_advisory_lock', 'pg_advisory_unlock'])
const words = new Set(
  'current_timestamp current_date current_time localtimestamp localtime serial bigserial smallserial serial2 serial4 serial8'.split(
    ' ',
  ),
)

/**
 * Every use of the database's own clock, chance, counters or session: the node's clock and chance are handed in instead.
 * @param {readonly Token[]} all
 * @returns {Named[]}
 */
export function forbiddenIn(all) {
  const reading = new Reading(all)
  return all.flatMap((token, index) => {
    if (token.kind !== 'word') return []
    const name = token.text.split('.').at(-1) ?? ''
    const called = reading.at(index + 1).text === '(' && (calls.has(name) || sessionCalls.has(name))
    const identity = token.text === 'identity' && reading.word(index - 1) === 'as'
    const sequence = token.text === 'sequence' && reading.word(index - 1) === 'create'
    return called || words.has(token.text) || identity || sequence ? [{ name: token.text, line: token.line }] : []
  })
}

/**
 * Whether a string in a program is a statement. A sentence begins with a capital and goes on in small letters, SQL does not.
 * @param {string} text
 */
export function looksLikeSql(text) {
  const first = /^\s*([A-Za-z]+)/.exec(text)?.[1] ?? ''
  if (first !== first.toLowerCase() && first !== first.toUpperCase()) return false
  return /^\s*(select\b[\s\S]*\bfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(unique\s+)?(table|schema|index|database|role|function|trigger|view)\s|truncate\s|with\s+\w+\s+as\s*\()/i.test(
    text,
  )
}
