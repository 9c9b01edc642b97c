import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { filesBelow, isCode, isTest, parsed, textOf, walk } from '../source-files.mjs'
import { cell, type Document, generated } from './document.ts'

/** What one place in the code writes into the audit: `{x}` in the action is filled in when it is written. */
export interface AuditEvent {
  readonly action: string
  readonly facts: readonly string[]
  readonly file: string
}

const project = fileURLToPath(new URL('../..', import.meta.url))

const nameOf = (property: ts.ObjectLiteralElementLike): string => property.name?.getText() ?? ''

function propertyValue(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = literal.properties.find((one) => nameOf(one) === name)
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

/** The text of an action; a part that is filled in shows the last name of what fills it. */
function actionText(value: ts.Expression | undefined): string | undefined {
  if (!value) return undefined
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) return value.text
  if (!ts.isTemplateExpression(value)) return undefined
  const filled = value.templateSpans.map((span) => `{${span.expression.getText().split('.').at(-1)}}${span.literal.text}`)
  return value.head.text + filled.join('')
}

/** Every audit line that the text of a file writes down as an object with actor, action and subject. */
export function auditEventsIn(file: string, text: string): AuditEvent[] {
  const found: AuditEvent[] = []
  walk(parsed(file, text), (node) => {
    if (!ts.isObjectLiteralExpression(node)) return
    const names = node.properties.map(nameOf)
    if (!['actor', 'action', 'subject'].every((name) => names.includes(name))) return
    const action = actionText(propertyValue(node, 'action'))
    const facts = propertyValue(node, 'facts')
    if (!action?.includes('.')) return
    found.push({ action, file, facts: facts && ts.isObjectLiteralExpression(facts) ? facts.properties.map(nameOf) : [] })
  })
  return found
}

/** Every audit line of the server, by action. */
export function allAuditEvents(): AuditEvent[] {
  return filesBelow(join(project, 'server/src'))
    .map((path) => `server/src/${path}`)
    .filter((path) => isCode(path) && !isTest(path))
    .flatMap((path) => auditEventsIn(path, textOf(project, path)))
    .toSorted((a, b) => a.action.localeCompare(b.action) || a.file.localeCompare(b.file))
}

function row({ action, facts, file }: AuditEvent): string {
  const named = facts.map((name) => `\`${name}\``).join(', ')
  return `| \`${cell(action)}\` | ${named || '–'} | [${file.replace('server/src/', '')}](../${file}) |`
}

/** docs/audit-events.md */
export const auditEvents: Document = {
  path: 'docs/audit-events.md',
  make: async () =>
    `${[
      '# What is written into the audit',
      '',
      generated,
      '',
      'Each line has `at`, `actor` (an opaque id), `action`, `subject` (an id) and, where they help, `facts`: codes and ids only, never personal data. It is written in the transaction of the change it tells of, in hash-chained shards (decision 0002). A name in braces is filled in when the line is written: `cases.{action}` is `cases.accept`, `cases.handOver` and so on, with the acts of [the life of a case](life-of-a-case.md).',
      '',
      '| action | facts | written by |',
      '|---|---|---|',
      ...allAuditEvents().map(row),
    ].join('\n')}\n`,
}
