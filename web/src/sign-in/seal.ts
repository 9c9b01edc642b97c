import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Makes what a browser keeps for us unreadable and unchangeable to it, and to whoever reads its cookies. */
export interface Seal {
  /** `purpose` is part of the seal: what was sealed for one use cannot be handed in for another. */
  close(purpose: string, content: object): string
  /** Undefined where it was not sealed by us for this purpose. */
  open<T>(purpose: string, sealed: string): T | undefined
}

const ALGORITHM = 'aes-256-gcm'
const IV = 12
const TAG = 16

/** AES-256-GCM under a key of this node's portal, the same in all its processes. */
export function sealOf(key: Uint8Array): Seal {
  return {
    close(purpose, content) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(purpose))
      const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open<T>(purpose: string, sealed: string): T | undefined {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= IV + TAG) return undefined
      try {
        const cipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV)).setAAD(Buffer.from(purpose))
        cipher.setAuthTag(bytes.subarray(IV, IV + TAG))
        return JSON.parse(cipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + cipher.final('utf8')) as T
      } catch {
        return undefined
      }
    },
  }
}
