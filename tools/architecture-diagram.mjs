// Draws the rules of architecture.mjs for ARCHITECTURE.md.

import { parts, slices } from './architecture.mjs'

const files = /** @type {Readonly<Record<string, string>>} */ ({ composition: 'index.ts', node: 'node.ts', main: 'main.ts' })
const shown = Object.keys(parts)

/** @param {string} name */
const below = (name) => parts[name]?.may ?? []

/**
 * Everything a part reaches, directly or through others.
 * @param {string} name
 * @returns {Set<string>}
 */
function reached(name) {
  return new Set(below(name).flatMap((other) => [other, ...reached(other)]))
}

/**
 * The arrows without those that a longer way already says.
 * @param {string} name
 */
function arrows(name) {
  const direct = below(name)
  return direct.filter((other) => !direct.some((between) => between !== other && reached(between).has(other)))
}

/** @param {string} name */
const id = (name) => name.replace('-', '_')

/** @returns {string} the diagram and the exact table, as Markdown */
export function importsAsMarkdown() {
  const slice = Object.keys(slices)
  const outside = shown.filter((name) => !slice.includes(name))
  return [
    '```mermaid',
    'flowchart TD',
    ...outside.map((name) => `  ${id(name)}["${files[name] ?? name}"]`),
    '  subgraph slices',
    ...slice.map((name) => `    ${id(name)}`),
    '  end',
    ...shown.flatMap((name) => arrows(name).map((other) => `  ${id(name)} --> ${id(other)}`)),
    '```',
    '',
    '| part | may import |',
    '|---|---|',
    ...shown.map(
      (name) =>
        `| ${files[name] ?? name} | ${
          below(name)
            .map((other) => files[other] ?? other)
            .join(', ') || '–'
        } |`,
    ),
  ].join('\n')
}
