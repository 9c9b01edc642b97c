import { dayOf } from '../../platform/clock.ts'
import { cutPage, decodeCursor } from '../../platform/http/paging.ts'
import type { CatalogueEnv } from '../env.ts'
import { checkDictionary } from './check-dictionary.ts'
import { type Editing, editEntry, standingEntry, withdrawDraft } from './edit-entry.ts'
import { type Check, type Edition, lastEdition } from './edition.store.ts'
import { type EntriesWanted, type EntryKey, type EntryRecord, type EntryState, entriesAfter } from './entry.store.ts'
import { EntryPosition } from './entry-position.ts'
import { type FailedLine, failedOf } from './failed-search.store.ts'
import { problem } from './problems.ts'
import { publishDictionary } from './publish-dictionary.ts'
import { takeUpShipped } from './take-up-shipped.ts'
import { weekOf } from './week.ts'

export type EntryLine = EntryRecord & { readonly state: EntryState }

export interface EntriesQuery extends Pick<EntriesWanted, 'kind' | 'state' | 'text' | 'variety' | 'limit'> {
  readonly cursor: string | undefined
}

/** The everyday words of the search: edited as drafts, checked against the query sets, published as editions. */
export interface Dictionary {
  entries(actor: string, wanted: EntriesQuery): Promise<{ entries: EntryLine[]; next?: string }>
  /** The draft where there is one, else what is published. Refuses `catalogue/entryUnknown`. */
  entry(actor: string, key: EntryKey): Promise<EntryRecord>
  edit(editing: Editing): Promise<EntryRecord>
  withdraw(actor: string, key: EntryKey): Promise<void>
  check(actor: string): Promise<Check>
  publish(actor: string, check: string): Promise<Edition>
  edition(actor: string): Promise<Edition | undefined>
  /** Queries of the week of that day (this week by default) that found nothing, the most frequent first. */
  failed(
    actor: string,
    wanted: { readonly day: string | undefined; readonly limit: number },
  ): Promise<{ week: string; entries: FailedLine[] }>
}

export function createDictionary(env: CatalogueEnv): Dictionary {
  return {
    async entries(actor, { cursor, ...wanted }) {
      const after = cursor === undefined ? undefined : decodeCursor(EntryPosition, cursor)
      // Somebody may open the dictionary before anyone has searched.
      if (!(await env.db.read(actor, lastEdition))) await env.db.write(actor, (tx) => takeUpShipped(env, tx))
      const rows = await env.db.read(actor, (tx) => entriesAfter(tx, { ...wanted, after }))
      return cutPage(rows, wanted.limit, ({ region, kind, term, state }) => ({ region, kind, term, state }))
    },
    async entry(actor, key) {
      const found = await env.db.read(actor, (tx) => standingEntry(tx, key))
      if (!found) throw problem.entryUnknown({ ...key }, { field: '/path/term' })
      return found
    },
    edit: (editing) => editEntry(env, editing),
    withdraw: (actor, key) => withdrawDraft(env, actor, key),
    check: (actor) => checkDictionary(env, actor),
    publish: (actor, check) => publishDictionary(env, actor, check),
    edition: (actor) => env.db.read(actor, lastEdition),
    async failed(actor, { day, limit }) {
      const week = weekOf(day ?? dayOf(env.clock.now()))
      return { week, entries: await env.db.read(actor, (tx) => failedOf(tx, week, limit)) }
    },
  }
}
