import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { exitCodes } from '../../cli/src/outcome.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

test('docs/operations.md names every setting there is, and none that is not', async () => {
  const variables = /\b(TONGBAN_[A-Z_]*[A-Z]|DATABASE_URL)\b/g
  const read = async (path: string) => new Set((await readFile(join(project, path), 'utf8')).match(variables))
  const known = await read('server/src/platform/config.ts')
  expect(known.size).toBeGreaterThan(5)
  expect([...(await read('docs/operations.md'))].toSorted()).toEqual([...known].toSorted())
})

test('docs/operations.md names every exit code', async () => {
  const page = await readFile(join(project, 'docs/operations.md'), 'utf8')
  const named = [...page.slice(page.indexOf('## Exit codes')).matchAll(/^\| (\d+) \|/gm)].map((found) => Number(found[1]))
  expect(named).toEqual(Object.values(exitCodes))
})
