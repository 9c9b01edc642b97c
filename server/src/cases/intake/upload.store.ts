import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** Remembers who brought a file to this node; once is enough. */
export async function noteUpload(tx: Tx, { owner, sha256, at }: { owner: string; sha256: string; at: Date }): Promise<void> {
  await tx.query(sql`insert into cases.upload (owner, sha256, at) values (${owner}, ${sha256}, ${at}) on conflict do nothing`)
}

export interface Wanting {
  readonly actor: string
  readonly sha256: readonly string[]
  /** Codes made before then open no draft any more. */
  readonly codesSince: Date
}

/** Of these files the ones that somebody may put into a case: those they brought themselves, and those of drafts they have open at a counter. */
export async function filesToAttach(tx: ReadTx, { actor, sha256, codesSince }: Wanting): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ sha256: string }>(sql`
    select sha256 from cases.upload where owner = ${actor} and sha256 = any(${[...sha256]})
    union
    select upload.sha256
    from cases.draft as draft join cases.upload as upload on upload.owner = draft.owner
    where draft.clerk = ${actor} and draft.code_made_at > ${codesSince}
      and upload.sha256 = any(${[...sha256]}) and position(upload.sha256 in cast(draft.content as text)) > 0`)
  return new Set(rows.map((row) => row.sha256))
}

/** Whether somebody brought this file. */
export async function isUploadOf(tx: ReadTx, owner: string, sha256: string): Promise<boolean> {
  const rows = await tx.query(sql`select 1 from cases.upload where owner = ${owner} and sha256 = ${sha256}`)
  return rows.length > 0
}
