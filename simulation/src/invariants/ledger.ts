import type { Standing } from '@tongban/protocol/case/standing'
import type { ChainHeader } from '@tongban/protocol/event/header'
import type { Look } from './look.store.ts'

/** One event of a case as the first node that had it showed it. */
export interface Link {
  readonly id: string
  readonly hash: string
  readonly action: string
  readonly header: ChainHeader
}

/** What a node showed when it was last looked at. */
export interface NodeSeen {
  look: Look
  readonly standings: Map<string, Standing>
  /** Ids of all events and requests stored there. */
  readonly stored: Set<string>
  /** How far each chain goes there. */
  readonly seqs: Map<string, number>
  /** The acts of each parent's chain there. */
  readonly parents: Map<string, readonly string[]>
  /** The trust lists it took in. */
  lists: Look['lists']
}

const nothing: Look = { files: [], events: [], requests: [], said: [], heard: [], parents: [], lists: [], bodies: [] }

/** What the onlooker has seen so far: the one chain of each case, what each node had, and what was promised to people. */
export class Ledger {
  readonly chains = new Map<string, Link[]>()
  readonly nodes = new Map<string, NodeSeen>()
  /** A node told somebody that a case stands at least there: it may never know less. */
  readonly promised = new Map<string, number>()

  at(node: string): NodeSeen {
    const seen = this.nodes.get(node) ?? {
      look: nothing,
      standings: new Map(),
      stored: new Set(),
      seqs: new Map(),
      parents: new Map(),
      lists: [],
    }
    this.nodes.set(node, seen)
    return seen
  }

  standingsAt(node: string): Standing[] {
    return [...this.at(node).standings.values()]
  }

  promise(node: string, caseId: string, seq: number): void {
    const name = `${node} ${caseId}`
    this.promised.set(name, Math.max(seq, this.promised.get(name) ?? 0))
  }

  chain(caseId: string): Link[] {
    const chain = this.chains.get(caseId) ?? []
    this.chains.set(caseId, chain)
    return chain
  }
}
