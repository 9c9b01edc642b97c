import { randomBytes } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys } from '@tongban/protocol/suite/keys'
import type { PrivateKey, PublicKey, SuiteName } from '@tongban/protocol/suite/suite'
import type { Authority } from '@tongban/protocol/trust/list-shape'
import { usageFailure } from '../outcome.ts'
import { readJson } from './list-file.ts'

/** The key of a founding authority as it lies in a file. Without `private` it is what others may be given. */
interface AuthorityKey {
  readonly suite: SuiteName
  readonly key: PublicKey
  readonly private?: PrivateKey
}

/** The authority of `NAME=FILE`. Where there is no such file a key is made in it, for its owner's eyes only. */
export async function authorityOf(named: string, suite: SuiteName): Promise<Authority> {
  const [, id, file] = /^([^=]+)=(.+)$/.exec(named) ?? []
  if (id === undefined || file === undefined) {
    throw usageFailure(`“${named}”应写成 名称=密钥文件`, `"${named}" should be NAME=KEYFILE`)
  }
  const known = await stat(file).catch(() => undefined)
  const key = known ? await readKey(file) : await makeKey(file, suite)
  return { id, suite: key.suite, key: key.key }
}

async function makeKey(file: string, suite: SuiteName): Promise<AuthorityKey> {
  const { sign } = await newNodeKeys(suitesNode[suite], (length) => randomBytes(length))
  const key = { suite, key: sign.public, private: sign.private }
  await writeFile(file, `${JSON.stringify(key)}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`不能新建密钥文件 ${file}（${error.code}）`, `The key file ${file} cannot be made (${error.code})`)
  })
  return key
}

async function readKey(file: string): Promise<AuthorityKey> {
  const key = await readJson(file)
  if (isAuthorityKey(key)) return key
  throw usageFailure(`文件 ${file} 不是机构密钥`, `The file ${file} is not a key of an authority`)
}

const isAuthorityKey = (value: unknown): value is AuthorityKey =>
  typeof value === 'object' &&
  value !== null &&
  'suite' in value &&
  'key' in value &&
  (value.suite === 'intl' || value.suite === 'gm')

/** The private key by which an authority signs. */
export async function signingKey(file: string): Promise<{ suite: SuiteName; private: PrivateKey }> {
  // Read once for a plain word on a missing file, so that the reason is not mistaken for a wrong key.
  await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw usageFailure(`读不到密钥文件 ${file}（${error.code}）`, `The key file ${file} cannot be read (${error.code})`)
  })
  const { suite, private: secret } = await readKey(file)
  if (secret) return { suite, private: secret }
  throw usageFailure(`文件 ${file} 只有公钥，不能签名`, `The file ${file} has the public key only and cannot sign`)
}
