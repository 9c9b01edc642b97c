import { sameBytes, toBase64url } from '../bytes.ts'
import type { PublicKey, Suite, Suites } from '../suite/suite.ts'

interface Remembered {
  readonly key: string
  readonly bytes: Uint8Array
  readonly good: Promise<boolean>
}

/**
 * The same suites, but each signature is verified once: all events of a batch bring the same signed header, and one signature pays for
 * them all. What was signed is compared byte for byte, so nothing else can borrow the verdict.
 */
export function remembering({ intl, gm }: Suites): Suites {
  return { ...(intl ? { intl: withMemory(intl) } : {}), ...(gm ? { gm: withMemory(gm) } : {}) }
}

function withMemory(suite: Suite): Suite {
  const bySignature = new Map<string, Remembered[]>()
  return {
    ...suite,
    verify(publicKey, bytes, signature) {
      const name = toBase64url(signature)
      const known = bySignature.get(name) ?? []
      const key = keyText(publicKey)
      const before = known.find((one) => one.key === key && sameBytes(one.bytes, bytes))
      if (before) return before.good
      const good = suite.verify(publicKey, bytes, signature)
      bySignature.set(name, [...known, { key, bytes, good }])
      return good
    },
  }
}

const keyText = (key: PublicKey): string => (key.crv === 'SM2' ? key.point : `${key.crv} ${key.x}`)
