import { gmNode } from './gm-node.ts'
import { intlNode } from './intl-node.ts'
import type { Suites } from './suite.ts'

/** Both suites for Node. Every program is built with both: a node of one must verify what peers of the other wrote. */
export const suitesNode = { intl: intlNode, gm: gmNode } as const satisfies Suites
