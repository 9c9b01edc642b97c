import { operatorClient } from '../node/which-node.ts'
import { type ExitCode, exitCodes, type Io, usageFailure } from '../outcome.ts'
import { detailTold, differencesTold, peersTold, reconciledTold } from './account.ts'
import type { Difference, Peer, PeerDetail, Reconciled } from './shown.ts'

export interface OperatorOptions {
  readonly node?: string
  readonly data: string
  readonly json?: boolean
}

export interface ReconcileOptions extends OperatorOptions {
  readonly day: string
}

export interface ResolveOptions extends OperatorOptions {
  readonly reason: string
}

export async function listPeers(io: Io, { json = false, ...which }: OperatorOptions): Promise<ExitCode> {
  const { body, text } = await (await operatorClient(io, which)).get<{ entries: readonly Peer[] }>('/exchange/peers')
  say(io, json ? [text] : peersTold(body.entries, io.lang))
  return exitCodes.done
}

export async function showPeer(io: Io, peer: string, { json = false, ...which }: OperatorOptions): Promise<ExitCode> {
  const { body, text } = await (await operatorClient(io, which)).get<PeerDetail>(`/exchange/peers/${urnOf(peer)}`)
  say(io, json ? [text] : detailTold(body, io.lang))
  return exitCodes.done
}

export async function resumeParked(io: Io, id: string, { json = false, ...which }: OperatorOptions): Promise<ExitCode> {
  const client = await operatorClient(io, which)
  const path = `/exchange/parked/${encodeURIComponent(id)}/resume`
  const { body, text } = await client.post<{ peer: string; events: readonly string[] }>(path)
  const { length } = body.events
  const told = io.lang === 'zh' ? `已重新排队发往 ${body.peer}：${length} 项` : `Queued again for ${body.peer}: ${length}`
  say(io, [json ? text : told])
  return exitCodes.done
}

export async function resolveDifference(
  io: Io,
  { peer, event }: { readonly peer: string; readonly event: string },
  { json = false, reason, ...which }: ResolveOptions,
): Promise<ExitCode> {
  const client = await operatorClient(io, which)
  const path = `/exchange/peers/${urnOf(peer)}/differences/${encodeURIComponent(event)}/resolve`
  const { body, text } = await client.post<Difference>(path, { body: { reason } })
  say(io, json ? [text] : differencesTold([body], io.lang))
  return exitCodes.done
}

/** Exit code 1 where the two sides do not agree in the end, or could not be compared. */
export async function reconcileDay(io: Io, peer: string, { json = false, day, ...which }: ReconcileOptions): Promise<ExitCode> {
  const client = await operatorClient(io, which)
  const { body, text } = await client.post<Reconciled>(`/exchange/peers/${urnOf(peer)}/reconcile`, { body: { day } })
  say(io, json ? [text] : reconciledTold(body, io.lang))
  return body.agreed ? exitCodes.done : exitCodes.refused
}

function urnOf(peer: string): string {
  if (/^\d{6}$/.test(peer)) return `urn:tongban:node:${peer}`
  if (/^urn:tongban:node:\d{6}$/.test(peer)) return peer
  throw usageFailure(
    `“${peer}”不是节点：应为 urn:tongban:node:510000 或 510000`,
    `"${peer}" is no node: it should be urn:tongban:node:510000 or 510000`,
  )
}

function say(io: Io, lines: readonly string[]): void {
  for (const line of lines) io.out(line)
}
