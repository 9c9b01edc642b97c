import type { ReadTx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { haltsAfter, standardsAfter, statementsAfter, versionsAfter } from './export.store.ts'
import { regionOf } from './rescore.ts'

const PAGE = 200

/** A kind of line: how its rows are read after a key, their key, and the line of each. */
interface Part<Row> {
  readonly rows: (tx: ReadTx, after: string, limit: number) => Promise<Row[]>
  readonly key: (row: Row) => string
  readonly line: (row: Row) => string
}

/**
 * All that is published, one JSON document a line, of every day: versions, days on which they were halted, standards, and the statements
 * about them. Whoever has it computes comparisons and scores with `protocol/src/compare` and gets those of `GET /catalogue/uniformity`.
 */
export async function* exportPublished(env: CatalogueEnv, actor: string): AsyncGenerator<string> {
  yield `${JSON.stringify({ kind: 'head', node: env.me, at: env.clock.now().toISOString() })}\n`
  yield* part(env, actor, {
    rows: versionsAfter,
    key: ({ hash }) => hash,
    line: ({ hash, place, document }) =>
      `{"kind":"version","hash":"${hash}","region":${JSON.stringify(regionOf(env, place) ?? null)},"document":${document}}`,
  })
  yield* part(env, actor, {
    rows: haltsAfter,
    key: ({ id }) => id,
    line: (halt) => JSON.stringify({ ...halt, kind: 'halt', halt: halt.kind }),
  })
  yield* part(env, actor, {
    rows: standardsAfter,
    key: ({ hash }) => hash,
    line: ({ hash, document }) => `{"kind":"standard","hash":"${hash}","document":${document}}`,
  })
  yield* part(env, actor, {
    rows: statementsAfter,
    key: ({ id }) => id,
    line: ({ header }) => JSON.stringify({ kind: 'statement', header }),
  })
}

async function* part<Row>(env: CatalogueEnv, actor: string, { rows, key, line }: Part<Row>): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const page = await env.db.read(actor, (tx) => rows(tx, after, PAGE))
    const last = page.at(-1)
    if (last === undefined) return
    yield page.map((row) => `${line(row)}\n`).join('')
    after = key(last)
  }
}
