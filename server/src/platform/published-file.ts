import { readFile } from 'node:fs/promises'
import type { Log } from './log.ts'
import { isProblem } from './problem.ts'

/**
 * A JSON document that an operator publishes by putting it into a file. Each round reads the file and hands on what it holds when that has
 * changed, or was refused before; a refusal is logged once in the operator's words. Half a file is no JSON and is read again.
 */
export function publishedFile(file: string, log: Log, take: (document: unknown) => Promise<unknown>): () => Promise<void> {
  let [taken, said]: [string | undefined, string | undefined] = [undefined, undefined]
  const tell = (code: string, why: object) => {
    if (said !== code) log.warn({ file, code, ...why }, 'a published file was not taken')
    said = code
  }
  return async () => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => tell(error.code ?? 'unreadable', {}))
    if (text === undefined || text === taken) return
    try {
      await take(JSON.parse(text))
      ;[taken, said] = [text, undefined]
    } catch (error) {
      if (error instanceof SyntaxError) return tell('notJson', {})
      if (!isProblem(error)) throw error
      tell(error.code, { zh: error.zh, en: error.en })
    }
  }
}
