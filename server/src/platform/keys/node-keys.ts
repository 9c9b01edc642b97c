import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kidOf, newNodeKeys } from '@tongban/protocol/suite/keys'
import type { NodeKeys, Suite } from '@tongban/protocol/suite/suite'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { problem } from '../problems.ts'
import type { Random } from '../random.ts'
import { exists, mustBeOwn, writeOnce } from './own-file.ts'

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
  if (!(await exists(file))) await writeOnce(file, JSON.stringify(await newNodeKeys(suite, random.bytes)), random)
  await mustBeOwn(file)
  return parseKeys(await readFile(file, 'utf8'), file, suite)
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
