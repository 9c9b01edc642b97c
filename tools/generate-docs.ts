import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Document } from './documents/document.ts'
import { importRules } from './documents/imports.ts'
import { lifeOfACase } from './documents/life-of-a-case.ts'
import { problems } from './documents/problems.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** Every text that is drawn from the code. `npm run docs` writes them, a test compares them. */
export const documents: readonly Document[] = [importRules, lifeOfACase, problems]

/** What stands in the project now; nothing where the document is new. */
export async function standing({ path }: Document): Promise<string> {
  const file = join(project, path)
  return existsSync(file) ? readFile(file, 'utf8') : ''
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const document of documents) {
    const current = await standing(document)
    const made = await document.make(current)
    if (made === current) continue
    await writeFile(join(project, document.path), made)
    console.log(`wrote ${document.path}`)
  }
}
