import { bug } from '../../platform/problem.ts'
import { type Ask, useOnce, verifyAsk } from '../asking/ask.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { askPath, RANGE_BYTES, rangeData } from './ask-path.ts'

export interface RangeAsked {
  readonly caseId: string
  readonly sha256: string
  /** The first byte. */
  readonly from: number
  /** The header `tongban-ask` as it came. */
  readonly ask: unknown
}

/**
 * Gives a range of a file of a case to a node that has a right to it, encrypted to the key it asked under, which it
 * surely has. What it asked and the size of the whole file are the additional data, so neither can be exchanged on the way. A file that is not there and one it may not have are the same
 * answer: `exchange/noFile`; a range that begins behind the end is `exchange/noRange`.
 */
export async function giveRange(env: ExchangeEnv, asked: RangeAsked): Promise<string> {
  const { caseId, sha256, from } = asked
  const { ask, key } = await verifyAsk(env, asked.ask, { path: askPath(caseId, sha256, from) })
  await permit(env, ask, asked)
  const file = await env.files.find(sha256)
  if (!file) throw problem.noFile({ caseId, sha256, from: ask.from })
  if (from >= file.size) throw problem.noRange({ from, size: file.size }, { field: '/query/from' })
  const suite = env.suites[key.suite] ?? bug(`a trusted key is of the suite ${key.suite}, which this node has not`)
  const { size } = file
  const encrypted = await suite.encrypt(key.encrypt, await bytesFrom(env, sha256, from), rangeData(ask, size), (length) =>
    env.random.bytes(length),
  )
  return JSON.stringify({ ...encrypted, kid: key.kid, size })
}

async function bytesFrom({ files }: ExchangeEnv, sha256: string, from: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of files.read(sha256, { start: from, end: from + RANGE_BYTES - 1 })) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Each request counts once, is judged by the slice that holds the case, and is written down. */
async function permit(env: ExchangeEnv, ask: Ask, { caseId, sha256, from }: RangeAsked): Promise<void> {
  const allowed = await env.db.write(ask.from, async (tx) => {
    await useOnce(env, tx, ask)
    const may = await env.mayReadFile(tx, ask.from, caseId, sha256)
    const facts = { sha256, from }
    tx.audit({ actor: ask.from, action: may ? 'exchange.giveFile' : 'exchange.refuseFile', subject: caseId, facts })
    return may
  })
  if (!allowed) throw problem.noFile({ caseId, sha256, from: ask.from })
}
