import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { drills, failpoints } from './failpoints.ts'

const source = fileURLToPath(new URL('..', import.meta.url))

/** The failpoints that stand in the code of the server, each as often as it does. */
async function standing(): Promise<string[]> {
  const files = (await readdir(source, { recursive: true })).filter((file) => /(?<![.]test|[.]fixture)[.]ts$/.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(source, file), 'utf8')))
  return texts.flatMap((text) => [...text.matchAll(/await failpoint\(\s*'([^']+)'/g)].map(([, name]) => name ?? ''))
}

test('each failpoint of the table stands in the code exactly once, and no other does', async () => {
  expect((await standing()).sort()).toEqual(Object.keys(failpoints).sort())
})

test('each failpoint is drilled on either node', () => {
  for (const planned of Object.values(drills)) {
    expect([...new Set<string>(planned.map(({ point }) => point))].sort()).toEqual(Object.keys(failpoints).sort())
  }
})
