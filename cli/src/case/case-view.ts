import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Said } from '../language.ts'

/** A case as a node shows it to one actor (`GET /cases/{id}`), as far as this program reads it. */
export interface CaseView {
  readonly id: string
  readonly version: number
  readonly item: { readonly id: string; readonly name: { readonly zh: string; readonly en: string | null } }
  readonly mode: string
  readonly state: string
  readonly holder: string
  readonly transfer: { readonly taker: string; readonly papers: boolean } | null
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly officialNumber: string | null
  readonly queryNumber: string | null
  readonly clocks: Clocks | null
  readonly due: string | null
  readonly timeline: readonly Entry[]
  readonly requests: readonly Request[]
  readonly openSteps: readonly CaseAction[]
  readonly parent: string | null
}

export interface Clocks {
  readonly acceptedDay: string | null
  readonly deemedAccepted: boolean
  readonly provisional: boolean
  readonly notice: Clock | null
  readonly decision: Clock | null
  readonly delivery: Clock | null
}

interface Clock {
  readonly due: string | null
  readonly state: string
}

/** One event of the case. */
export interface Entry {
  readonly seq: number
  readonly event: string
  readonly action: string
  readonly at: string
  readonly day: string
  readonly place: string
  readonly organisation: string
  readonly role: string
  readonly requestId?: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly content: Readonly<Record<string, unknown>>
  readonly paper?: { readonly number: string } & Said
}

export interface Request {
  readonly id: string
  readonly action: string
  readonly place: string
  readonly role: string
  readonly madeAt: string
  readonly answeredSeq: number | null
}

/** A parent and its children (`GET /parents/{id}`). */
export interface ParentView {
  readonly id: string
  readonly item: string
  readonly kind: string
  readonly closed: boolean
  readonly version: number
  readonly children: readonly {
    readonly id: string
    readonly item: string
    readonly decidingPlace: string
    readonly state: string
    readonly holder: string
    readonly end: string | null
    readonly due: string | null
  }[]
}

/** The day a case was or is due: that of its decision, else of the clock that runs. */
export const dueOf = ({ clocks, due }: Pick<CaseView, 'clocks' | 'due'>): string | null =>
  clocks?.decision?.due ?? clocks?.notice?.due ?? due
