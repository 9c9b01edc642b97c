import { batchHash, seal } from '../../batch/envelope.ts'
import { type Receipt, signReceipt } from '../../batch/receipt.ts'
import type { BatchHeader, Origin } from '../../batch/shape.ts'
import type { Body } from '../../event/hash.ts'
import type { ChainHeader, EventHeader, RequestHeader } from '../../event/header.ts'
import { publishedKeys } from '../../suite/keys.ts'
import type { RandomBytes } from '../../suite/suite.ts'
import { nodeOfPlace } from '../../trust/trust-list.ts'
import type { ExportedEvent } from '../export.ts'
import { isOfChain } from '../fault.ts'
import { hashNameOf, suites, type World } from './world.ts'

/** An event or a request as its node keeps it. */
export interface Told {
  readonly header: EventHeader
  readonly bodies: readonly Body[]
}

interface Run {
  readonly from: string
  readonly items: Told[]
}

/** Events and requests with proof and receipt, as the senders of both nodes would have sealed and sent them. */
export async function sealed(
  told: readonly Told[],
  world: World,
  random: RandomBytes,
): Promise<{ events: ExportedEvent<ChainHeader>[]; requests: ExportedEvent<RequestHeader>[] }> {
  const to = receiverOf(told, world)
  const runs = runsOf(told)
  const before = new Map<string, BatchHeader>()
  const entries: ExportedEvent<EventHeader>[] = []
  for (const [index, run] of runs.entries()) {
    const origins = await sealRun(run, { to: to(run.from), previous: before.get(run.from), world, random })
    const header = origins[0]?.batchHeader
    if (!header) continue
    before.set(run.from, header)
    const receipted = index < runs.length - 1 && header.from !== header.to
    const receipt = receipted ? await receiptFor(header, run, world) : null
    entries.push(...run.items.map((item, at) => ({ ...item, proof: origins[at] ?? null, receipt })))
  }
  return {
    events: entries.flatMap(({ header, ...rest }) => (isOfChain(header) ? [{ header, ...rest }] : [])),
    requests: entries.flatMap(({ header, ...rest }) => (isOfChain(header) ? [] : [{ header, ...rest }])),
  }
}

/** The other node of the case, or the node itself where there is none: every event is sealed, also one that never leaves. */
function receiverOf(told: readonly Told[], { trust }: World): (from: string) => string {
  const { receivingPlace, decidingPlace } = told[0]?.header.facts ?? {}
  const nodes = [receivingPlace, decidingPlace].flatMap((place) =>
    typeof place === 'string' ? (nodeOfPlace(trust, place)?.id ?? []) : [],
  )
  return (from) => nodes.find((node) => node !== from) ?? from
}

/** What one node wrote in one go leaves in one batch. */
function runsOf(told: readonly Told[]): Run[] {
  const runs: Run[] = []
  for (const item of told) {
    const last = runs.at(-1)
    if (last?.from === item.header.source && last.items.at(-1)?.header.time.slice(0, 10) === item.header.time.slice(0, 10))
      last.items.push(item)
    else runs.push({ from: item.header.source, items: [item] })
  }
  return runs
}

interface Sending {
  readonly to: string
  readonly previous: BatchHeader | undefined
  readonly world: World
  readonly random: RandomBytes
}

async function sealRun({ from, items }: Run, { to, previous, world, random }: Sending): Promise<Origin[]> {
  const [keys, receiver] = [world.keys[from], world.keys[to]]
  if (!keys || !receiver) throw new Error(`no keys of ${from} or ${to}`)
  const { envelope, proofs } = await seal({
    ...{ from, to, items: items.map(({ header, bodies }) => ({ header, bodies })), keys, suites, random },
    batch: (previous?.batch ?? 0) + 1,
    issuedAt: items.at(-1)?.header.nodeTime ?? '',
    previousBatch: previous ? await batchHash(previous, suites, hashNameOf(world, from)) : null,
    receiverKey: publishedKeys(receiver),
  })
  return proofs.map((proof, index) => ({ batchHeader: envelope.header, signature: envelope.signature, index, proof }))
}

async function receiptFor(header: BatchHeader, { items }: Run, { keys }: World): Promise<Receipt> {
  const own = keys[header.to]
  if (!own) throw new Error(`no keys of ${header.to}`)
  const verdicts = items.map(({ header: { id } }) => ({ event: id, verdict: 'stored' as const }))
  const { to, from, batch, root, issuedAt } = header
  return signReceipt({ from: to, to: from, batch, root, verdicts, receivedAt: issuedAt }, own, suites)
}
