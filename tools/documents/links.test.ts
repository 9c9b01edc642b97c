import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { slices } from '../architecture.mjs'
import { filesBelow, textOf } from '../source-files.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))
const pages = filesBelow(project).filter((path) => path.endsWith('.md'))

/** The files and folders of the project that a page links to. */
function targets(page: string): string[] {
  const links = [...textOf(project, page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((found) => found[1] ?? '')
  return links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => normalize(join(dirname(page), link)))
}

describe('every link of a page leads somewhere', () => {
  for (const page of pages) {
    test(page, () => expect(targets(page).filter((target) => !existsSync(join(project, target)))).toEqual([]))
  }
})

describe('a slice says what it owns and what others may use', () => {
  for (const slice of Object.keys(slices).filter((name) => existsSync(join(project, 'server/src', name)))) {
    for (const file of ['README.md', 'index.ts']) {
      test(`${slice}/${file}`, () => expect(existsSync(join(project, 'server/src', slice, file))).toBe(true))
    }
  }
})

test('README.md says what it is in line 1, shows both commands within 20 lines, and ends within 150', () => {
  const lines = textOf(project, 'README.md').split('\n')
  const first = lines.slice(0, 20).join('\n')
  expect(lines[0]).toMatch(/^# Tongban 通办: /)
  expect(first).toContain('npm ci && npm run demo')
  expect(first).toContain('npm ci && npm test')
  expect(lines.length).toBeLessThanOrEqual(150)
})
