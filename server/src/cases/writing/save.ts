import { enqueue } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { saveProjections } from '../case.store.ts'
import { markAnswered, saveEvents, saveRequests } from '../event.store.ts'
import type { Writing } from './writing.ts'

/** Writes a whole writing of a case that is already here, in the caller's transaction. */
export function saveWriting(tx: Tx, writing: Writing, at: Date): Promise<void> {
  return saveWritings(tx, [writing], at)
}

/** Writes what was written of cases that are already here, with as many statements for many as for one. */
export async function saveWritings(tx: Tx, writings: readonly Writing[], at: Date): Promise<void> {
  await saveProjections(
    tx,
    writings.map(({ file }) => file),
    at,
  )
  await saveNew(tx, writings, at)
}

/** Writes what was written of new cases; their rows are the caller's to insert. */
export async function saveNew(tx: Tx, writings: readonly Writing[], at: Date): Promise<void> {
  await saveEvents(tx, eventsIn(writings), at)
  await saveRequests(tx, requestsIn(writings))
  await markAnswered(tx, answeredIn(writings))
  await enqueue(
    tx,
    writings.flatMap(({ outbox }) => outbox),
  )
  for (const { audit, feed } of writings) {
    for (const line of audit) tx.audit(line)
    for (const entry of feed) tx.publish(entry)
  }
}

const eventsIn = (writings: readonly Writing[]) =>
  writings.flatMap(({ file: { caseId }, events }) => events.map((event) => ({ caseId, event })))
const requestsIn = (writings: readonly Writing[]) =>
  writings.flatMap(({ file: { caseId }, requests }) => requests.map((request) => ({ caseId, request })))
const answeredIn = (writings: readonly Writing[]) =>
  writings.flatMap(({ file: { caseId }, answered }) => answered.map((one) => ({ caseId, ...one })))
