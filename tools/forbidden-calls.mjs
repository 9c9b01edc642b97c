// The simulator owns time and chance: the product reads the clock and random bytes from what it is given.
// And a slice refuses with a ProblemError or breaks with bug(): a bare Error says neither.

import ts from 'typescript'
import { runAsCommand } from './findings.mjs'
import { filesBelow, isCode, isTest, lineOf, parsed, textOf, walk } from './source-files.mjs'

/** @typedef {import('./findings.mjs').Finding} Finding */
/** @typedef {{ rule: string, message: string }} Fault */

const underTheRules = /^(server\/src|protocol\/src|simulation)\//
const clocks = ['server/src/platform/clock.ts']
/** Keys and the password of a local PostgreSQL must be secret, not repeatable. */
const dice = ['protocol/src/suite/', 'server/src/platform/random.ts', 'server/src/platform/keys/', 'server/src/platform/db/local']
const errors = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'EvalError', 'ReferenceError', 'AggregateError'])
const chance = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues'])

/**
 * @param {string} path
 * @param {readonly string[]} places
 */
const isOneOf = (path, places) => places.some((place) => path === place || path.startsWith(place.replace(/\.ts$/, '')))

/** @param {string} path */
const isSlice = (path) => /^server\/src\//.test(path) && !path.startsWith('server/src/platform/')

/**
 * @param {ts.Node} node
 * @returns {Fault | undefined}
 */
function readsClock(node) {
  const made = ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length
  const called = ts.isCallExpression(node) && ['Date.now', 'Date'].includes(node.expression.getText())
  return made || called ? { rule: 'clock-is-given', message: 'read the time from the Clock that was handed in' } : undefined
}

/**
 * @param {ts.Node} node
 * @returns {Fault | undefined}
 */
function throwsDice(node) {
  if (!ts.isCallExpression(node)) return undefined
  const callee = node.expression
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText()
  if (callee.getText() !== 'Math.random' && !chance.has(name)) return undefined
  return { rule: 'chance-is-given', message: `${callee.getText()}: take bytes and ids from the Random that was handed in` }
}

/**
 * @param {ts.Node} node
 * @returns {Fault | undefined}
 */
function bareError(node) {
  const made = (ts.isNewExpression(node) || ts.isCallExpression(node)) && errors.has(node.expression.getText())
  return made
    ? { rule: 'no-bare-error', message: 'refuse with a problem of this slice, or break with bug() of platform/problem.ts' }
    : undefined
}

/**
 * Tests may wait by the real clock, but chance in them is seeded.
 * @param {string} path
 * @returns {((node: ts.Node) => Fault | undefined)[]}
 */
function rulesFor(path) {
  const inTest = isTest(path)
  return [
    ...(inTest || isOneOf(path, clocks) ? [] : [readsClock]),
    ...(inTest || isOneOf(path, dice) ? [] : [throwsDice]),
    ...(inTest || !isSlice(path) ? [] : [bareError]),
  ]
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Finding[]}
 */
function findingsIn(path, text) {
  const rules = rulesFor(path)
  if (rules.length === 0) return []
  const source = parsed(path, text)
  /** @type {Finding[]} */
  const found = []
  walk(source, (node) => {
    for (const rule of rules) {
      const fault = rule(node)
      if (fault) found.push({ file: path, line: lineOf(source, node), ...fault })
    }
  })
  return found
}

/**
 * @param {string} root
 * @returns {Finding[]}
 */
export function checkForbiddenCalls(root) {
  return filesBelow(root)
    .filter((path) => underTheRules.test(path) && isCode(path))
    .flatMap((path) => findingsIn(path, textOf(root, path)))
}

runAsCommand(import.meta.url, checkForbiddenCalls)
