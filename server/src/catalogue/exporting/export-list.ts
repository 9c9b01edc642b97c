import { createReadStream, type ReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CatalogueEnv } from '../env.ts'
import { findList } from '../importing/import.store.ts'
import type { FileFormat } from '../importing/incoming-file.ts'
import type { RowChoice } from '../importing/row.store.ts'
import { problem } from '../problems.ts'
import { type ListedRows, listedRows } from './listed-rows.ts'
import { writeCsv, writeJson, writeTemplateCsv, writeTemplateJson } from './write-text.ts'
import { writeTemplateWorkbook, writeWorkbook } from './write-workbook.ts'

/** A file that is ready to be sent; its bytes are gone once the stream ends or is given up. */
export interface OutgoingFile {
  readonly name: string
  readonly format: FileFormat
  readonly size: number
  readonly bytes: ReadStream
}

export interface Exporting {
  readonly actor: string
  readonly list: string
  readonly format: FileFormat
  readonly rows: RowChoice
}

const writers: Readonly<Record<FileFormat, (path: string, listed: ListedRows, choice: RowChoice) => Promise<void>>> = {
  xlsx: writeWorkbook,
  csv: writeCsv,
  json: writeJson,
}

/**
 * Writes a list as it stands in one snapshot. It is written whole before it is sent, so that a slow reader never holds a transaction open.
 * Refuses `catalogue/listUnknown`, and `catalogue/onlyAsJson` for guides, which are no rows of cells.
 */
export async function exportList(env: CatalogueEnv, { actor, list, format, rows }: Exporting): Promise<OutgoingFile> {
  const name = rows === 'all' ? `${list}.${format}` : `${list}-${rows}.${format}`
  return outgoing(name, format, (path) =>
    env.db.read(actor, async (tx) => {
      const record = await findList(tx, list)
      if (!record || record.hash === '') throw problem.listUnknown({ list }, { field: '/path/list' })
      if (record.kind === 'guides' && format !== 'json') throw problem.onlyAsJson({ list }, { field: '/query/format' })
      await writers[format](path, await listedRows(tx, record), rows)
    }),
  )
}

const templates: Readonly<Record<FileFormat, (path: string) => Promise<void>>> = {
  xlsx: writeTemplateWorkbook,
  csv: writeTemplateCsv,
  json: writeTemplateJson,
}

/** A file to fill in and import. */
export const importTemplate = (format: FileFormat): Promise<OutgoingFile> =>
  outgoing(`import-template.${format}`, format, templates[format])

async function outgoing(name: string, format: FileFormat, write: (path: string) => Promise<void>): Promise<OutgoingFile> {
  const folder = await mkdtemp(join(tmpdir(), 'tongban-export-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, name)
  try {
    await write(path)
    const { size } = await stat(path)
    const bytes = createReadStream(path)
    bytes.once('close', () => void discard())
    return { name, format, size, bytes }
  } catch (error) {
    await discard()
    throw error
  }
}
