import type { Standing } from '@tongban/protocol/case/standing'
import type { Terms } from '@tongban/protocol/case/step'
import { termsOf } from '@tongban/protocol/case/terms'
import type { Agreement } from '@tongban/protocol/trust/agreement'
import type { Version } from '@tongban/protocol/version/version'
import { agreementByHash, originsOf } from '../../exchange/index.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import { lockCase } from '../case.store.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CasesEnv } from '../env.ts'
import { type FileSource, fileSourcesOf, readEvents, readRequests } from '../event.store.ts'
import { rightsOf, type Told } from './address.ts'
import type { History } from './append.ts'
import type { Desk, OpenCase } from './settle.ts'
import { type MissingFile, openWriting } from './writing.ts'

/** What the agreement pinned at submit gives for this item. */
export async function pinnedTerms(tx: ReadTx, { agreement: hash, item }: Standing['born']): Promise<Terms> {
  return termsUnder({ agreement: hash, item }, hash === null ? null : await agreementByHash(tx, hash))
}

/** The same of an agreement that has been read: null where the case needs none. */
export function termsUnder(
  { agreement: hash, item }: Pick<Standing['born'], 'agreement' | 'item'>,
  found: Agreement | null | undefined,
): Terms {
  return termsOf(found === undefined ? bug(`agreement ${hash} of a stored case is gone`) : found, item)
}

/** Locks a case and lays out all that its next acts need. */
export async function openCase(env: CasesEnv, tx: Tx, caseId: string): Promise<OpenCase | undefined> {
  const file = await lockCase(tx, caseId)
  if (!file) return undefined
  const version = await env.catalogue.version(tx, file.standing.born.version)
  return {
    writing: openWriting(file, await pinnedTerms(tx, file.standing.born), version),
    desk: await deskFor(env, tx, file, version),
  }
}

export async function deskFor(env: CasesEnv, tx: Tx, file: CaseFile, version: Version | undefined): Promise<Desk> {
  const open = (await readRequests(tx, file.caseId)).filter((request) => request.answeredSeq === null)
  return {
    open,
    history: historyOf(tx, file.caseId),
    decidesByRule: version?.decidesByRule ?? false,
    missing: await missingFiles(env, file, (await fileSourcesOf(tx, [file.caseId])).get(file.caseId) ?? []),
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

/** The files of the sections this node may see that are not stored and checked here (protocol.md, Files). */
export async function missingFiles(
  env: Pick<CasesEnv, 'trust' | 'me' | 'files'>,
  { standing }: CaseFile,
  sources: readonly FileSource[],
): Promise<MissingFile[]> {
  const rights: ReadonlySet<string> = rightsOf(env.trust(), standing, env.me)
  const missing = new Map<string, MissingFile>()
  for (const { sha256, section, source } of sources) {
    if (rights.has(section) && !(await env.files.find(sha256))) missing.set(sha256, { sha256, source })
  }
  return [...missing.values()]
}
