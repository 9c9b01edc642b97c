import type { SimNode } from '../node/sim-node.ts'
import { placesOf, regionOf } from '../world/regions.ts'
import { Broken } from './broken.ts'
import { duesOf, sectionsEver, tell } from './law.ts'
import { caseLawful } from './lawful.ts'
import type { Ledger, Link } from './ledger.ts'
import { type FileSeen, type Look, lookAt } from './look.store.ts'
import { parentsGoOn } from './parents.ts'

/**
 * Looks at the nodes that wrote, and holds what changed against all that was seen before. Nothing may have vanished, whatever befell
 * the node: what was committed is committed. All are looked at before any is judged, for a receipt speaks of another node's store.
 */
export async function watch(ledger: Ledger, nodes: readonly SimNode[]): Promise<void> {
  const looked = []
  for (const node of nodes) looked.push(await lookOver(ledger, node))
  for (const { node, look, changed } of looked) {
    nothingLost(ledger, node.id, look)
    parentsGoOn(ledger, node.id)
    trustGoesOn(ledger, node.id)
    for (const file of changed) asTheLogSays(ledger, node.id, file)
    for (const { caseId } of changed) caseLawful(ledger, caseId)
    onlyWhatItMaySee(ledger, node, look)
    everyEventOnItsWay(ledger, node, look)
  }
}

/** A node refuses what it has foreseen, even with a full disk or without its PostgreSQL. */
export function noSurprise(nodes: readonly SimNode[]): void {
  const [surprise] = nodes.flatMap(({ surprises }) => surprises)
  if (surprise !== undefined) throw new Broken('refuses only as planned', surprise)
}

interface Looked {
  readonly node: SimNode
  readonly look: Look
  readonly changed: readonly FileSeen[]
}

async function lookOver(ledger: Ledger, node: SimNode): Promise<Looked> {
  const seen = ledger.at(node.id)
  const look = await lookAt(node.looker, seen.seqs)
  seen.look = look
  for (const event of look.events) link(ledger, node.id, event)
  for (const { caseId, seq, id } of look.events) {
    seen.seqs.set(caseId, seq)
    seen.stored.add(id)
  }
  for (const { id } of look.requests) seen.stored.add(id)
  const changed = look.files.filter((file) => seen.standings.get(file.caseId)?.seq !== file.seq)
  for (const file of look.files) seen.standings.set(file.caseId, JSON.parse(file.standing))
  return { node, look, changed }
}

/** The chain of a case is one: at each place of it stands one event, whoever has it. */
function link(ledger: Ledger, node: string, { caseId, seq, id, hash, action, header }: Look['events'][number]): void {
  const chain = ledger.chain(caseId)
  const known = chain[seq - 1]
  if (known && (known.id !== id || known.hash !== hash)) {
    throw new Broken('no fork', `${caseId}/${seq} is ${known.id} elsewhere and ${id} at ${node}`)
  }
  if (!known && seq !== chain.length + 1)
    throw new Broken('no fork', `${node} has ${caseId}/${seq} and nobody has ${chain.length + 1}`)
  if (!known) chain.push({ id, hash, action, header: JSON.parse(header) })
}

function nothingLost(ledger: Ledger, node: string, { files }: Look): void {
  const { seqs } = ledger.at(node)
  const here = new Map(files.map((file) => [file.caseId, file]))
  for (const [caseId, seq] of seqs) {
    const file = here.get(caseId)
    if (!file) throw new Broken('no case lost', `${node} had ${caseId} and has it no more`)
    if (file.events !== seq || file.seq !== seq) {
      throw new Broken(
        'no case lost',
        `${node} had ${seq} events of ${caseId}; the chain has ${file.events}, the projection ${file.seq}`,
      )
    }
  }
  for (const [name, seq] of ledger.promised) {
    const [at, caseId = ''] = name.split(' ')
    if (at === node && (here.get(caseId)?.seq ?? 0) < seq) {
      throw new Broken(
        'no case lost',
        `${node} told somebody that ${caseId} stands at ${seq}, and it stands at ${here.get(caseId)?.seq}`,
      )
    }
  }
}

