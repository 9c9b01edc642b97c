import type { Item, SaidBefore } from '../../exchange/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { ownStatements } from './statement.store.ts'

/** What this node said of its catalogue, as it is said to a partner that lost it: every partner hears all of it. */
export async function sayAgain(me: string, tx: ReadTx, asked: readonly SaidBefore[]): Promise<Item[]> {
  const statements = await ownStatements(tx, me, asked)
  return statements.map(({ header, document }) => {
    const documents =
      document === null || header.document === null ? [] : [{ hash: header.document, value: JSON.parse(document) }]
    return { header, bodies: [], documents }
  })
}
