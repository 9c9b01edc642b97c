import { createHash } from 'node:crypto'
import { toBase64url } from '@tongban/protocol/bytes'
import type { Random } from '../../platform/random.ts'

const SECRET_BYTES = 32

/** A fresh bearer token: `tb_` and 32 random bytes. The prefix lets scanners find one that leaked. */
export function newToken(random: Random): string {
  return `tb_${toBase64url(random.bytes(SECRET_BYTES))}`
}

export const isToken = (text: string): boolean => /^tb_[A-Za-z0-9_-]{43}$/.test(text)

/** What is stored of a token. A plain hash is enough: nobody can guess 32 random bytes. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
