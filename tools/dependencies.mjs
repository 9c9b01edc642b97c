// Every package the project builds on has its reason, one line each, in docs/decisions/dependencies.md,
// and every version is the one that was tried: no ranges.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runAsCommand } from './findings.mjs'
import { textOf } from './source-files.mjs'

/** @typedef {import('./findings.mjs').Finding} Finding */
/** @typedef {{ workspaces?: string[], dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */

const page = 'docs/decisions/dependencies.md'
const root = 'the repository'

/**
 * @param {string} project
 * @param {string} path
 * @returns {Manifest}
 */
const manifest = (project, path) => JSON.parse(textOf(project, path))

/**
 * The packages with a reason, by heading: `## server`, then lines "- `fastify`: why".
 * @param {string} text
 * @returns {Map<string, { name: string, line: number }[]>}
 */
function reasons(text) {
  /** @type {Map<string, { name: string, line: number }[]>} */
  const byHeading = new Map()
  let heading = ''
  text.split('\n').forEach((content, index) => {
    heading = /^## (.+)$/.exec(content)?.[1] ?? heading
    const name = /^- `([^`]+)`: \S/.exec(content)?.[1]
    if (name) byHeading.set(heading, [...(byHeading.get(heading) ?? []), { name, line: index + 1 }])
  })
  return byHeading
}

/**
 * @param {string} heading
 * @param {string} path
 * @param {{ needed: Record<string, string>, written: { name: string, line: number }[] }} lists
 * @returns {Finding[]}
 */
function compare(heading, path, { needed, written }) {
  const names = Object.keys(needed).filter((name) => !name.startsWith('@tongban/'))
  const unexplained = names
    .filter((name) => !written.some((one) => one.name === name))
    .map((name) => ({
      file: path,
      line: 1,
      rule: 'dependency-has-reason',
      message: `${name}: say why under “## ${heading}” in ${page}`,
    }))
  const gone = written
    .filter(({ name }) => !names.includes(name))
    .map(({ name, line }) => ({ file: page, line, rule: 'dependency-is-used', message: `${name} is not in ${path}` }))
  const loose = names
    .filter((name) => !/^(npm:.+@)?\d/.test(needed[name] ?? ''))
    .map((name) => ({
      file: path,
      line: 1,
      rule: 'version-is-exact',
      message: `${name}: write the version that was tried, not ${needed[name]}`,
    }))
  return [...unexplained, ...gone, ...loose]
}

/**
 * @param {string} project
 * @returns {Finding[]}
 */
export function checkDependencies(project) {
  const written = reasons(existsSync(join(project, page)) ? textOf(project, page) : '')
  const { workspaces = [] } = manifest(project, 'package.json')
  const known = [root, ...workspaces]
  const strange = [...written]
    .filter(([heading]) => !known.includes(heading))
    .map(([heading, lines]) => ({
      file: page,
      line: lines[0]?.line ?? 1,
      rule: 'dependency-is-used',
      message: `“## ${heading}” is no workspace`,
    }))
  const compared = known.flatMap((heading) => {
    const path = heading === root ? 'package.json' : `${heading}/package.json`
    const { dependencies = {}, devDependencies = {} } = manifest(project, path)
    return compare(heading, path, { needed: { ...dependencies, ...devDependencies }, written: written.get(heading) ?? [] })
  })
  return [...strange, ...compared]
}

runAsCommand(import.meta.url, checkDependencies)
