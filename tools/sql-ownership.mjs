// SQL stands only in stores, platform and migrations; a slice writes only its own schema, and writes it out;
// no statement asks the database for the time, for chance or for a counter.

import ts from 'typescript'
import { slices } from './architecture.mjs'
import { runAsCommand } from './findings.mjs'
import { filesBelow, isCode, isTest, lineOf, parsed, textOf, walk } from './source-files.mjs'
import { commonTables, forbiddenIn, looksLikeSql, tablesIn, tokens } from './sql-text.mjs'

/** @typedef {import('./findings.mjs').Finding} Finding */
/** @typedef {import('./sql-text.mjs').Token} Token */

const product = /^(server|cli|protocol|web)\//
const systemSchemas = new Set(['pg_catalog', 'information_schema'])

/**
 * The schema whose tables this file may name: that of its slice.
 * @param {string} path
 */
function ownSchema(path) {
  const folder = /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? ''
  return folder === 'platform' || Object.hasOwn(slices, folder) ? folder : undefined
}

/** @param {string} path */
const mayHoldSql = (path) =>
  ownSchema(path) !== undefined &&
  (/\.store\.ts$/.test(path) || path.startsWith('server/src/platform/') || /\/migrations\/\d{4}-[a-z0-9-]+\.sql$/.test(path))

/**
 * A template or string as SQL text in which each `${…}` is the character U+FFFC.
 * @param {ts.TemplateLiteral | ts.StringLiteral} node
 */
function sqlText(node) {
  if (!ts.isTemplateExpression(node)) return node.text
  return node.head.text + node.templateSpans.map((span) => `\uFFFC${span.literal.text}`).join('')
}

/**
 * @param {ts.Node} node
 * @returns {ts.TemplateLiteral | ts.StringLiteral | undefined} the text, when the node holds SQL
 */
function sqlIn(node) {
  if (ts.isTaggedTemplateExpression(node)) return /^sql\b/.test(node.tag.getText()) ? node.template : undefined
  if (ts.isTaggedTemplateExpression(node.parent ?? node)) return undefined
  if (!ts.isStringLiteral(node) && !ts.isTemplateExpression(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return undefined
  return looksLikeSql(sqlText(node)) ? node : undefined
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Token[][]} the statements and fragments of the file
 */
function statements(path, text) {
  if (path.endsWith('.sql')) return [tokens(text)]
  const source = parsed(path, text)
  /** @type {Token[][]} */
  const found = []
  walk(source, (node) => {
    const sql = sqlIn(node)
    if (sql) found.push(tokens(sqlText(sql), lineOf(source, sql)))
  })
  return found
}

/**
 * @param {string} path
 * @param {readonly Token[][]} all
 * @returns {Finding[]}
 */
function tableFindings(path, all) {
  const schema = ownSchema(path)
  const common = commonTables(all.flat())
  return all.flatMap(tablesIn).flatMap(({ name, line }) => {
    const [first, second] = name.split('.')
    const whole = { file: path, line }
    if (name === '') {
      // Platform builds tools that are told the table; a slice knows its tables.
      return schema === 'platform'
        ? []
        : [{ ...whole, rule: 'table-written-out', message: 'a table is put in with ${…}: write schema.table' }]
    }
    if (second === undefined) {
      return common.has(name)
        ? []
        : [{ ...whole, rule: 'schema-written', message: `${name} has no schema: write ${schema}.${name}` }]
    }
    if (first === schema || (schema === 'platform' && systemSchemas.has(first ?? ''))) return []
    return [{ ...whole, rule: 'own-schema', message: `${name} belongs to another slice: ask it through its index.ts` }]
  })
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Finding[]}
 */
function findingsIn(path, text) {
  const all = statements(path, text)
  const forbidden = all.flatMap(forbiddenIn).map(({ name, line }) => ({
    file: path,
    line,
    rule: 'no-database-time-or-chance',
    message: `${name}: time, chance and counters are handed in, so that the simulator owns them`,
  }))
  if (isTest(path)) return forbidden
  if (!mayHoldSql(path)) {
    const misplaced = all.map((statement) => ({
      file: path,
      line: statement[0]?.line ?? 1,
      rule: 'sql-only-in-stores',
      message: 'SQL stands in *.store.ts, platform/ and migrations/NNNN-name.sql of its slice',
    }))
    return [...misplaced, ...forbidden]
  }
  return [...tableFindings(path, all), ...forbidden]
}

/**
 * @param {string} root
 * @returns {Finding[]}
 */
export function checkSqlOwnership(root) {
  return filesBelow(root)
    .filter((path) => product.test(path) && (isCode(path) || path.endsWith('.sql')))
    .flatMap((path) => findingsIn(path, textOf(root, path)))
}

runAsCommand(import.meta.url, checkSqlOwnership)
