import { readFile } from 'node:fs/promises'
import { usageFailure } from '../outcome.ts'

/** Reads a JSON document that the command line names. */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw usageFailure(`文件 ${file} 不是 JSON`, `The file ${file} is no JSON`)
  }
}
