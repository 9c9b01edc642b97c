import { createHash, getHashes } from 'node:crypto'
import { type GmPrimitives, gmSuite } from './gm.ts'
import { sm3Digest } from './gm-curve.ts'
import type { Suite } from './suite.ts'

/** OpenSSL's SM3 is several times as fast as JavaScript; a Node that was built without it has the latter. */
const native = getHashes().includes('sm3')

/** The primitives of `gm` by node:crypto. Its SM2 is not used: `sign('sm3', …)` knows no identifier (see protocol.md, Warning). */
export const gmPrimitivesNode: GmPrimitives = {
  async digest(bytes) {
    if (!native) return sm3Digest(bytes)
    const buffer = createHash('sm3').update(bytes).digest()
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length)
  },
}

/** The suite `gm` for servers and command lines. */
export const gmNode: Suite = gmSuite(gmPrimitivesNode)
