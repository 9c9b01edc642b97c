import { writeFile } from 'node:fs/promises'
import { fileOf, standing } from './documents/document.ts'
import { drawnFromCode } from './documents/drawn-from-code.ts'
import { schema } from './documents/schema.ts'

for (const document of [...drawnFromCode, schema]) {
  const current = await standing(document)
  const made = await document.make(current)
  if (made === current) continue
  await writeFile(fileOf(document), made)
  console.log(`wrote ${document.path}`)
}
