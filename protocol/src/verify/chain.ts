import { headerHash } from '../event/hash.ts'
import type { ChainHeader, RequestHeader } from '../event/header.ts'
import type { Suites } from '../suite/suite.ts'
import { openRequestsOf } from './close-export.ts'
import type { Sound } from './content.ts'
import type { CaseExport } from './export.ts'
import { type Faulty, faulty, faultyAt } from './fault.ts'

declare const mark: unique symbol

/** An export that is one whole chain up to its statement, with every request that was ever made. Only `linkChain` can say so. */
export interface Linked {
  readonly ok: true
  readonly file: CaseExport
  readonly requests: ReadonlyMap<string, RequestHeader>
  readonly [mark]: true
}

/**
 * The fifth step: one chain of one case, each event naming the one before it, up to the very event of the statement; every answered
 * request here and answered once, and open just those that the statement names.
 */
export async function linkChain({ file, suites }: Sound): Promise<Linked | Faulty> {
  const chain = file.events.map(({ header }) => header)
  const why =
    foreign(file) ??
    outOfOrder(chain) ??
    (await unlinked(chain, suites)) ??
    (await endFault(file, chain, suites)) ??
    requestFault(file)
  if (why) return why
  const linked: Omit<Linked, typeof mark> = {
    ok: true,
    file,
    requests: new Map(file.requests.map(({ header }) => [header.id, header])),
  }
  return linked as Linked // the one place that may say so
}

function foreign({ case: caseId, events, requests }: CaseExport): Faulty | undefined {
  const other = [...events, ...requests].find(({ header }) => header.case !== caseId || header.subject !== caseId)
  return other && faultyAt('verify/otherCase', other.header, other.header.case)
}

function outOfOrder(chain: readonly ChainHeader[]): Faulty | undefined {
  const index = chain.findIndex(({ seq }, before) => seq !== before + 1)
  const header = chain[index]
  if (!header) return undefined
  const expected = index + 1
  const twice = chain.findIndex(({ seq }) => seq === header.seq) !== index
  if (twice) return faultyAt('verify/fork', header, `seq ${header.seq}`)
  const later = chain.some(({ seq }) => seq === expected)
  return faultyAt(later ? 'verify/order' : 'verify/missing', header, `seq ${expected}`)
}

async function unlinked(chain: readonly ChainHeader[], suites: Suites): Promise<Faulty | undefined> {
  for (const [index, header] of chain.entries()) {
    const before = chain[index - 1]
    // The writer may hash by another suite than the one before him: he names his predecessor under his own.
    const prev = before ? await headerHash(before, suites, header.hash) : null
    if (header.prev !== prev) return faultyAt('verify/prev', header, `seq ${header.seq}`)
  }
  return undefined
}

async function endFault({ statement }: CaseExport, chain: readonly ChainHeader[], suites: Suites): Promise<Faulty | undefined> {
  const [last, suite] = [chain.at(-1), suites[statement.suite]]
  if (!last || !suite) return faulty('verify/head', 'nothing')
  if (last.seq < statement.seq) return faultyAt('verify/cutTail', last, `seq ${statement.seq}`)
  if (last.seq > statement.seq) return faultyAt('verify/beyondStatement', last, `seq ${statement.seq}`)
  const head = await headerHash(last, suites, suite.hashName)
  return head === statement.head ? undefined : faultyAt('verify/head', last, `seq ${statement.seq}`)
}

function requestFault(file: CaseExport): Faulty | undefined {
  const here = new Set<string>()
  for (const { header } of file.requests) {
    if (here.has(header.id)) return faultyAt('verify/requestTwice', header, 'here')
    here.add(header.id)
  }
  const answered = new Set<string>()
  for (const { header } of file.events) {
    const { requestId } = header
    if (requestId === undefined) continue
    if (!here.has(requestId)) return faultyAt('verify/requestMissing', header, requestId)
    if (answered.has(requestId)) return faultyAt('verify/requestTwice', header, requestId)
    answered.add(requestId)
  }
  return openFault(file)
}

function openFault(file: CaseExport): Faulty | undefined {
  const [open, stated] = [openRequestsOf(file), file.statement.openRequests]
  const other = open.find((id) => !stated.includes(id)) ?? stated.find((id) => !open.includes(id))
  if (other !== undefined) return { ok: false, fault: { code: 'verify/openRequests', event: other, why: other } }
  return open.join() === stated.join() ? undefined : faulty('verify/openRequests', 'order')
}
