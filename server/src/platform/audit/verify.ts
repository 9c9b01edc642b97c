import { createHash } from 'node:crypto'
import { utf8 } from '@tongban/protocol/bytes'
import type { Db, ReadTx } from '../db/db.ts'
import { AUDIT_SHARDS } from './append.ts'
import { type AuditEntry, readCheckpoints, readEntries, readHeads, type StoredCheckpoint } from './audit.store.ts'
import { parseStatement, statementHash } from './checkpoint.ts'

/** Checks a signature of this node, also under a key it no longer uses. */
export type CheckpointVerifier = (kid: string, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>

/** The first thing that is wrong. */
export interface AuditFault {
  readonly why: 'missingEntry' | 'changedEntry' | 'cutTail' | 'badCheckpoint' | 'badSignature' | 'rewritten'
  /** `shard/seq` of an entry, or the number of a checkpoint. */
  readonly where: string
}

export type AuditVerdict = { ok: true; entries: number; checkpoints: number } | { ok: false; fault: AuditFault }

const PAGE = 2000

/** Walks every chain from its beginning and holds it against each signed checkpoint, in one snapshot. */
export async function verifyAudit(db: Db, actor: string, verifySignature: CheckpointVerifier): Promise<AuditVerdict> {
  return db.read(actor, async (tx) => {
    const checkpoints = await readCheckpoints(tx)
    const claims = await checkStatements(checkpoints, verifySignature)
    if (!claims.ok) return claims
    const walk = new Walk(claims.heads)
    for await (const entry of allEntries(tx)) {
      const fault = walk.step(entry)
      if (fault) return { ok: false, fault }
    }
    const fault = walk.end(
      new Map((await readHeads(tx)).map(({ shard, seq, head }) => [shard, `${seq}:${head.toString('hex')}`])),
    )
    return fault ? { ok: false, fault } : { ok: true, entries: walk.entries, checkpoints: checkpoints.length }
  })
}

/** What the checkpoints say: `shard/seq` → head. */
type Claims = { ok: true; heads: Map<string, string> } | { ok: false; fault: AuditFault }

async function checkStatements(checkpoints: readonly StoredCheckpoint[], verifySignature: CheckpointVerifier): Promise<Claims> {
  const heads = new Map<string, string>()
  let previous: string | null = null
  for (const [index, { number, statement, kid, signature }] of checkpoints.entries()) {
    const where = String(number)
    const said = parseStatement(statement)
    if (said?.number !== index + 1 || number !== said.number || said.previous !== previous) return failed('badCheckpoint', where)
    if (!(await verifySignature(kid, utf8(statement), signature))) return failed('badSignature', where)
    for (const { shard, seq, head } of said.heads) heads.set(nameOf({ shard, seq }), head)
    previous = statementHash(statement)
  }
  return { ok: true, heads }
}

function failed(why: AuditFault['why'], where: string): { ok: false; fault: AuditFault } {
  return { ok: false, fault: { why, where } }
}

async function* allEntries(tx: ReadTx): AsyncGenerator<AuditEntry> {
  let after = { shard: -1, seq: 0 }
  for (;;) {
    const page = await readEntries(tx, after, PAGE)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last
  }
}

const nameOf = ({ shard, seq }: { shard: number; seq: number }) => `${shard}/${seq}`

/** Where a chain begins: the same as the migration writes. */
function originOf(shard: number): Buffer {
  return createHash('sha256').update(`tongban audit shard ${shard}`).digest()
}

class Walk {
  entries = 0
  readonly #claims: Map<string, string>
  readonly #heads = new Map<number, { seq: number; head: Buffer }>()

  constructor(claims: Map<string, string>) {
    this.#claims = claims
    for (let shard = 0; shard < AUDIT_SHARDS; shard++) this.#heads.set(shard, { seq: 0, head: originOf(shard) })
    for (const [shard, { head }] of this.#heads) this.#claims.delete(this.#confirmed({ shard, seq: 0 }, head))
  }

  step({ shard, seq, lines, head }: AuditEntry): AuditFault | undefined {
    const before = this.#heads.get(shard) ?? { seq: 0, head: originOf(shard) }
    const where = nameOf({ shard, seq })
    if (seq !== before.seq + 1) return { why: 'missingEntry', where: nameOf({ shard, seq: before.seq + 1 }) }
    const digest = createHash('sha256').update(lines).digest()
    const next = createHash('sha256').update(before.head).update(digest).digest()
    if (!next.equals(head)) return { why: 'changedEntry', where }
    if ((this.#claims.get(where) ?? next.toString('hex')) !== next.toString('hex')) return { why: 'rewritten', where }
    this.#claims.delete(where)
    this.#heads.set(shard, { seq, head: next })
    this.entries++
    return undefined
  }

  /** A claim nobody met names an entry that is gone; so does a shard that says it stands further on. */
  end(shards: ReadonlyMap<number, string>): AuditFault | undefined {
    const [unmet] = this.#claims.keys()
    if (unmet !== undefined) return { why: 'cutTail', where: unmet }
    for (const [shard, { seq, head }] of this.#heads) {
      if (shards.get(shard) !== `${seq}:${head.toString('hex')}`)
        return { why: 'cutTail', where: nameOf({ shard, seq: seq + 1 }) }
    }
    return undefined
  }

  #confirmed(at: { shard: number; seq: number }, head: Buffer): string {
    const where = nameOf(at)
    return this.#claims.get(where) === head.toString('hex') ? where : ''
  }
}
