import type { CaseAction, ParentAction } from '@tongban/protocol/event/actions'
import type { staff } from './pair.fixture.ts'

interface Course {
  /** What happens in the life of the case, in this order, each once. */
  readonly acts: readonly (CaseAction | ParentAction)[]
  /** Who exports it at the end, at each node where somebody may. */
  readonly readers: readonly (keyof typeof staff)[]
  /** The nodes that have all of it. */
  readonly nodes: readonly ('chongqing' | 'sichuan')[]
  readonly isParent?: true
}

const both = ['chongqing', 'sichuan'] as const
const arrives = ['submit', 'receive', 'verifyOriginal', 'handOver', 'takeOver'] as const
const atOnce = ['submit', 'receive', 'handOver', 'takeOver', 'accept', 'grant', 'issue'] as const

/** The cases that are played, with how each must have gone. */
export const plots = {
  relay: {
    acts: [...arrives, 'accept', 'chargeFee', 'payFee', 'grant', 'issue', 'handOver', 'takeOver', 'deliver', 'close'],
    ...{ readers: ['clerk', 'examiner'], nodes: both },
  },
  online: { acts: [...atOnce, 'deliver', 'close'], readers: ['person', 'fundExaminer'], nodes: both },
  home: { acts: [...atOnce, 'deliver', 'close'], readers: ['homeClerk', 'examiner'], nodes: ['sichuan'] },
  jointParent: {
    acts: ['opened', 'childOpened', 'childOpened', 'childEnded', 'childEnded', 'closed'],
    ...{ readers: ['clerk'], nodes: ['chongqing'], isParent: true },
  },
  // It comes to Sichuan with an inquiry, and leaves the sight of who answered it with the answer.
  jointRenewal: {
    acts: [
      ...['submit', 'receive', 'handOver', 'takeOver', 'inquire', 'answer', 'accept', 'grant', 'issue'],
      ...['handOver', 'takeOver', 'deliver', 'close'],
    ],
    ...{ readers: ['clerk'], nodes: both },
  },
  jointEntry: {
    acts: [...atOnce, 'handOver', 'takeOver', 'deliver', 'close'],
    ...{ readers: ['clerk', 'entryExaminer'], nodes: both },
  },
  refused: {
    acts: [...arrives, 'accept', 'refuse', 'deliver', 'close'],
    readers: ['hechuanClerk', 'socialExaminer'],
    nodes: both,
  },
  deemed: {
    acts: [...arrives, 'deemAccepted', 'grant', 'issue', 'deliver', 'close'],
    ...{ readers: ['hechuanClerk', 'socialExaminer'], nodes: both },
  },
  peerDown: {
    acts: [...arrives, 'accept', 'grant', 'issue', 'deliver', 'close'],
    ...{ readers: ['hechuanClerk', 'socialExaminer'], nodes: both },
  },
} as const satisfies Readonly<Record<string, Course>>

export type Plot = keyof typeof plots
export const courseOf = (plot: Plot): Course => plots[plot]
