import type { BatchItem, Origin, SectionBody } from '@tongban/protocol/batch/envelope'
import type { Body } from '@tongban/protocol/event/hash'
import type { EventHeader } from '@tongban/protocol/event/header'
import type { HashName } from '@tongban/protocol/suite/suite'
import type { ReadTx, Tx } from '../platform/db/db.ts'

/** A body of an earlier event, named by the event's id. */
export type EarlierBody = SectionBody & { readonly event: string }

/** An event or request to be said to one node. `to` may be this node: then it is only sealed, so that it can be proved. */
export interface OutboxItem<Header extends AnyHeader = EventHeader> {
  /** Node id of the receiver. */
  readonly to: string
  readonly header: Header
  /** Only of sections the receiver has a right to. */
  readonly bodies: readonly Body[]
  /** Bodies of earlier events, of sections to which this event gives the right. */
  readonly earlier?: readonly EarlierBody[]
  /** Of an event that another node wrote: that writer's batch. */
  readonly origin?: Origin
  /** Documents that the header names by hash. */
  readonly documents?: NonNullable<BatchItem['documents']>
  readonly caseId: string
  /** The order of what this node says of this case; unique per case and receiver. */
  readonly ord: number
}

/** What every header has, of a type that is known here or not. */
export interface AnyHeader {
  readonly id: string
  readonly source: string
  readonly type: string
  readonly case: string
  readonly hash: HashName
  readonly seq?: number
}

/** What was heard, with every check of the protocol passed that needs no knowledge of the case. */
export interface Delivery<Header extends AnyHeader = EventHeader> {
  readonly header: Header
  /** The header's canonical text, as it was hashed and signed. */
  readonly text: string
  /** Hash of the header under its own hash. */
  readonly hash: string
  readonly bodies: readonly Body[]
  readonly earlier: readonly EarlierBody[]
  readonly documents?: NonNullable<BatchItem['documents']>
  /** Batch header, signature, index and proof of the *writer's* batch: the sender's own unless the event was forwarded. */
  readonly origin: Origin
  /** Node id of who sent it, not always who wrote it. */
  readonly sender: string
}

/**
 * What became of an event: `waiting` is offered again when the case has moved, `notUnderstood` is shown to an operator, `refused` holds
 * back at the sender whatever comes later of the case.
 */
export type Verdict =
  | { readonly verdict: 'stored' | 'duplicate' | 'waiting' | 'notUnderstood' }
  | { readonly verdict: 'refused'; readonly code: string }

/**
 * Takes an event into a slice, in the transaction of inbox and receipt. A thrown ProblemError is a refusal with its code; anything
 * else is a bug: refused with `exchange/handlerFailed`, the rest of the batch stands. What it wrote is undone in both cases. It may be
 * called twice for one event (a batch is tried whole first), and again for an event it stored when a repeat brings more bodies.
 */
export type Handler = (tx: Tx, delivery: Delivery) => Promise<Verdict>

/** The events of one batch on a handler's table: each is judged by itself, and what they change is written for all at once. */
export interface Sitting {
  /** As a `Handler`; what it changes may stay unwritten until the end. */
  take(delivery: Delivery): Promise<Verdict>
  /** Writes what was taken. Nothing is taken after it; without it nothing was. */
  end(): Promise<void>
}

/** Takes the events of a batch in one sitting: told which will come, it reads and writes for all of them with a few statements. */
export interface SittingHandler {
  readonly sit: (tx: Tx, deliveries: readonly Delivery[]) => Promise<Sitting>
}

/** Takes events that have a header of their own, neither of a chain nor a request: it judges the whole shape itself. */
export interface OwnHandler {
  readonly own: (tx: Tx, delivery: Delivery<AnyHeader>) => Promise<Verdict>
}

/** Handlers by prefix of the event type, e.g. `cn.tongban.case.`; the longest prefix wins. */
export type Handlers = Readonly<Record<string, Handler | OwnHandler | SittingHandler>>

/** Whether a node may have this file of this case: a port that the slice holding the case fills. */
export type MayReadFile = (tx: ReadTx, node: string, caseId: string, sha256: string) => Promise<boolean>

/** An event that this node said before, named by its case. */
export interface SaidBefore {
  readonly caseId: string
  readonly event: string
}

/** What travels of an event: the parts of an `OutboxItem` that are not its address. */
export type Item = Pick<OutboxItem<AnyHeader>, 'header' | 'bodies' | 'earlier' | 'origin' | 'documents'>

/**
 * Writes again what was said to a node before and is no longer kept here, with the content that node has a right to now: a port that the
 * slices holding the events fill. What they do not have, or may not say to that node, is missing from the answer.
 */
export type SayAgain = (tx: ReadTx, peer: string, events: readonly SaidBefore[]) => Promise<readonly Item[]>

/**
 * Takes in a newer trust list for the actor, in the transaction of inbox and receipt. `duplicate`: it is known, or older than the one known.
 * Refusals are those of `POST /identity/trust`.
 */
export type TakeTrust = (tx: Tx, list: unknown, actor: string) => Promise<'stored' | 'duplicate'>
