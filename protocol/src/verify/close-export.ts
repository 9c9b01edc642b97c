import { headerHash } from '../event/hash.ts'
import type { NodeKeys, Suites } from '../suite/suite.ts'
import { type CaseExport, exportFormat, signStatement, trustListHash } from './export.ts'

/** What a node gathers for an export: the chain in order from its first event, and every request it has of the case. */
export type ExportContent = Omit<CaseExport, 'format' | 'statement'>

export interface ClosingNode {
  readonly node: string
  readonly keys: NodeKeys
  readonly suites: Suites
  /** RFC 3339 UTC with milliseconds. */
  readonly at: string
}

/** The requests that no event answers, by id in ascending order. */
export function openRequestsOf({ events, requests }: Pick<CaseExport, 'events' | 'requests'>): string[] {
  const answered = new Set(events.map(({ header }) => header.requestId))
  return requests
    .map(({ header }) => header.id)
    .filter((id) => !answered.has(id))
    .sort()
}

/**
 * Closes an export with the statement of the exporting node: the last seq and hash, the open requests, the documents by hash, the time
 * (protocol.md, Export). Content without events, and keys of a suite that is not built in, are bugs.
 */
export async function closeExport(content: ExportContent, { node, keys, suites, at }: ClosingNode): Promise<CaseExport> {
  const [last, suite] = [content.events.at(-1), suites[keys.suite]]
  if (!last || !suite) throw new Error(`cannot export case ${content.case}: no event, or no suite ${keys.suite}`)
  const { header } = last
  const submitted = content.events[0]?.header.facts
  const agreement = content.agreement === null ? null : submitted?.['agreement']
  const statement = await signStatement(
    {
      ...{ case: content.case, node, seq: header.seq, at, openRequests: openRequestsOf(content) },
      head: await headerHash(header, suites, suite.hashName),
      trustList: await trustListHash(content.trustList, suites, suite.hashName),
      agreement: typeof agreement === 'string' ? agreement : null,
      version: content.version?.hash ?? null,
    },
    keys,
    suites,
  )
  return { format: exportFormat, ...content, statement }
}
