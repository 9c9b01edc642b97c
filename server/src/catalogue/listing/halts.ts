import { type HaltKind, offerSubject, streamOf } from '@tongban/protocol/event/catalogue'
import type { Verdict } from '../../exchange/index.ts'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { rescoreLater } from '../comparing/rescore.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { announce } from '../statements/announce.ts'
import { managerAt } from '../statements/staff.ts'
import { dutyOf, type Statement } from '../statements/statement.ts'
import { wordsIn } from '../statements/words.ts'
import { type HaltRecord, haltsFrom, insertHalt, isPublished, lockHalt, markResumed } from './halt.store.ts'
import { notify } from './notice.ts'

export interface Halting {
  readonly id: string
  readonly actor: Actor
  readonly item: string
  readonly place: string
  readonly kind: HaltKind
  readonly from: string
  /** Last day of a suspension; open where it is null. What is retired does not come back. */
  readonly until: string | null
  readonly reason: string
}

/** Suspends or retires an item at a place of this node: from its first day on nobody can apply there. Cases that run go on. */
export async function haltOffer(env: CatalogueEnv, halting: Halting): Promise<HaltRecord> {
  const { id, actor, item, place, kind, from, reason } = halting
  const until = kind === 'retire' ? null : halting.until
  managerAt(actor, place)
  if (env.nodeOf(place) !== env.me) throw problem.placeElsewhere({ place }, { field: '/body/place' })
  if (from < dayOf(env.clock.now())) throw problem.dayPast({ from }, { field: '/body/from' })
  if (until !== null && until < from) throw problem.daysReversed({ from, until }, { field: '/body/until' })
  return env.db.write(actor.id, async (tx) => {
    if (!(await isPublished(tx, { item, place }))) throw problem.nothingOffered({ item, place }, { field: '/body/item' })
    const subject = offerSubject({ item, place })
    const stream = await streamOf(subject, env.suites)
    const facts = { halt: id, item, place, kind, from, until }
    const saying = { act: 'haltOffer', stream, subject, duty: dutyOf(actor, place), facts, document: { words: reason } } as const
    await takeHalt(env, tx, await announce(env, tx, saying))
    tx.audit({ actor: actor.id, action: 'catalogue.haltOffer', subject: id, facts: { item, place, kind } })
    return { id, item, place, kind, from, until, reason, resumedFrom: null }
  })
}

export interface Resuming {
  readonly id: string
  readonly actor: Actor
  readonly from: string
}

/** Ends a suspension from a day on that is not past. */
export async function resumeOffer(env: CatalogueEnv, { id, actor, from }: Resuming): Promise<HaltRecord> {
  if (from < dayOf(env.clock.now())) throw problem.dayPast({ from }, { field: '/body/from' })
  return env.db.write(actor.id, async (tx) => {
    const halt = await lockHalt(tx, id)
    if (!halt || env.nodeOf(halt.place) !== env.me) throw problem.haltUnknown({ halt: id }, { field: '/path/id' })
    const { item, place, kind } = halt
    managerAt(actor, place)
    if (kind === 'retire') throw problem.retired({ item, place })
    const subject = offerSubject(halt)
    const stream = await streamOf(subject, env.suites)
    const saying = {
      act: 'resumeOffer',
      stream,
      subject,
      duty: dutyOf(actor, place),
      facts: { item, place, halt: id, from },
    } as const
    await takeResumption(env, tx, await announce(env, tx, saying))
    tx.audit({ actor: actor.id, action: 'catalogue.resumeOffer', subject: id, facts: { item, place } })
    return { ...halt, resumedFrom: from }
  })
}

const stored: Verdict = { verdict: 'stored' }

export async function takeHalt(env: CatalogueEnv, tx: Tx, { header, facts, document }: Statement<'haltOffer'>): Promise<Verdict> {
  const { halt: id, item, place, kind, from, until } = facts
  if (env.nodeOf(place) !== header.source) throw problem.notItsPlace({ place })
  if (!(await isPublished(tx, { item, place }))) return { verdict: 'waiting' }
  await insertHalt(tx, { id, item, place, kind, from, until, reason: wordsIn(document), resumedFrom: null })
  await notify(env, tx, { kind: kind === 'retire' ? 'retired' : 'suspended', item, place, from, subject: id })
  await rescoreLater(env, tx, item)
  return stored
}

export async function takeResumption(env: CatalogueEnv, tx: Tx, { header, facts }: Statement<'resumeOffer'>): Promise<Verdict> {
  const halt = await lockHalt(tx, facts.halt)
  if (!halt) return { verdict: 'waiting' }
  const { id, item, place, kind } = halt
  if (env.nodeOf(place) !== header.source) throw problem.notItsPlace({ place })
  if (kind === 'retire') throw problem.retired({ item, place })
  await markResumed(tx, id, facts.from)
  await notify(env, tx, { kind: 'resumed', item, place, from: facts.from, subject: id })
  await rescoreLater(env, tx, item)
  return stored
}

/** What halts an item on a day or later. */
export const listHalts = (
  env: CatalogueEnv,
  actor: string,
  wanted: { readonly item: string; readonly place: string | null; readonly day: string },
): Promise<HaltRecord[]> => env.db.read(actor, (tx) => haltsFrom(tx, wanted))
