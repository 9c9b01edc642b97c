import { transitionOf } from '../../protocol/src/case/transitions.ts'
import { type CaseAction, caseActions } from '../../protocol/src/event/actions.ts'
import { cell, type Document, generated } from './document.ts'

/** One arrow for each pair of states, with every act that goes that way. */
function arrows(): string[] {
  const acts = new Map<string, CaseAction[]>()
  for (const action of caseActions) {
    const { from, to } = transitionOf(action)
    if (to === 'same') continue
    for (const state of from) {
      const way = `${state === 'none' ? '[*]' : state} --> ${to}`
      acts.set(way, [...(acts.get(way) ?? []), action])
    }
  }
  return [...acts].map(([way, actions]) => `  ${way}: ${actions.join(', ')}`)
}

function row(action: CaseAction): string {
  const { from, to, by, at, granted, rule, byRequest, second, clock, sections } = transitionOf(action)
  const who = [by.join(', '), rule && `rule (${rule})`].filter(Boolean).join('; ')
  const where = granted ? `${at.join(', ')}; receiving, if granted ${granted.right}` : at.join(', ')
  const more = [
    byRequest && 'may be requested',
    second && `second person: ${second}`,
    clock && `clock: ${clock}`,
    sections.length > 0 && `bodies: ${sections.join(', ')}`,
  ].filter(Boolean)
  return `| ${[action, from.join(', '), to, who, where, more.join('; ')].map((text) => cell(text || '–')).join(' | ')} |`
}

/** docs/life-of-a-case.md: the life table, drawn. */
export const lifeOfACase: Document = {
  path: 'docs/life-of-a-case.md',
  make: async () =>
    `${[
      '# The life of a case',
      '',
      generated,
      '',
      'The table in `protocol/src/case/transitions.ts` alone decides what is legal, who may do it and where. This page shows it; acts that leave the state as it is are in the table below and not in the picture.',
      '',
      '```mermaid',
      'stateDiagram-v2',
      ...arrows(),
      '  closed --> [*]',
      '```',
      '',
      '| act | from | to | by | at | more |',
      '|---|---|---|---|---|---|',
      ...caseActions.map(row),
    ].join('\n')}\n`,
}
