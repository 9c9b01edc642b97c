// Measures code as its reader meets it: lines that hold code, functions, how deep they nest.

import ts from 'typescript'
import { lineOf, walk } from './source-files.mjs'

/** @typedef {{ name: string, line: number, lines: number, parameters: number, nesting: number }} FunctionSize */

/**
 * The numbers of the lines that hold code: neither blank nor comment only.
 * @param {ts.SourceFile} source
 * @returns {Set<number>}
 */
export function codeLines(source) {
  /** @type {Set<number>} */
  const lines = new Set()
  /** @param {ts.Node} node */
  const gather = (node) => {
    if (ts.isJSDoc(node) || node.kind === ts.SyntaxKind.EndOfFileToken) return
    const children = node.getChildren(source)
    children.forEach(gather)
    if (children.length > 0 || node.getEnd() === node.getStart(source)) return
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1
    for (let line = lineOf(source, node); line <= last; line++) lines.add(line)
  }
  gather(source)
  return lines
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.FunctionLikeDeclaration & { body: ts.Node }}
 */
const hasBody = (node) =>
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)) &&
  node.body !== undefined

/** @param {ts.Node} node */
const branches = (node) => ts.isIfStatement(node) || ts.isSwitchStatement(node) || ts.isIterationStatement(node, false)

/**
 * How deep the branches and loops of one function lie inside each other. `else if` goes no deeper, `try` neither; a function
 * inside is measured by itself.
 * @param {ts.Node} node
 * @returns {number}
 */
function nesting(node) {
  let deepest = 0
  ts.forEachChild(node, (child) => {
    if (hasBody(child)) return
    const elseIf = ts.isIfStatement(node) && node.elseStatement === child && ts.isIfStatement(child)
    deepest = Math.max(deepest, nesting(child) + (branches(child) && !elseIf ? 1 : 0))
  })
  return deepest
}

/**
 * @param {ts.FunctionLikeDeclaration} node
 * @param {ts.SourceFile} source
 */
function nameOf(node, source) {
  if (node.name) return node.name.getText(source)
  const holder = node.parent
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder)) return holder.name.getText(source)
  return ts.isCallExpression(holder) ? `the function given to ${holder.expression.getText(source).slice(0, 40)}` : 'a function'
}

/**
 * @param {ts.SourceFile} source
 * @param {ReadonlySet<number>} lines those that hold code
 * @returns {FunctionSize[]}
 */
export function functionSizes(source, lines) {
  /** @type {FunctionSize[]} */
  const sizes = []
  walk(source, (node) => {
    if (!hasBody(node)) return
    const first = lineOf(source, node)
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1
    let count = 0
    for (let line = first; line <= last; line++) if (lines.has(line)) count++
    sizes.push({
      name: nameOf(node, source),
      line: first,
      lines: count,
      parameters: node.parameters.length,
      nesting: nesting(node.body),
    })
  })
  return sizes
}
