import { readDemo, type Scan, type TestNode, type TwoNodes, twoNodes } from './two-nodes.ts'

type Demo = Awaited<ReturnType<typeof readDemo>>
/** An application of the demo: `relay` has a fee, `refused` a second person, `deemed` and `peerDown` are plain, `peerDown` has a good code. */
export type Plot = 'online' | 'relay' | 'refused' | 'deemed' | 'peerDown' | 'joint'

/** The demo's two regions with all who live and work there: one for a test file, a fresh case for each test. */
export interface Stage extends TwoNodes {
  readonly demo: Demo
  nodeOf(place: string): TestNode
  /** A token of one of staff by id, of the person with an identity number, or the operator's. Made once a day of the story. */
  tokenOf(node: TestNode, who: string): Promise<string>
  /** The id of a person at the node where they live. */
  personId(idNumber: string): Promise<string>
}

export async function openStage(...setting: Parameters<typeof twoNodes>): Promise<Stage> {
  const nodes = await twoNodes(...setting)
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (node: TestNode, who: string): Promise<string> => {
    if (who === 'operator') return Promise.resolve(node.operator)
    const known = tokens.get(`${node.id} ${who}`)
    if (known) return known
    const made = node.tokenOf(who.startsWith('staff-') ? { staff: who } : { idNumber: who })
    tokens.set(`${node.id} ${who}`, made)
    return made
  }
  return {
    ...nodes,
    // Tokens do not outlive the days that pass.
    moveTo: async (instant) => {
      await nodes.moveTo(instant)
      tokens.clear()
    },
    demo: await readDemo(),
    nodeOf: (place) => (place.startsWith('50') ? nodes.chongqing : nodes.sichuan),
    tokenOf,
    personId: async (idNumber) => {
      const as = await tokenOf(nodes.chongqing, idNumber)
      return (await nodes.chongqing.call('GET', '/identity/me', { as })).body.id
    },
  }
}

/** Who works at a place in the demo: `second` is its second examiner. */
export const staffAt = (place: string, duty: 'clerk' | 'examiner' | 'second' | 'helper'): string =>
  `staff-${place.replace(':', '-')}-${duty}`

let scans = 0

/** A scan that no other is equal to. */
export const pdf = (name = 'scan'): Scan => ({
  name: `${name}.pdf`,
  type: 'application/pdf',
  bytes: new TextEncoder().encode(`%PDF-1.4\n% ${name} ${++scans}\n`),
})
