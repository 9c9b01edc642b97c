import type { ParentStanding } from '../case/parent.ts'
import type { Standing } from '../case/standing.ts'
import { dayOf } from '../case/time.ts'
import type { Day } from '../clock/day.ts'
import type { Explanation } from '../clock/explain.ts'
import { actionOf, parentActionOf } from '../event/actions.ts'
import type { ChainHeader, EventHeader } from '../event/header.ts'
import { isVersion } from '../version/version.ts'
import { type Breach, breachesOf, clocksOf } from './breaches.ts'
import { type CustodyPeriod, custodyOf, nodeIdOf } from './custody.ts'
import type { CaseExport, ExportedEvent } from './export.ts'
import { type HandOverReport, handOversOf } from './hand-overs.ts'
import type { LawfulCase, LawfulParent } from './law.ts'

/** What became of an event at another node. `own`: it was sealed for its own node and went nowhere. */
export type ReceiptStanding =
  | { readonly state: 'own' | 'notYet' }
  | { readonly state: 'receipted'; readonly by: string; readonly at: string; readonly verdict: string; readonly code?: string }

/** One event as the reader of the export sees it. */
export interface StepReport {
  readonly seq: number
  readonly id: string
  readonly action: string
  readonly time: string
  /** The day it counts on: that of the act or, where it has none, of its legal time. */
  readonly day: Day
  readonly place: string
  readonly node: string | null
  readonly organisation: string
  readonly role: string
  /** Who asked for it, where the act answers a request. */
  readonly request?: { readonly id: string; readonly place: string; readonly role: string; readonly madeAt: string }
  /** Sections that the event names and this reader does not see, or that were erased. */
  readonly withheld: readonly string[]
  readonly receipt: ReceiptStanding
}

/** A request that nobody has answered yet. */
export interface OpenRequest {
  readonly id: string
  readonly action: string
  readonly place: string
  readonly madeAt: string
}

interface Common {
  readonly case: string
  /** The node that exported it, and when. */
  readonly node: string
  readonly at: string
  readonly seq: number
  readonly steps: readonly StepReport[]
  /** `pinned`: the founders were those that the reader brought. Else he must compare these fingerprints himself. */
  readonly founders: { readonly pinned: boolean; readonly fingerprints: readonly { authority: string; fingerprint: string }[] }
}

export interface CaseReport extends Common {
  readonly kind: 'case'
  readonly item: string
  /** From the pinned version, where the export shows it in full. */
  readonly itemName: { readonly zh: string; readonly en: string | null } | null
  readonly mode: string
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly state: Standing['state']
  readonly end: Standing['end']
  readonly holder: string
  readonly transferTo: string | null
  readonly officialNumber: string | null
  readonly custody: readonly CustodyPeriod[]
  readonly handOvers: readonly HandOverReport[]
  /** Null before the receipt. */
  readonly clocks: Explanation | null
  readonly breaches: readonly Breach[]
  readonly openRequests: readonly OpenRequest[]
}

export interface ParentReport extends Common {
  readonly kind: 'parent'
  readonly place: string
  readonly closed: boolean
  readonly children: ParentStanding['children']
}

export type Report = CaseReport | ParentReport

/** The account of a case that was found lawful. It is read from the chain alone: nothing in it was typed by anyone as a result. */
export function reportCase(lawful: LawfulCase, founders: Common['founders']): CaseReport {
  const { file, last } = lawful
  const asOf = later(dayOf(file.statement.at), last.countedDay ?? dayOf(last.time))
  const [custody, handOvers, clocks] = [custodyOf(lawful), handOversOf(lawful, asOf), clocksOf(last, asOf)]
  const { item, mode, receivingPlace, decidingPlace } = last.born
  const { state, end, holder, officialNumber } = last
  return {
    kind: 'case',
    ...common(lawful, founders),
    ...{ item, mode, receivingPlace, decidingPlace, state, end, holder, officialNumber, custody, handOvers, clocks },
    itemName: isVersion(file.version?.document) ? file.version.document.name : null,
    transferTo: last.transfer?.taker ?? null,
    breaches: breachesOf({ last, clocks, custody, handOvers, asOf }),
    openRequests: openRequests(file),
  }
}

export function reportParent(lawful: LawfulParent, founders: Common['founders']): ParentReport {
  const { place, closed, children } = lawful.last
  return { kind: 'parent', ...common(lawful, founders), place, closed, children }
}

function common({ file, steps }: LawfulCase | LawfulParent, founders: Common['founders']): Common {
  const { case: caseId, statement } = file
  const requests = new Map(steps.map(({ header, request }) => [header.id, request]))
  return {
    ...{ case: caseId, node: statement.node, at: statement.at, seq: statement.seq, founders },
    steps: file.events.map((event) => stepOf(file, event, requests.get(event.header.id))),
  }
}

function stepOf(file: CaseExport, event: ExportedEvent<ChainHeader>, request: EventHeader | undefined): StepReport {
  const { header } = event
  const { place, organisation, role } = header.duty
  const visible = new Set(event.bodies.map(({ section }) => section))
  const { day } = header.facts
  return {
    ...{ seq: header.seq, id: header.id, time: header.time, place, organisation, role },
    action: actionOf(header.type) ?? parentActionOf(header.type) ?? header.type,
    day: typeof day === 'string' ? day : dayOf(header.time),
    node: nodeIdOf(file.trustList, place),
    ...(request && header.madeAt !== undefined ? { request: askerOf(request, header.madeAt) } : {}),
    withheld: header.bodies.map(({ section }) => section).filter((section) => !visible.has(section)),
    receipt: receiptOf(event),
  }
}

const askerOf = ({ id, duty }: EventHeader, madeAt: string) => ({ id, place: duty.place, role: duty.role, madeAt })

function receiptOf({ proof, receipt }: ExportedEvent<ChainHeader>): ReceiptStanding {
  if (proof && proof.batchHeader.from === proof.batchHeader.to) return { state: 'own' }
  const verdict = proof && receipt?.verdicts[proof.index]
  if (!receipt || !verdict) return { state: 'notYet' }
  const code = verdict.verdict === 'refused' ? { code: verdict.code } : {}
  return { state: 'receipted', by: receipt.from, at: receipt.receivedAt, verdict: verdict.verdict, ...code }
}

function openRequests({ requests, statement }: CaseExport): OpenRequest[] {
  return requests
    .map(({ header }) => header)
    .filter(({ id }) => statement.openRequests.includes(id))
    .map(({ id, facts, duty, madeAt }) => ({ id, action: String(facts['action']), place: duty.place, madeAt }))
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
