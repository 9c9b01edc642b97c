import type { CaseAction, ParentAction } from '@tongban/protocol/event/actions'
import type { Report } from '@tongban/protocol/verify/verify'

/** How a story must end: read against the verified log, never against what the demo printed. */
export interface Expected {
  readonly end: string
  readonly holder: string
  /** Every event of the chain, in order: one lost or doubled shows here. */
  readonly acts: readonly (CaseAction | ParentAction)[]
  readonly deemed?: true
  /** Limits that are breached in the story, as the log itself shows; none else. */
  readonly breaches?: readonly string[]
  /** Whether an official 办件编号 is given; only where the implementation code is good. */
  readonly numbered?: true
}

const arrives = ['submit', 'receive', 'verifyOriginal', 'handOver', 'takeOver'] as const

/** The table of ends (issue "Two regions handle one real case", cases 1 to 5). */
export const expected: Readonly<Record<string, Expected>> = {
  online: {
    end: 'granted',
    holder: '510100:gjj',
    acts: ['submit', 'receive', 'handOver', 'takeOver', 'accept', 'grant', 'issue', 'deliver', 'close', 'rate'],
  },
  relay: {
    end: 'granted',
    holder: '500103:window',
    acts: [
      ...arrives,
      'requireSupplement',
      'supplement',
      'accept',
      'chargeFee',
      'payFee',
      'grant',
      'issue',
      'handOver',
      'takeOver',
      'deliver',
      'close',
      'rate',
    ],
  },
  jointParent: {
    end: 'closed',
    holder: '500103:window',
    acts: ['opened', 'childOpened', 'childOpened', 'childEnded', 'childEnded', 'closed'],
  },
  jointRenewal: {
    end: 'granted',
    holder: '500103:window',
    acts: [
      'submit',
      'receive',
      'handOver',
      'takeOver',
      'inquire',
      'answer',
      'accept',
      'grant',
      'issue',
      'handOver',
      'takeOver',
      'deliver',
      'close',
    ],
  },
  jointEntry: {
    end: 'granted',
    holder: '500103:window',
    acts: ['submit', 'receive', 'handOver', 'takeOver', 'accept', 'grant', 'issue', 'handOver', 'takeOver', 'deliver', 'close'],
  },
  refused: { end: 'refused', holder: '511602:renshe', acts: [...arrives, 'accept', 'refuse', 'deliver', 'close'] },
  deemed: {
    end: 'granted',
    holder: '511602:renshe',
    deemed: true,
    breaches: ['notice', 'recheck'],
    acts: [...arrives, 'deemAccepted', 'grant', 'issue', 'deliver', 'close'],
  },
  peerDown: {
    end: 'granted',
    holder: '511602:renshe',
    numbered: true,
    acts: [...arrives, 'accept', 'grant', 'issue', 'deliver', 'close'],
  },
}

export interface Difference {
  readonly what: string
  readonly expected: string
  readonly found: string
}

/** In what a verified log differs from the end it should have; nothing where it is as it should be. */
export function differences(wanted: Expected, report: Report): Difference[] {
  const found = foundIn(report)
  const pairs: readonly [string, string, string][] = [
    ['end', wanted.end, found.end],
    ['holder', wanted.holder, found.holder],
    ['acts', wanted.acts.join(' '), report.steps.map(({ action }) => action).join(' ')],
    ['deemed', String(wanted.deemed === true), String(found.deemed)],
    ['breaches', (wanted.breaches ?? []).join(' '), found.breaches.join(' ')],
    ['numbered', String(wanted.numbered === true), String(found.numbered)],
    ['open requests', '0', String(found.open)],
  ]
  return pairs.filter(([, is, was]) => is !== was).map(([what, is, was]) => ({ what, expected: is, found: was }))
}

function foundIn(report: Report) {
  if (report.kind === 'parent')
    return { end: report.closed ? 'closed' : 'open', holder: report.place, deemed: false, numbered: false, breaches: [], open: 0 }
  const { end, state, holder, clocks, officialNumber, openRequests, breaches } = report
  const deemed = clocks?.deemedAccepted === true
  return {
    end: state === 'closed' ? String(end) : state,
    holder,
    deemed,
    numbered: officialNumber !== null,
    breaches: breaches.map(({ what }) => what),
    open: openRequests.length,
  }
}
