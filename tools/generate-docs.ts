import { writeFile } from 'node:fs/promises'
import { type Document, fileOf, standing } from './documents/document.ts'
import { drawnFromCode, drawnFromDatabase } from './documents/drawn-from-code.ts'
import { withMigrated } from './documents/migrated.ts'

async function put(document: Document): Promise<void> {
  const current = await standing(document)
  const made = await document.make(current)
  if (made === current) return
  await writeFile(fileOf(document), made)
  console.log(`wrote ${document.path}`)
}

for (const document of drawnFromCode) await put(document)
await withMigrated(async (db) => {
  for (const { path, make } of drawnFromDatabase) await put({ path, make: () => make(db) })
})
