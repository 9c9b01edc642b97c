import { canonicalBytes } from '@tongban/protocol/canonical'
import { bug } from '../../platform/problem.ts'
import { type Ask, useOnce, verifyAsk } from '../asking/ask.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { askPath } from './ask-path.ts'

export interface FileAsked {
  readonly caseId: string
  readonly sha256: string
  /** The header `tongban-ask` as it came. */
  readonly ask: unknown
}

/**
 * Gives a file of a case to a node that has a right to it, encrypted to the key it asked under, which it surely has, with its own request
 * as additional data. A file that is not there and one it may not have are the same answer: `exchange/noFile`.
 */
export async function giveFile(env: ExchangeEnv, { caseId, sha256, ask: header }: FileAsked): Promise<string> {
  const { ask, key } = await verifyAsk(env, header, { path: askPath(caseId, sha256) })
  await permit(env, ask, { caseId, sha256 })
  if (!(await env.files.find(sha256))) throw problem.noFile({ caseId, sha256, from: ask.from })
  const suite = env.suites[key.suite] ?? bug(`a trusted key is of the suite ${key.suite}, which this node has not`)
  const chunks: Uint8Array[] = []
  for await (const chunk of env.files.read(sha256)) chunks.push(chunk)
  const encrypted = await suite.encrypt(key.encrypt, Buffer.concat(chunks), canonicalBytes(ask), (length) =>
    env.random.bytes(length),
  )
  return JSON.stringify({ ...encrypted, kid: key.kid })
}

/** Each request counts once, is judged by the slice that holds the case, and is written down. */
async function permit(env: ExchangeEnv, ask: Ask, { caseId, sha256 }: { caseId: string; sha256: string }): Promise<void> {
  const allowed = await env.db.write(ask.from, async (tx) => {
    await useOnce(env, tx, ask)
    const may = await env.mayReadFile(tx, ask.from, caseId, sha256)
    tx.audit({ actor: ask.from, action: may ? 'exchange.giveFile' : 'exchange.refuseFile', subject: caseId, facts: { sha256 } })
    return may
  })
  if (!allowed) throw problem.noFile({ caseId, sha256, from: ask.from })
}
