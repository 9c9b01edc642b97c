import type { Standing } from '@tongban/protocol/case/standing'
import type { Terms } from '@tongban/protocol/case/step'
import { rightsFor } from '@tongban/protocol/trust/agreement'
import type { Version } from '@tongban/protocol/version/version'
import { agreementByHash, originsOf } from '../../exchange/index.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import { lockCase } from '../case.store.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { readEvents, readFileRefs, readRequests } from '../event.store.ts'
import { rightsOf, type Told } from './address.ts'
import type { History } from './append.ts'
import type { Desk } from './settle.ts'
import { openWriting, type Writing } from './writing.ts'

/** Within one region no agreement speaks: the receiving place has no rights of the deciding one, and papers cross the hall. */
export const withinOneRegion: Terms = { rights: [], handOverDays: { result: 1, paper: 2, push: 1 }, recheckDays: 1 }

/** What the agreement pinned at submit gives for this item. */
export async function termsOf(tx: ReadTx, born: Standing['born']): Promise<Terms> {
  if (born.agreement === null) return withinOneRegion
  const agreement = (await agreementByHash(tx, born.agreement)) ?? bug(`agreement ${born.agreement} of a stored case is gone`)
  return { rights: rightsFor(agreement, born.item), handOverDays: agreement.handOverDays, recheckDays: agreement.recheckDays }
}

/** Locks a case and lays out all that its next acts need. */
export async function openCase(env: CasesEnv, tx: Tx, caseId: string): Promise<{ writing: Writing; desk: Desk } | undefined> {
  const file = await lockCase(tx, caseId)
  if (!file) return undefined
  const version = await env.catalogue.version(tx, file.standing.born.version)
  return {
    writing: openWriting(file, await termsOf(tx, file.standing.born), version),
    desk: await deskFor(env, tx, file, version),
  }
}

export async function deskFor(env: CasesEnv, tx: Tx, file: CaseFile, version: Version | undefined): Promise<Desk> {
  const open = (await readRequests(tx, file.caseId)).filter((request) => request.answeredSeq === null)
  return {
    open,
    history: historyOf(tx, file.caseId),
    decidesByRule: version?.decidesByRule ?? false,
    filesHere: (await missingFiles(env, tx, file)).length === 0,
  }
}

/** All that was said of a case, in the order in which a newcomer must hear it; read once, and only when somebody asks. */
export function historyOf(tx: ReadTx, caseId: string): History {
  let told: Promise<readonly Told[]> | undefined
  return () => (told ??= readHistory(tx, caseId))
}

async function readHistory(tx: ReadTx, caseId: string): Promise<Told[]> {
  const events = await readEvents(tx, caseId)
  const requests = await readRequests(tx, caseId)
  const origins = await originsOf(
    tx,
    [...events, ...requests].map(({ id }) => id),
  )
  // A request comes before the event that answers it, else the newcomer would have to let the answer wait.
  const told = [
    ...requests.map((r) => ({ ...r, place: r.answeredSeq ?? Number.POSITIVE_INFINITY })),
    ...events.map((e) => ({ ...e, place: e.seq })),
  ]
  return told
    .sort((a, b) => a.place - b.place)
    .map(({ id, parsed, bodies }) => {
      const origin = origins.get(id)?.origin
      return { header: parsed, bodies, ...(origin ? { origin } : {}) }
    })
}

/** Files of the sections this node may see that are not stored and checked here (protocol.md, Files). */
export async function missingFiles(env: CasesEnv, tx: ReadTx, file: Pick<CaseFile, 'caseId' | 'standing'>): Promise<string[]> {
  const rights: ReadonlySet<string> = rightsOf(env.trust(), file.standing, env.me)
  const wanted = (await readFileRefs(tx, file.caseId)).filter(({ section }) => rights.has(section)).map(({ sha256 }) => sha256)
  const missing: string[] = []
  for (const sha256 of new Set(wanted)) if (!(await env.files.find(sha256))) missing.push(sha256)
  return missing
}
