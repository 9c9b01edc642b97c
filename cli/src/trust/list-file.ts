import { readFile, writeFile } from 'node:fs/promises'
import { isTrustList, type TrustList } from '@tongban/protocol/trust/list-shape'
import { usageFailure } from '../outcome.ts'

/** Reads a file as JSON. Wrong use where it cannot be read or is none. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到文件 ${file}（${error.code}）`, `The file ${file} cannot be read (${error.code})`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw usageFailure(`文件 ${file} 不是 JSON`, `The file ${file} is not JSON`)
  }
}

/** Reads a trust list. It says nothing of whether to believe it. */
export async function readList(file: string): Promise<TrustList> {
  const list = await readJson(file)
  if (!isTrustList(list)) {
    throw usageFailure(
      `文件 ${file} 不是信任名单。用 tongban trust init 建立一份。`,
      `The file ${file} is not a trust list. Make one with tongban trust init.`,
    )
  }
  return list
}

export const writeList = (file: string, list: TrustList): Promise<void> => writeFile(file, `${JSON.stringify(list, null, 2)}\n`)

/** Writes a list where there is no file yet: a list in force must not be lost to a slip. */
export async function writeNewList(file: string, list: TrustList): Promise<void> {
  await writeFile(file, `${JSON.stringify(list, null, 2)}\n`, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`不能新建文件 ${file}（${error.code}）`, `The file ${file} cannot be made (${error.code})`)
  })
}
