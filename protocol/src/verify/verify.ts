import type { JsonLimits } from '../canonical.ts'
import { linkChain } from './chain.ts'
import { checkContent } from './content.ts'
import { type Reader, trustDocuments } from './documents.ts'
import type { CaseExport } from './export.ts'
import type { Fault } from './fault.ts'
import { fingerprints } from './founders.ts'
import { judgeCase, judgeParent } from './law.ts'
import { proveEvents } from './proofs.ts'
import { type Read, readExport } from './read.ts'
import { remembering } from './remembering.ts'
import { type Report, reportCase, reportParent } from './report.ts'

export type { Reader } from './documents.ts'
export { type Fault, type VerifyFault, verifyFaults } from './fault.ts'
export { readFounders } from './founders.ts'
export type { CaseReport, ParentReport, Report, StepReport } from './report.ts'

export type Verdict = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly fault: Fault }

export interface VerifyOptions extends Reader {
  readonly limits?: JsonLimits
}

/**
 * Checks an exported case offline, from nothing but the export itself and, where the reader has them, the founding authorities' keys
 * (protocol.md, Export): form, trust, statement, the proof of each event, its content, the chain, and the law of each step. Names the
 * first fault and its event. A body that is not here is withheld, a receipt that is not here is *not yet receipted*: neither is a fault.
 */
export async function verifyExport(input: string | object, options: VerifyOptions): Promise<Verdict> {
  const read = readExport(input, options.limits)
  if (!read.ok) return read
  const verdict = await verifyRead(read, { ...options, suites: remembering(options.suites) })
  return verdict.ok ? verdict : { ok: false, fault: located(read.file, verdict.fault) }
}

async function verifyRead(read: Read, options: VerifyOptions): Promise<Verdict> {
  const trusted = await trustDocuments(read, options)
  if (!trusted.ok) return trusted
  const proven = await proveEvents(trusted)
  if (!proven.ok) return proven
  const sound = await checkContent(proven)
  if (!sound.ok) return sound
  const linked = await linkChain(sound)
  if (!linked.ok) return linked
  const founders = {
    pinned: options.founders !== undefined,
    fingerprints: await fingerprints(linked.file.trustList, options.suites),
  }
  if (linked.file.kind === 'parent') {
    const lawful = judgeParent(linked)
    return lawful.ok ? { ok: true, report: reportParent(lawful, founders) } : lawful
  }
  const lawful = judgeCase(linked)
  return lawful.ok ? { ok: true, report: reportCase(lawful, founders) } : lawful
}

function located(file: CaseExport, fault: Fault): Fault {
  for (const list of ['events', 'requests'] as const) {
    const index = file[list].findIndex(({ header }) => header.id === fault.event)
    if (index !== -1) return { ...fault, at: `/${list}/${index}` }
  }
  return fault
}
