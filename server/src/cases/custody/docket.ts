import type { Agreement } from '@tongban/protocol/trust/agreement'
import type { Version } from '@tongban/protocol/version/version'
import { agreementByHash } from '../../exchange/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { insertCases, lockCases } from '../case.store.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { type FileSource, fileSourcesOf, requestsOf, saveContent, type ToldOf } from '../event.store.ts'
import { historyOf, missingFiles, termsUnder } from '../writing/desk.ts'
import { saveNew, saveWritings } from '../writing/save.ts'
import type { Desk } from '../writing/settle.ts'
import { openWriting, type StoredRequest, type Writing } from '../writing/writing.ts'
import { followUpLater, nudgeLater } from './follow-up.ts'

/** A case on the docket: what of it is written, and what came of it that is not in the store yet. */
export interface Listed {
  readonly writing: Writing
  /** All requests of the case, in the order in which they came. */
  requests: readonly StoredRequest[]
  sources: readonly FileSource[]
  /** Whether it was here before. */
  stored: boolean
  /** Whether something has to happen after this transaction. */
  followUp: boolean
}

/**
 * The cases that the events of one batch are about: locked and read together, and written together at the end, with as many statements
 * for two hundred as for one. Where their history is asked for in between, all is written first.
 */
export interface Docket {
  readonly tx: Tx
  /** Undefined where the case is not here. */
  find(caseId: string): Listed | undefined
  /** Enters a case whose first event has just come. */
  enter(file: CaseFile): Promise<Listed>
  desk(listed: Listed): Promise<Desk>
  agreement(hash: string): Promise<Agreement | undefined>
  version(hash: string): Promise<Version | undefined>
  /** Content of an event or request that is already here. */
  addContent(content: ToldOf): void
  end(): Promise<void>
}

/** Locks and reads those of the cases that are here. */
export async function openDocket(env: CasesEnv, tx: Tx, caseIds: readonly string[]): Promise<Docket> {
  const listed = new Map<string, Listed>()
  const content: ToldOf[] = []
  const agreement = kept((hash: string) => agreementByHash(tx, hash))
  const version = kept((hash: string) => env.catalogue.version(tx, hash))

  async function list(file: CaseFile, known: Pick<Listed, 'requests' | 'sources' | 'stored'>): Promise<Listed> {
    const { born } = file.standing
    const terms = termsUnder(born, born.agreement === null ? null : await agreement(born.agreement))
    const one = { ...known, writing: openWriting(file, terms, await version(born.version)), followUp: false }
    listed.set(file.caseId, one)
    return one
  }

  async function save(): Promise<void> {
    const moved = [...listed.values()].filter(hasMoved)
    await saveMoved(tx, moved, env.clock.now())
    await saveContent(tx, content.splice(0))
    moved.forEach(clear)
  }

  async function history(caseId: string) {
    for (const { writing } of listed.values()) nudgeLater(env, tx, writing)
    await save()
    return historyOf(tx, caseId)()
  }

  const desk = async ({ writing, requests, sources }: Listed): Promise<Desk> => ({
    open: unanswered({ writing, requests }),
    history: () => history(writing.file.caseId),
    decidesByRule: writing.version?.decidesByRule ?? false,
    missing: await missingFiles(env, writing.file, sources),
  })

  async function end(): Promise<void> {
    for (const one of listed.values()) {
      if (one.followUp) await followUpLater(env, tx, { writing: one.writing, desk: await desk(one) })
    }
    await save()
  }

  const files = await lockCases(tx, caseIds)
  const here = [...files.keys()]
  const requests = here.length > 0 ? await requestsOf(tx, here) : undefined
  const sources = here.length > 0 ? await fileSourcesOf(tx, here) : undefined
  for (const [caseId, file] of files) {
    await list(file, { requests: requests?.get(caseId) ?? [], sources: sources?.get(caseId) ?? [], stored: true })
  }
  return {
    ...{ tx, agreement, version, desk, end },
    find: (caseId) => listed.get(caseId),
    enter: (file) => list(file, { requests: [], sources: [], stored: false }),
    addContent: (one) => void content.push(one),
  }
}

/** An answer is kept; that there is none is not, for it may yet come. */
function kept<Value>(find: (key: string) => Promise<Value | undefined>): (key: string) => Promise<Value | undefined> {
  const found = new Map<string, Value>()
  return async (key) => {
    const value = found.get(key) ?? (await find(key))
    if (value !== undefined) found.set(key, value)
    return value
  }
}

/** The requests of a listed case that wait for their answer. */
export const unanswered = ({ writing, requests }: Pick<Listed, 'writing' | 'requests'>): StoredRequest[] =>
  requests.filter(({ id, answeredSeq }) => answeredSeq === null && !writing.answered.some(({ requestId }) => requestId === id))

/** Whatever changes a case is written into the audit. */
const hasMoved = ({ writing, stored }: Listed): boolean => !stored || writing.audit.length > 0

async function saveMoved(tx: Tx, moved: readonly Listed[], at: Date): Promise<void> {
  const born = moved.filter(({ stored }) => !stored).map(({ writing }) => writing)
  const unknownHere = { applicant: null, queryNumber: null, queryCodeHash: null }
  if (born.length > 0) {
    await insertCases(
      tx,
      born.map(({ file }) => ({ ...file, ...unknownHere })),
      at,
    )
  }
  await saveNew(tx, born, at)
  await saveWritings(
    tx,
    moved.filter(({ stored }) => stored).map(({ writing }) => writing),
    at,
  )
}

/** What is in the store is not written again: the case goes on from there. */
function clear(one: Listed): void {
  const { answered, events, requests, outbox, audit, feed } = one.writing
  const answeredBy = new Map(answered.map(({ requestId, seq }) => [requestId, seq]))
  one.requests = one.requests.map((request) => ({ ...request, answeredSeq: answeredBy.get(request.id) ?? request.answeredSeq }))
  for (const list of [answered, events, requests, outbox, audit, feed]) list.length = 0
  one.stored = true
}
