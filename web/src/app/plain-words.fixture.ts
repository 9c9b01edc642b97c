import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

const folder = new URL('../', import.meta.url)

/** A text of the portal in both languages, with where it stands; `…` where something is put in. */
export interface Spoken {
  readonly file: string
  readonly zh: string
  readonly en: string
}

const sources = (): ts.SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/test|fixture|d\.ts/.test(name))
    .map((name) => ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.Latest, true))

function within(source: ts.SourceFile, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

/** Every pair of texts that the portal can say: the arguments of `say`, and lists of pairs that are spread into it. */
export const everySpoken = (): Spoken[] =>
  sources().flatMap((source) => {
    const found: Spoken[] = []
    within(source, (node) => {
      const pair = pairIn(node)
      if (pair) found.push({ file: source.fileName, zh: pair[0], en: pair[1] })
    })
    return found
  })

/** What is said at a field that was filled in wrongly: what stands as `message` of a mistake, and what a function of mistakes is given. */
export const fieldMessages = (): Spoken[] =>
  sources().flatMap((source) => {
    const found: Spoken[] = []
    const take = (node: ts.Node) =>
      within(node as ts.SourceFile, (inner) => {
        const pair = pairIn(inner)
        if (pair) found.push({ file: source.fileName, zh: pair[0], en: pair[1] })
      })
    within(source, (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'message') take(node.initializer)
      if (ts.isCallExpression(node) && node.expression.getText() === 'mistaken') node.arguments.forEach(take)
    })
    return found
  })

/** What the portal itself refuses: the titles of its own problems. */
export const ownRefusals = (): Spoken[] =>
  sources().flatMap((source) => {
    const found: Spoken[] = []
    within(source, (node) => {
      const isTitles = ts.isPropertyAssignment(node) && node.name.getText() === 'titles'
      const isCalled = ts.isCallExpression(node) && node.expression.getText() === 'refusal'
      const pair = pairIn(isTitles ? node.initializer : node)
      if ((isTitles || isCalled) && pair) found.push({ file: source.fileName, zh: pair[0], en: pair[1] })
    })
    return found
  })

/** An English sentence, or a part of one, that begins with what to do. */
export const tellsToAct =
  /(?:^|[.:;,] (?:or |and |then |now |please )?|\bplease )(?:add|announce|apply|approve|ask|call|check|choose|claim|close|come|compare|copy|correct|deal|decide|declare|delete|do|edit|encrypt|enter|fetch|fill|follow|give|go|have|hand|identify|import|key|leave|let|load|look|make|mend|name|note|open|press|propose|publish|read|register|resume|restore|save|say|seal|search|see|send|set|sign|split|start|take|tell|try|upgrade|upload|use|wait|write|begin|accept|issue|change|nothing)\b/i

const han = /\p{Script=Han}/u

/** A call with a Chinese and an English text, an array of both, or an object of `zh` and `en`. */
function pairIn(node: ts.Node): readonly [string, string] | undefined {
  if (ts.isCallExpression(node) && node.arguments.length >= 2) return pairOf(node.arguments)
  if (ts.isArrayLiteralExpression(node)) return pairOf(node.elements)
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const named = (name: string) =>
    node.properties.find((one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === name)
      ?.initializer
  const [zh, en] = [named('zh'), named('en')]
  return zh && en ? pairOf([zh, en]) : undefined
}

/** The first two neighbours of which one is Chinese and the other is not. */
function pairOf(nodes: readonly ts.Node[]): readonly [string, string] | undefined {
  const texts = nodes.map(textOf)
  const at = texts.findIndex((text, index) => text !== undefined && han.test(text) && texts[index + 1] !== undefined)
  const [zh, en] = [texts[at], texts[at + 1]]
  return zh === undefined || en === undefined || han.test(en) ? undefined : [zh, en]
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  return undefined
}
