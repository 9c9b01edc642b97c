import { enqueue } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { saveProjection } from '../case.store.ts'
import { markAnswered, saveEvents, saveRequests } from '../event.store.ts'
import type { Writing } from './writing.ts'

/** Writes a whole writing of a case that is already here, in the caller's transaction. */
export async function saveWriting(tx: Tx, writing: Writing, at: Date): Promise<void> {
  const { file, events, requests, answered, outbox } = writing
  await saveEvents(tx, file.caseId, events, at)
  await saveRequests(tx, file.caseId, requests)
  for (const { requestId, seq } of answered) await markAnswered(tx, file.caseId, requestId, seq)
  await saveProjection(tx, file, at)
  if (outbox.length > 0) await enqueue(tx, outbox)
  for (const line of writing.audit) tx.audit(line)
  for (const entry of writing.feed) tx.publish(entry)
}

/** Writes a new case's events and what goes out of them; its row is the caller's to insert. */
export async function saveNew(tx: Tx, { file, events, outbox, audit, feed }: Writing, at: Date): Promise<void> {
  await saveEvents(tx, file.caseId, events, at)
  await enqueue(tx, outbox)
  for (const line of audit) tx.audit(line)
  for (const entry of feed) tx.publish(entry)
}
