import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concat } from '../bytes.ts'

// The oracle of the tests: the command line `openssl`, and the DER that it speaks.

/** Whether there is an `openssl` with SM2: 1.1.1 has signatures without a working distid option, 3.x has all. */
export function opensslHasSm2(): boolean {
  try {
    return execFileSync('openssl', ['list', '-public-key-algorithms'], { encoding: 'utf8', stdio: 'pipe' }).includes('SM2')
  } catch {
    return false
  }
}

const integer = 2
const octets = 4
const sequence = 0x30

/** Tag, length, value. */
function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const value = concat(...parts)
  const length =
    value.length < 128
      ? [value.length]
      : value.length < 256
        ? [0x81, value.length]
        : [0x82, value.length >> 8, value.length & 255]
  return concat(Uint8Array.of(tag, ...length), value)
}

/** An INTEGER: as short as it can be, and with a zero before a first bit that would be the sign. */
function derInteger(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  const short = start < 0 ? Uint8Array.of(0) : bytes.slice(start)
  return der(integer, (short[0] ?? 0) > 127 ? concat(Uint8Array.of(0), short) : short)
}

/** The values in a SEQUENCE of integers and octet strings; integers as 32 bytes. */
function derValues(bytes: Uint8Array): Uint8Array[] {
  const values: Uint8Array[] = []
  for (let rest = firstOf(bytes).value; rest.length > 0; ) {
    const { tag, value, after } = firstOf(rest)
    values.push(tag === integer ? thirtyTwo(value) : value)
    rest = after
  }
  return values
}

function firstOf(bytes: Uint8Array): { tag: number; value: Uint8Array; after: Uint8Array } {
  const [tag = 0, first = 0, ...more] = bytes.slice(0, 4)
  const extra = first > 128 ? first - 128 : 0
  const length = extra === 0 ? first : more.slice(0, extra).reduce((sum, byte) => sum * 256 + byte, 0)
  const start = 2 + extra
  return { tag, value: bytes.slice(start, start + length), after: bytes.slice(start + length) }
}

const thirtyTwo = (value: Uint8Array): Uint8Array => concat(new Uint8Array(32), value).slice(-32)

/** SM2-Signature ::= SEQUENCE { r INTEGER, s INTEGER } (GM/T 0009), to and from r‖s. */
export const signatureToDer = (raw: Uint8Array): Uint8Array =>
  der(sequence, derInteger(raw.slice(0, 32)), derInteger(raw.slice(32)))
export const signatureFromDer = (bytes: Uint8Array): Uint8Array => concat(...derValues(bytes))

/** SM2-Cipher ::= SEQUENCE { x INTEGER, y INTEGER, C3 OCTET STRING, C2 OCTET STRING } (GM/T 0009), to and from 04‖C1‖C3‖C2. */
export const cipherToDer = (raw: Uint8Array): Uint8Array =>
  der(
    sequence,
    derInteger(raw.slice(1, 33)),
    derInteger(raw.slice(33, 65)),
    der(octets, raw.slice(65, 97)),
    der(octets, raw.slice(97)),
  )
export const cipherFromDer = (bytes: Uint8Array): Uint8Array => concat(Uint8Array.of(4), ...derValues(bytes))

const pem = (label: string, bytes: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

/** 1.2.840.10045.2.1 and 1.2.156.10197.1.301. */
const ecPublicKey = Uint8Array.of(6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1)
const sm2Curve = Uint8Array.of(6, 8, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 1, 0x82, 0x2d)

/** SubjectPublicKeyInfo (RFC 5480) of a point. */
export const publicPem = (point: Uint8Array): string =>
  pem('PUBLIC KEY', der(sequence, der(sequence, ecPublicKey, sm2Curve), der(3, Uint8Array.of(0), point)))

/** ECPrivateKey (RFC 5915) of a secret and its point. */
export const privatePem = (secret: Uint8Array, point: Uint8Array): string =>
  pem(
    'EC PRIVATE KEY',
    der(
      sequence,
      Uint8Array.of(integer, 1, 1),
      der(octets, secret),
      der(0xa0, sm2Curve),
      der(0xa1, der(3, Uint8Array.of(0), point)),
    ),
  )

export interface OpensslKey {
  readonly secret: Uint8Array
  readonly point: Uint8Array
}

/** `openssl pkeyutl` in a folder of its own that is gone afterwards; `files` are there as their names say. */
function pkeyutl(files: Readonly<Record<string, Uint8Array | string>>, args: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return new Uint8Array(execFileSync('openssl', ['pkeyutl', ...args], { cwd: folder, stdio: 'pipe' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const keyFiles = ({ secret, point }: OpensslKey) => ({ 'private.pem': privatePem(secret, point), 'public.pem': publicPem(point) })
const signing = (id: string) => ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${id}`, '-in', 'message']

/** What openssl signs, as r‖s. */
export const opensslSign = (key: OpensslKey, message: Uint8Array, id: string): Uint8Array =>
  signatureFromDer(pkeyutl({ ...keyFiles(key), message }, ['-sign', '-inkey', 'private.pem', ...signing(id)]))

/** Whether openssl verifies r‖s. */
export function opensslVerify(
  point: Uint8Array,
  { message, signature }: Record<'message' | 'signature', Uint8Array>,
  id: string,
) {
  const files = { 'public.pem': publicPem(point), message, signature: signatureToDer(signature) }
  try {
    pkeyutl(files, ['-verify', '-pubin', '-inkey', 'public.pem', '-sigfile', 'signature', ...signing(id)])
    return true
  } catch {
    return false
  }
}

/** What openssl encrypts, as 04‖C1‖C3‖C2. */
export const opensslEncrypt = (point: Uint8Array, plaintext: Uint8Array): Uint8Array =>
  cipherFromDer(
    pkeyutl({ 'public.pem': publicPem(point), plaintext }, ['-encrypt', '-pubin', '-inkey', 'public.pem', '-in', 'plaintext']),
  )

/** What openssl makes of 04‖C1‖C3‖C2, or undefined. */
export function opensslDecrypt(key: OpensslKey, ciphertext: Uint8Array): Uint8Array | undefined {
  try {
    return pkeyutl({ ...keyFiles(key), ciphertext: cipherToDer(ciphertext) }, [
      '-decrypt',
      '-inkey',
      'private.pem',
      '-in',
      'ciphertext',
    ])
  } catch {
    return undefined
  }
}
