import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { problem as platformProblem } from '../../platform/problems.ts'
import { listFrame, listKinds } from '../domain/list-file.ts'
import { createJsonRowReader, type JsonPart, type JsonPush } from '../domain/rows/json-rows.ts'
import { problem } from '../problems.ts'
import type { IncomingFile } from './incoming-file.ts'
import type { ListSource } from './list-source.ts'
import { openRowSpool, type RowSpool } from './row-spool.ts'
import { readCsv } from './rows-of-csv.ts'
import { readWorkbook } from './rows-of-workbook.ts'
import { textOf } from './text-of-file.ts'

/** Members beside the rows, and the members in which rows were found. */
interface Gathered {
  readonly members: Readonly<Record<string, unknown>>
  readonly kinds: readonly string[]
}

/**
 * Reads a file of any format into rows on the disk. `list` names the list whatever the file says; a sheet or CSV has no other name.
 * Refuses what cannot be read at all, by its kind of fault; whether a row is any good is judged later.
 */
export async function gatherList(file: IncomingFile, list: string | undefined): Promise<ListSource> {
  const spool = await openRowSpool(join(file.folder, 'rows'))
  const { members, kinds } = await readers[file.format](file.path, spool).finally(() => spool.close())
  const read = listFrame(list === undefined ? members : { ...members, list }, kinds)
  if (!read.ok) throw refusalAt(read.at, file.format === 'json')
  return { ...read.frame, numbered: file.format !== 'json', rows: spool.rows }
}

function refusalAt(at: string, hasMembers: boolean) {
  if (hasMembers) return problem.notAList({}, { field: `/body${at}` })
  return problem.listNameMissing({}, { field: '/query/list' })
}

const readers: Readonly<Record<IncomingFile['format'], (path: string, spool: RowSpool) => Promise<Gathered>>> = {
  json: readJson,
  csv: async (path, spool) => {
    await readCsv(path, spool)
    return { members: {}, kinds: ['items'] }
  },
  xlsx: async (path, spool) => ({ members: await readWorkbook(path, spool), kinds: ['items'] }),
}

const rowLimits = { maxBytes: 1024 * 1024, maxDepth: 24, maxNodes: 20_000 }
const refusals = {
  tooLarge: platformProblem.tooLarge,
  tooDeep: platformProblem.tooDeep,
  tooMany: platformProblem.tooMany,
  notJson: platformProblem.badJson,
}

async function readJson(path: string, spool: RowSpool): Promise<Gathered> {
  const reader = createJsonRowReader({ rowsIn: listKinds, limits: rowLimits })
  const members: Record<string, unknown> = {}
  const kinds: string[] = []
  let row = 0
  const take = async (part: JsonPart) => {
    if (part.part === 'row') await spool.write(++row, part.value)
    else if (part.part === 'rows') kinds.push(part.name)
    else members[part.name] = part.value
  }
  for await (const text of jsonText(path)) for (const part of partsOf(reader.push(text))) await take(part)
  for (const part of partsOf(reader.end())) await take(part)
  return { members, kinds }
}

function partsOf(push: JsonPush): readonly JsonPart[] {
  if (!push.ok) throw refusals[push.why]()
  return push.parts
}

async function* jsonText(path: string): AsyncIterable<string> {
  try {
    yield* textOf(createReadStream(path), 'utf-8')
  } catch (error) {
    throw error instanceof TypeError ? platformProblem.badJson() : error
  }
}
