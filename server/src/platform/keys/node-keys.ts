import { hkdfSync } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url, toHex } from '@tongban/protocol/bytes'
import { kidOf, newNodeKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, Suite } from '@tongban/protocol/suite/suite'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { bug } from '../problem.ts'
import { problem } from '../problems.ts'
import type { Random } from '../random.ts'

const Okp = { kty: Type.Literal('OKP'), crv: Type.Union([Type.Literal('Ed25519'), Type.Literal('X25519')]), x: Type.String() }
const Sm2 = { kty: Type.Literal('EC'), crv: Type.Literal('SM2'), point: Type.String() }
const secret = { d: Type.String() }
const Pair = Type.Object({
  public: Type.Union([Type.Object(Okp), Type.Object(Sm2)]),
  private: Type.Union([Type.Object({ ...Okp, ...secret }), Type.Object({ ...Sm2, ...secret })]),
})
const KeyFile = Type.Object({
  suite: Type.Union([Type.Literal('intl'), Type.Literal('gm')]),
  kid: Type.String(),
  sign: Pair,
  encrypt: Pair,
})

/**
 * The key set of a node, from `current.json` in its key folder; made, for its owner's eyes only, where there is none.
 * Refuses with `platform/keysExposed` when others may read the file and `platform/keysUnreadable` when it is damaged or of another suite.
 */
export async function loadKeys(folder: string, suite: Suite, random: Random): Promise<NodeKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'current.json')
  if (!(await stat(file).catch(() => undefined)))
    await createKeys(join(folder, `draft-${toHex(random.bytes(8))}`), file, await newNodeKeys(suite, random.bytes))
  await checkMode(file)
  return parseKeys(await readFile(file, 'utf8'), file, suite)
}

/** A link fails where the name exists: of two processes that start together one makes the keys, and both use them. */
async function createKeys(draft: string, file: string, keys: NodeKeys): Promise<void> {
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify(keys))
    await handle.sync()
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
}

async function checkMode(file: string): Promise<void> {
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw problem.keysExposed({ file })
}

async function parseKeys(text: string, file: string, suite: Suite): Promise<NodeKeys> {
  const keys = parse(text)
  if (!Value.Check(KeyFile, keys) || keys.suite !== suite.name) throw problem.keysUnreadable({ file, suite: suite.name })
  const kid = await kidOf(suite, { sign: keys.sign.public, encrypt: keys.encrypt.public })
  if (kid !== keys.kid) throw problem.keysUnreadable({ file, suite: suite.name })
  return keys
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A secret of 32 bytes for one purpose, derived from the node's keys (HKDF, RFC 5869), so that it needs no file of its own. */
export function deriveSecret(keys: NodeKeys, purpose: string): Uint8Array {
  const seed = fromBase64url(keys.sign.private.d) ?? bug('A loaded key has no secret')
  return new Uint8Array(hkdfSync('sha256', seed, '', `tongban ${purpose}`, 32))
}
