import { type GmPrimitives, gmSuite } from './gm.ts'
import { sm3Digest } from './gm-curve.ts'
import type { Suite } from './suite.ts'

/** The primitives of `gm` in JavaScript alone: WebCrypto has none of them. */
export const gmPrimitivesWeb: GmPrimitives = { digest: async (bytes) => sm3Digest(bytes) }

/** The suite `gm` for browsers; also runs in Node, where the two are tested against each other. */
export const gmWeb: Suite = gmSuite(gmPrimitivesWeb)