/** A trust list that was taken in stays as it is, and each further one is newer. */
function trustGoesOn(ledger: Ledger, node: string): void {
  const seen = ledger.at(node)
  const { lists } = seen.look
  const other = seen.lists.find(({ version, hash }, at) => lists[at]?.version !== version || lists[at]?.hash !== hash)
  if (other) throw new Broken('trust only forward', `${node} had list ${other.version} and has another in its place`)
  seen.lists = lists
}

function asTheLogSays(ledger: Ledger, node: string, file: FileSeen): void {
  const chain = ledger.chain(file.caseId).slice(0, file.seq)
  const told = tell(chain)
  const shown = { state: file.state, holder: file.holder, taker: file.taker, head: file.head }
  const said = { state: told.state, holder: told.holder, taker: told.taker, head: chain.at(-1)?.hash }
  expectSame('projection as the log says', `${file.caseId} at ${node}`, shown, said)
  const dues = { notice: file.noticeDue, decision: file.decisionDue, supplement: file.supplementUntil }
  expectSame('clocks as the log says', `${file.caseId} at ${node}`, dues, duesOf(chain))
}

function expectSame(invariant: Broken['invariant'], what: string, shown: object, said: object): void {
  const [one, other] = [JSON.stringify(shown), JSON.stringify(said)]
  if (one !== other) throw new Broken(invariant, `${what} shows ${one}, the log says ${other}`)
}

function onlyWhatItMaySee(ledger: Ledger, node: SimNode, { bodies, requests }: Look): void {
  const own = new Set(placesOf(node.region))
  const asked = new Map(requests.map(({ id, header }) => [id, header]))
  const rights = new Map<string, Set<string>>()
  for (const { caseId, event, section } of bodies) {
    const chain = ledger.chain(caseId)
    const may = rights.get(caseId) ?? sectionsEver(chain, own)
    rights.set(caseId, may)
    if (may.has(section) || isWriter(chain, node.id, event, asked.get(event))) continue
    throw new Broken('nothing readable without a right', `${node.id} has the section ${section} of ${event} in ${caseId}`)
  }
}

const isWriter = (chain: readonly Link[], node: string, event: string, request: string | undefined): boolean =>
  chain.find(({ id }) => id === event)?.header.source === node || (request !== undefined && JSON.parse(request).source === node)

/** What a node wrote is, for every other node of the case, on its way, receipted or parked; and what is receipted is stored there. */
function everyEventOnItsWay(ledger: Ledger, node: SimNode, { said, files }: Look): void {
  const lies = new Set(said.map(({ event, peer }) => `${event} ${peer}`))
  const owed = files.flatMap(({ caseId, seq }) => owedBy(node.id, ledger.chain(caseId).slice(0, seq)))
  const nowhere = owed.find(({ event, peer }) => !lies.has(`${event} ${peer}`))
  if (nowhere) throw new Broken('every event receipted or visible', `${nowhere.event} is nowhere on its way to ${nowhere.peer}`)
  for (const { event, peer, verdict } of said) {
    if (peer === node.id || (verdict !== 'stored' && verdict !== 'duplicate')) continue
    if (!isKnown(ledger, node.id, event) || ledger.at(peer).stored.has(event)) continue
    throw new Broken('every event receipted or visible', `${peer} receipted ${event} and has it not`)
  }
}

/** To whom a node has to say the events that it wrote: the other nodes of the case at that time, or itself where there is none. */
function owedBy(node: string, chain: readonly Link[]): { event: string; peer: string }[] {
  return chain.flatMap(({ id, header }, at) => {
    if (header.source !== node) return []
    const nodes = new Set(tell(chain.slice(0, at + 1)).places.map((place) => regionOf(place).node))
    nodes.delete(node)
    return (nodes.size === 0 ? [node] : [...nodes]).map((peer) => ({ event: id, peer }))
  })
}

/** Only events of cases are looked for: what else travels lies elsewhere. */
const isKnown = (ledger: Ledger, node: string, event: string): boolean => ledger.at(node).stored.has(event)
