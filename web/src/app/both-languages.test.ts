import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const folder = new URL('../', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.d|\.test|\.fixture)\.tsx?$/.test(name),
)
const han = /\p{Script=Han}/u

/** The literal parts of a text, without what is put into it. */
function wordsOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ')
  if (ts.isConditionalExpression(node)) return `${wordsOf(node.whenTrue)} ${wordsOf(node.whenFalse)}`
  return ''
}

interface Found {
  /** English that is missing or holds Chinese. */
  readonly english: string[]
  /** Chinese that stands in a page without going through `say`. */
  readonly unspoken: string[]
}

/** Chinese that says of itself that it is: the name of the language in the language. */
const isMarked = ({ parent }: ts.JsxText): boolean =>
  ts.isJsxElement(parent) && /\blang="zh-CN"/.test(parent.openingElement.getText())

function read(name: string): Found {
  const source = ts.createSourceFile(
    name,
    readFileSync(new URL(name, folder), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: Found = { english: [], unspoken: [] }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'say') {
      const [zh, en] = node.arguments
      if (zh && en && ts.isStringLiteralLike(zh) && (wordsOf(en).trim() === '' || han.test(wordsOf(en))))
        found.english.push(zh.text)
    }
    if (ts.isJsxText(node) && han.test(node.text) && !isMarked(node)) found.unspoken.push(node.text.trim())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('every page speaks both languages', () => {
  test.each(files)('%s', (name) => {
    expect(read(name)).toEqual({ english: [], unspoken: [] })
  })
})
