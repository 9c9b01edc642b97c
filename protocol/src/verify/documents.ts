import { canonicalBytes } from '../canonical.ts'
import { digestOf, hashOf } from '../hash.ts'
import { hashNames, type Suites } from '../suite/suite.ts'
import { agreementHash, verifyAgreement } from '../trust/agreement.ts'
import { type Founders, verifyTrustList } from '../trust/trust-list.ts'
import { type CaseExport, trustListHash, verifyStatement } from './export.ts'
import { type Faulty, faulty } from './fault.ts'
import type { Read } from './read.ts'

/** What the reader of an export brings himself. */
export interface Reader {
  readonly suites: Suites
  /** Whom he trusts to say which nodes there are. Without them a whole forged world could not be told from the real one. */
  readonly founders?: Founders
  /** His own time; given, a statement from the future is not believed. */
  readonly now?: Date
}

declare const mark: unique symbol

/** An export whose trust list, statement, agreement and version are believed. Only `trustDocuments` can say so. Its events are not yet. */
export interface Trusted {
  readonly ok: true
  readonly file: CaseExport
  readonly suites: Suites
  readonly [mark]: true
}

const aheadMs = 24 * 3_600_000

/**
 * The second step: the trust list as it stood at the time of the export, by its signatures; the statement of the exporting node; then
 * agreement and version, which the statement names by hash.
 */
export async function trustDocuments({ file }: Read, reader: Reader): Promise<Trusted | Faulty> {
  const why =
    (await trustListFault(file, reader)) ??
    (await statementFault(file, reader)) ??
    (await agreementFault(file, reader)) ??
    (await versionFault(file, reader))
  if (why) return why
  const trusted: Omit<Trusted, typeof mark> = { ok: true, file, suites: reader.suites }
  return trusted as Trusted // the one place that may say so
}

async function trustListFault(
  { trustList, agreement, statement }: CaseExport,
  { founders, suites }: Reader,
): Promise<Faulty | undefined> {
  const verdict = await verifyTrustList(trustList, {
    founders: founders ?? trustList,
    suites,
    now: new Date(statement.at),
    lastVersion: 0,
    graceDays: agreement?.trustGraceDays ?? 0,
  })
  return verdict.ok ? undefined : faulty('verify/trustList', verdict.detail ?? verdict.why)
}

async function statementFault(file: CaseExport, { suites, now }: Reader): Promise<Faulty | undefined> {
  const { statement, trustList } = file
  if (statement.case !== file.case) return faulty('verify/statement', 'otherCase')
  const suite = suites[statement.suite]
  if (!suite) return faulty('verify/suiteMissing', statement.suite)
  if (now && Date.parse(statement.at) > now.getTime() + aheadMs) return faulty('verify/statement', 'early')
  const signed = await verifyStatement(statement, { trust: trustList, suites })
  if (!signed.ok) return faulty('verify/statement', signed.why)
  const named = await trustListHash(trustList, suites, suite.hashName)
  return named === statement.trustList ? undefined : faulty('verify/trustList', 'notTheOneStated')
}

async function agreementFault({ agreement, statement, trustList }: CaseExport, { suites }: Reader): Promise<Faulty | undefined> {
  if (!agreement) return statement.agreement === null ? undefined : faulty('verify/agreement', 'missing')
  const verdict = await verifyAgreement(agreement, { trust: trustList, suites })
  if (!verdict.ok) return faulty('verify/agreement', verdict.why)
  // A signature beyond those of the parties is checked by nobody, so it may not stand here.
  const signers = agreement.signatures.map(({ node }) => node)
  const superfluous = new Set(signers).size !== signers.length || signers.length !== agreement.parties.length
  if (superfluous) return faulty('verify/agreement', 'superfluousSignature')
  const named = await anyHash(suites, (under) => agreementHash(agreement, suites, under))
  return statement.agreement !== null && named.includes(statement.agreement)
    ? undefined
    : faulty('verify/agreement', 'notTheOneStated')
}

async function versionFault({ version, statement }: CaseExport, { suites }: Reader): Promise<Faulty | undefined> {
  if ((version?.hash ?? null) !== statement.version) return faulty('verify/version', 'notTheOneStated')
  if (!version?.document) return undefined
  const { hash, document } = version
  const named = await anyHash(suites, (under) => hashOf(suites, under, canonicalBytes(document)))
  return named.includes(hash) ? undefined : faulty('verify/version', 'altered')
}

/** A document that regions share has the hash of the one that named it first, so any that is known here will do. */
function anyHash(suites: Suites, hash: (under: (typeof hashNames)[number]) => Promise<string>): Promise<string[]> {
  return Promise.all(hashNames.filter((name) => digestOf(suites, name)).map(hash))
}
