import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db } from '../../server/src/platform/db/db.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** A text of the repository that is drawn from the code and must agree with it. */
export interface Document {
  /** Where it stands, below the root of the project. */
  readonly path: string
  /** Makes the whole text; `current` is what stands there now, for documents of which only a part is drawn. */
  make(current: string): Promise<string>
}

/** One that is read from a migrated database, or from a node over it. */
export interface DatabaseDocument {
  readonly path: string
  make(db: Db): Promise<string>
}

/** The one warning at the head of a text nobody should edit. */
export const generated = '<!-- Made by `npm run docs` from the code; a test compares. Do not edit. -->'

/** A cell of a Markdown table: a bar would end it. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Where a document stands on this disk. */
export const fileOf = ({ path }: Pick<Document, 'path'>): string => join(project, path)

/** What stands there now; nothing where the document is new. */
export async function standing(document: Pick<Document, 'path'>): Promise<string> {
  const file = fileOf(document)
  return existsSync(file) ? readFile(file, 'utf8') : ''
}
