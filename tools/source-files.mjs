import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'

const leftOut = new Set(['node_modules', '.git', '.tongban', 'coverage', 'dist', 'build'])

/**
 * Every file below `root`, as paths with `/` relative to it. Reads the disk, not git: a file counts before it is added.
 * @param {string} root
 * @returns {string[]}
 */
export function filesBelow(root) {
  return readdirSync(root, { withFileTypes: true, recursive: false })
    .filter((entry) => !leftOut.has(entry.name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesBelow(join(root, entry.name)).map((path) => `${entry.name}/${path}`)
      return entry.isFile() ? [entry.name] : []
    })
    .map((path) => path.split(sep).join('/'))
}

/**
 * @param {string} root
 * @param {string} path
 */
export function textOf(root, path) {
  return readFileSync(join(root, path), 'utf8')
}

/** @param {string} path */
export const isCode = (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts')

/**
 * A test, or what only tests use.
 * @param {string} path
 */
export const isTest = (path) => /\.(test|fixture)\.tsx?$|\/test-kit\//.test(path)

/** @type {Map<string, { text: string, source: ts.SourceFile }>} */
const known = new Map()

/**
 * The syntax tree of a file, made once for all checks of one run.
 * @param {string} path
 * @param {string} text
 */
export function parsed(path, text) {
  const before = known.get(path)
  if (before?.text === text) return before.source
  const source = syntaxTree(path, text)
  known.set(path, { text, source })
  return source
}

/**
 * @param {string} path
 * @param {string} text
 */
function syntaxTree(path, text) {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind)
}

/**
 * Calls `see` for the node and everything below it.
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} see
 */
export function walk(node, see) {
  see(node)
  ts.forEachChild(node, (child) => walk(child, see))
}

/**
 * @param {ts.SourceFile} source
 * @param {ts.Node} node
 */
export const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
