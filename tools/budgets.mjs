// The budgets of the code: sizes, names of folders, tests that all run, and no identity number of anyone who may live.
// The figures stand in budgets.json; changing one is a decision and is written in docs/decisions/.

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ts from 'typescript'
import { codeLines, functionSizes } from './code-size.mjs'
import { runAsCommand } from './findings.mjs'
import { identityNumbersIn } from './identity-numbers.mjs'
import { filesBelow, isCode, isTest, lineOf, parsed, textOf, walk } from './source-files.mjs'

/** @typedef {import('./findings.mjs').Finding} Finding */

/** @type {typeof import('./budgets.json')} */
const budgets = JSON.parse(readFileSync(new URL('./budgets.json', import.meta.url), 'utf8'))
const unfinished = new RegExp(`\\b(${budgets.unfinishedWords.join('|')})\\b`, 'i')
const allowedNumbers = { numbers: budgets.publishedIdentityNumbers, division: budgets.testDivision }
const switchedOff = new Set(budgets.switchTestsOff)
const testFunctions = new Set(['test', 'it', 'describe', 'suite', 'bench'])
const notText = /\.(png|jpe?g|gif|ico|ttf|otf|woff2?|pdf|zip|gz)$|(^|\/)package-lock\.json$/

/**
 * @param {string} file
 * @param {ts.SourceFile} source
 * @returns {Finding[]}
 */
function sizeFindings(file, source) {
  const lines = codeLines(source)
  const { codeLinesPerFunction, parameters, nesting } = budgets
  const most = isTest(file) ? budgets.codeLinesPerTestFile : budgets.codeLinesPerFile
  /** @type {Finding[]} */
  const found = []
  if (lines.size > most) {
    found.push({
      file,
      line: 1,
      rule: 'file-length',
      message: `${lines.size} code lines, ${most} at most: is there a second subject inside?`,
    })
  }
  for (const { name, line, ...size } of functionSizes(source, lines)) {
    // A group of tests is a list, not a function.
    if (size.lines > codeLinesPerFunction && !(isTest(file) && /given to (describe|suite)/.test(name))) {
      found.push({
        file,
        line,
        rule: 'function-length',
        message: `${name}: ${size.lines} code lines, ${codeLinesPerFunction} at most`,
      })
    }
    // The row of a table test is a list of figures, and a test may loop over its cases.
    if (isTest(file)) continue
    if (size.parameters > parameters) {
      found.push({ file, line, rule: 'parameters', message: `${name}: ${size.parameters} parameters, ${parameters} at most` })
    }
    if (size.nesting > nesting) {
      found.push({ file, line, rule: 'nesting', message: `${name}: branches ${size.nesting} deep, ${nesting} at most` })
    }
  }
  return found
}

/**
 * The leftmost name of `test.skip`, `describe.each(…).only` and the like.
 * @param {ts.Node} node
 * @returns {string}
 */
function rootName(node) {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootName(node.expression)
  if (ts.isTaggedTemplateExpression(node)) return rootName(node.tag)
  return ts.isIdentifier(node) ? node.text : ''
}

/**
 * @param {string} file
 * @param {ts.SourceFile} source
 * @returns {Finding[]}
 */
function testFindings(file, source) {
  /** @type {Finding[]} */
  const found = []
  walk(source, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !switchedOff.has(node.name.text)) return
    if (!testFunctions.has(rootName(node.expression))) return
    found.push({
      file,
      line: lineOf(source, node),
      rule: 'tests-run',
      message: `${node.getText(source)}: a test that does not run proves nothing`,
    })
  })
  // What a test-kit offers is thrown by the test that imports it, under the seed of that test.
  const throwsDice =
    file.endsWith('.test.ts') &&
    source.statements.some(
      (one) => ts.isImportDeclaration(one) && one.moduleSpecifier.getText(source).slice(1, -1) === 'fast-check',
    )
  if (throwsDice && !source.text.includes(budgets.seedVariable)) {
    found.push({
      file,
      line: 1,
      rule: 'seed-is-fixed',
      message: `give fast-check the seed of ${budgets.seedVariable}: a failure must be repeatable`,
    })
  }
  return found
}

/**
 * @param {readonly string[]} files
 * @returns {Finding[]}
 */
function folderFindings(files) {
  const code = files.filter((file) => isCode(file) || file.endsWith('.sql'))
  const folders = new Set(code.map((file) => dirname(file)))
  return [...folders].flatMap((folder) => {
    const here = code.filter((file) => dirname(file) === folder && isCode(file) && !isTest(file)).length
    const layer = folder.split('/').find((name) => budgets.layerFolders.includes(name.toLowerCase()))
    return [
      ...(here > budgets.sourceFilesPerFolder
        ? [
            {
              file: folder,
              line: 1,
              rule: 'folder-size',
              message: `${here} source files, ${budgets.sourceFilesPerFolder} at most: which subjects are in it?`,
            },
          ]
        : []),
      ...(layer ? [{ file: folder, line: 1, rule: 'folder-name', message: `“${layer}” names a layer: name the subject` }] : []),
    ]
  })
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Finding[]}
 */
function textFindings(file, text) {
  const numbers = identityNumbersIn(text, allowedNumbers).map(({ line, number }) => ({
    file,
    line,
    rule: 'no-identity-number',
    message: `${number.slice(0, 6)}… could be a person's: use a published example or the test range ${budgets.testDivision}`,
  }))
  if (!isCode(file) && !/\.(sql|css)$/.test(file)) return numbers
  const words = text.split('\n').flatMap((line, index) => {
    const word = unfinished.exec(line)?.[0]
    return word
      ? [{ file, line: index + 1, rule: 'unfinished', message: `“${word}”: finish it, or say in the issue what is missing` }]
      : []
  })
  return [...numbers, ...words]
}

/**
 * @param {string} root
 * @returns {Finding[]}
 */
export function checkBudgets(root) {
  const files = filesBelow(root)
  const perFile = files
    .filter((file) => !notText.test(file))
    .flatMap((file) => {
      const text = textOf(root, file)
      if (!isCode(file)) return textFindings(file, text)
      const source = parsed(file, text)
      return [...textFindings(file, text), ...sizeFindings(file, source), ...(isTest(file) ? testFindings(file, source) : [])]
    })
  return [...folderFindings(files), ...perFile]
}

runAsCommand(import.meta.url, checkBudgets)
