import { createHash } from 'node:crypto'
import { toHex, utf8 } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import { insertCheckpoint, lastCheckpoint, lockCheckpoints, readHeads } from './audit.store.ts'

/** Signs with the node's key. */
export interface CheckpointSigner {
  readonly kid: string
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What a checkpoint says: where each chain stood, and which checkpoint came before. Canonical JSON, signed. */
export const CheckpointStatement = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  at: Type.String(),
  /** SHA-256 of the previous statement, hex; null for the first. */
  previous: Type.Union([Type.String(), Type.Null()]),
  heads: Type.Array(Type.Object({ shard: Type.Integer(), seq: Type.Integer(), head: Type.String() })),
})
export type CheckpointStatement = Static<typeof CheckpointStatement>

/**
 * Ties the chains together under one signature, so that not even the owner of the database can cut or rewrite what was before it.
 * Writes nothing and answers false when no entry came since the last one.
 */
export async function writeCheckpoint(db: Db, clock: Clock, signer: CheckpointSigner): Promise<boolean> {
  return db.write('rule', async (tx) => {
    await lockCheckpoints(tx)
    const last = await lastCheckpoint(tx)
    const heads = (await readHeads(tx)).map(({ shard, seq, head }) => ({ shard, seq, head: toHex(head) }))
    if (last && canonicalText(parseStatement(last.statement)?.heads ?? null) === canonicalText(heads)) return false
    const number = (last?.number ?? 0) + 1
    const previous = last ? statementHash(last.statement) : null
    const statement = canonicalText({ number, at: clock.now().toISOString(), previous, heads })
    const signature = Buffer.from(await signer.sign(utf8(statement)))
    await insertCheckpoint(tx, { number, statement, kid: signer.kid, signature })
    return true
  })
}

/** The name of a statement in the next one. */
export function statementHash(statement: string): string {
  return createHash('sha256').update(statement).digest('hex')
}

/** Reads a stored statement; undefined when it is not one. */
export function parseStatement(statement: string): CheckpointStatement | undefined {
  try {
    return Value.Parse(CheckpointStatement, JSON.parse(statement))
  } catch {
    return undefined
  }
}
