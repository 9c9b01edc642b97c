import { canonicalBytes, canonicalText } from '@tongban/protocol/canonical'
import { hashOf } from '@tongban/protocol/hash'
import type { Suites } from '@tongban/protocol/suite/suite'
import { isTrustList } from '@tongban/protocol/trust/list-shape'
import {
  type Founders,
  nodeOfPlace,
  type TrustedNode,
  type TrustList,
  type TrustListContext,
  type TrustListStanding,
  type TrustListVerdict,
  trustListStanding,
  verifyTrustList,
} from '@tongban/protocol/trust/trust-list'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Log } from '../../platform/log.ts'
import type { ProblemError } from '../../platform/problem.ts'
import { problem } from '../problems.ts'
import { insertTrustList, listsAfter, lockTrustLists } from './trust-list.store.ts'

export interface TrustParts {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly suites: Suites
  readonly me: string
  /** Who signs the first trust list; each later one is judged by the one before it. */
  readonly founders: Founders
  /** Days for which an expired list still stands, with an alarm; as the agreement says. */
  readonly graceDays: number
  /** Told in the transaction in which somebody here brought a newer list than the one before: a port, for who speaks to the peers. */
  readonly announce?: AnnounceTrust
}

export type AnnounceTrust = (
  tx: Tx,
  newer: { readonly list: TrustList; readonly before: TrustList; readonly actor: string },
) => Promise<void>

/** The trust list as this process knows it. */
export interface Trust {
  /** The newest list, verified. Refused with `identity/noTrustList` while there is none. It may have expired: ask `standing` before believing a peer. */
  trust(): TrustList
  standing(): TrustListStanding
  /** All nodes but this one. */
  peers(): readonly TrustedNode[]
  isMine(place: string): boolean
  /** Reads what other processes of this node took in since. */
  load(): Promise<void>
  /** Takes in a newer list, for the actor; the same list again changes nothing. */
  accept(list: unknown, actor: string): Promise<TrustList>
  /**
   * Takes in what a peer says is a newer list, in the caller's transaction, judged as if an operator here had brought it; nobody is told.
   * `duplicate`: it is not newer than the one known.
   */
  hear(tx: Tx, list: unknown, from: string): Promise<'stored' | 'duplicate'>
}

const refusals = {
  malformed: problem.trustListMalformed,
  contradictory: problem.trustListContradictory,
  tooFewSignatures: problem.trustListUnsigned,
  notNewer: problem.trustListOld,
  expired: problem.trustListExpired,
} as const satisfies Record<Extract<TrustListVerdict, { ok: false }>['why'], unknown>

export function createTrust(parts: TrustParts): Trust {
  const { db, clock, log, me, graceDays } = parts
  let current: TrustList | undefined
  const held = () => current ?? raise(problem.noTrustList())

  async function load(): Promise<void> {
    const stored = await db.read('start', (tx) => listsAfter(tx, current?.version ?? 0))
    for (const { document } of stored) current = await verified(parts, JSON.parse(document), current)
    if (current && trustListStanding(current, clock.now(), graceDays) !== 'inForce') {
      log.error({ version: current.version, expiresAt: current.expiresAt }, 'identity.trustListExpired')
    }
  }

  return {
    trust: held,
    standing: () => trustListStanding(held(), clock.now(), graceDays),
    peers: () => held().nodes.filter(({ id }) => id !== me),
    isMine: (place) => nodeOfPlace(held(), place)?.id === me,
    load,
    async accept(list, actor) {
      // Another process may have taken in a newer one: it is judged by that.
      await load()
      const before = current
      if (before && isTrustList(list) && canonicalText(list) === canonicalText(before)) return before
      await db.write(actor, async (tx) => {
        await lockTrustLists(tx)
        const taken = await take(tx, parts, { list, actor, before })
        if (before) await parts.announce?.(tx, { list: taken, before, actor })
      })
      await load()
      return held()
    },
    async hear(tx, list, from) {
      await lockTrustLists(tx)
      // Another process may have taken in a newer one, or this one did and could not read it back.
      let before = current
      for (const { document } of await listsAfter(tx, before?.version ?? 0))
        before = await verified(parts, JSON.parse(document), before)
      if (before && isTrustList(list) && isKnown(list, before)) return 'duplicate'
      const taken = await take(tx, parts, { list, actor: from, before })
      tx.afterCommit(() => {
        current = taken
      })
      return 'stored'
    },
  }
}

/** A list from the store, judged again: the database alone must not be able to change whom the node trusts. */
async function verified(parts: TrustParts, list: TrustList, before: TrustList | undefined): Promise<TrustList> {
  // It was in force when it was taken in; that it has expired since is for `standing` to say.
  const verdict = await verifyTrustList(list, { ...contextOf(parts, before), now: new Date(list.issuedAt) })
  return verdict.ok ? verdict.list : raise(refusals[verdict.why]({ version: list.version, stored: true }))
}

const contextOf = ({ founders, suites, clock, graceDays }: TrustParts, before: TrustList | undefined): TrustListContext => ({
  founders: before ?? founders,
  suites,
  now: clock.now(),
  lastVersion: before?.version ?? 0,
  graceDays,
})

interface Taking {
  readonly list: unknown
  readonly actor: string
  readonly before: TrustList | undefined
}

/** The same one, or one that was left behind. */
const isKnown = (list: TrustList, before: TrustList): boolean =>
  list.version < before.version || canonicalText(list) === canonicalText(before)

/** Judges a list by the one before it and stores it; the lock is held. */
async function take(tx: Tx, parts: TrustParts, { list, actor, before }: Taking): Promise<TrustList> {
  const verdict = await verifyTrustList(list, contextOf(parts, before))
  const version = before?.version ?? 0
  if (!verdict.ok) throw refusals[verdict.why]({ version, detail: verdict.detail })
  // Between the load and the lock another process was faster: this one must be judged by its list.
  if ((await listsAfter(tx, version)).length > 0) throw problem.trustListOld({ version })
  const hash = await hashOf(parts.suites, 'sha-256', canonicalBytes(verdict.list))
  const stored = { version: verdict.list.version, hash, document: canonicalText(verdict.list) }
  await insertTrustList(tx, stored, { at: parts.clock.now(), by: actor })
  tx.audit({ actor, action: 'identity.trustList', subject: parts.me, facts: { version: stored.version, hash } })
  return verdict.list
}

function raise(refused: ProblemError): never {
  throw refused
}
