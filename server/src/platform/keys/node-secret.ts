import { hkdfSync } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url, toBase64url } from '@tongban/protocol/bytes'
import { problem } from '../problems.ts'
import type { Random } from '../random.ts'
import { exists, mustBeOwn, writeOnce } from './own-file.ts'

const BYTES = 32

/**
 * What only this node knows and never publishes, from `secret` in its key folder; made where there is none. It is no half of the key
 * set, which changes: a code that was printed for somebody opens their case after a rotation too.
 * Refuses with `platform/keysExposed` when others may read the file and `platform/secretUnreadable` when it is damaged.
 */
export async function loadSecret(folder: string, random: Random): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'secret')
  if (!(await exists(file))) await writeOnce(file, toBase64url(random.bytes(BYTES)), random)
  await mustBeOwn(file)
  const secret = fromBase64url((await readFile(file, 'utf8')).trim())
  if (secret?.length !== BYTES) throw problem.secretUnreadable({ file })
  return secret
}

/** 32 bytes for one purpose out of the node's secret (HKDF, RFC 5869), so that no purpose needs a file of its own. */
export const deriveSecret = (secret: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `tongban ${purpose}`, BYTES))
