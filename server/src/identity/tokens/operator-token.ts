import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '../../platform/db/db.ts'
import { problem } from '../problems.ts'
import type { TokenSources } from './create-token.ts'
import { hashOfToken, isToken, newToken } from './secret.ts'
import { insertToken, isTokenGood, revokeTokensOf } from './token.store.ts'

const OPERATOR = { kind: 'operator', actor: 'operator' } as const
const OWNER_ONLY = 0o600

/**
 * The operator's first token: `<folder>/operator.token`, readable by the owner of the node's process alone. Written at the first start;
 * deleting the file and starting again gives another and ends the old one. The file comes first and the store after it, so a crash
 * between the two is mended by the next start.
 */
export async function ensureOperatorToken(tx: Tx, folder: string, { random, now }: TokenSources): Promise<void> {
  const token = (await readToken(folder)) ?? (await writeToken(folder, newToken(random)))
  const hash = hashOfToken(token)
  if (await isTokenGood(tx, hash)) return
  await revokeTokensOf(tx, OPERATOR, now)
  await insertToken(tx, { ...OPERATOR, hash, madeBy: 'start', madeAt: now, expiresAt: null })
  tx.audit({
    actor: 'start',
    action: 'identity.createToken',
    subject: OPERATOR.actor,
    facts: { kind: OPERATOR.kind, expiresAt: null },
  })
}

const fileIn = (folder: string) => join(folder, 'operator.token')

async function readToken(folder: string): Promise<string | undefined> {
  const text = await readFile(fileIn(folder), 'utf8').catch(absent)
  if (text === undefined) return undefined
  const token = text.trim()
  if (!isToken(token)) throw problem.badOperatorToken({ folder })
  return token
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}

async function writeToken(folder: string, token: string): Promise<string> {
  const draft = `${fileIn(folder)}.new`
  const file = await open(draft, 'w', OWNER_ONLY)
  try {
    // The mode given to `open` counts only for a file that was not there.
    await file.chmod(OWNER_ONLY)
    await file.writeFile(`${token}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, fileIn(folder))
  return token
}
