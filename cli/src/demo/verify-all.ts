import { headerHash } from '@tongban/protocol/event/hash'
import type { ChainHeader } from '@tongban/protocol/event/header'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import type { HashName } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import { type Report, verifyExport } from '@tongban/protocol/verify/verify'
import type { Reply } from '../node/node-client.ts'
import { CommandFailure } from '../outcome.ts'
import { type Difference, differences, expected } from './expected.ts'
import type { Region } from './regions/region.ts'
import type { Played } from './stories/play.ts'

/** One log as one node exported it, checked without any node. */
export interface Checked {
  readonly region: Region
  readonly report: Report | undefined
  /** Code and reason of the first fault, where there is one. */
  readonly fault: string | undefined
  /** Hash of the last event, the same from every node: the statement's is under its own node's hash. */
  readonly head: string | undefined
  /** Under which hashes the events were written. */
  readonly hashes: readonly HashName[]
}

/** A case at the end of the demo. */
export interface Ended {
  readonly played: Played
  readonly checked: readonly Checked[]
  /** What the first log that verified says. */
  readonly report: Report | undefined
  /** In what it differs from the end it should have. */
  readonly differences: readonly Difference[]
  /** Every log of it was verified, and all nodes name the same last event. */
  readonly verified: boolean
}

/** Exports every case from each node that has it and checks each log offline, against the founders this program knows. */
export async function verifyAll(played: readonly Played[], founders: Founders, now: Date): Promise<Ended[]> {
  const ended: Ended[] = []
  for (const one of played) {
    const checked: Checked[] = []
    for (const { region, who } of one.readers) checked.push(await check(region, who, one.id, { founders, now }))
    ended.push(endOf(one, checked))
  }
  return ended
}

async function check(
  region: Region,
  who: string,
  id: string,
  { founders, now }: { founders: Founders; now: Date },
): Promise<Checked> {
  const exported = await exportFrom(region, who, id)
  if (typeof exported === 'string') return { region, report: undefined, fault: exported, head: undefined, hashes: [] }
  const { text, body } = exported
  const verdict = await verifyExport(text, { suites: suitesNode, founders, now })
  const headers = body.events.map(({ header }) => header)
  const last = headers.at(-1)
  const head = last && (await headerHash(last, suitesNode, 'sha-256'))
  const hashes = [...new Set(headers.map(({ hash }) => hash))].sort()
  if (verdict.ok) return { region, report: verdict.report, fault: undefined, head, hashes }
  const { code, why } = verdict.fault
  return { region, report: undefined, fault: `${code} ${why}`, head, hashes }
}

interface Exported {
  readonly events: readonly { readonly header: ChainHeader }[]
}

/** The log, or why there is none: a node that is away must not keep the other logs from being checked. */
async function exportFrom(region: Region, who: string, id: string): Promise<Reply<Exported> | string> {
  try {
    return await (await region.as(who)).get(`/cases/${id}/export`)
  } catch (error) {
    if (error instanceof CommandFailure) return error.message
    throw error
  }
}

function endOf(played: Played, checked: readonly Checked[]): Ended {
  const wanted = expected[played.story]
  const report = checked.find((one) => one.report !== undefined)?.report
  const found = wanted && report ? differences(wanted, report) : [{ what: 'log', expected: 'verified', found: 'none' }]
  const heads = new Set(checked.map(({ head }) => head))
  return {
    played,
    checked,
    report,
    differences: found,
    verified: checked.length > 0 && heads.size === 1 && checked.every((one) => one.report !== undefined),
  }
}
