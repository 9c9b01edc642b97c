import { transitionOf } from '@tongban/protocol/case/transitions'
import { clockOf } from '@tongban/protocol/clock/explain'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import { regionOf } from '../world/regions.ts'
import { Broken } from './broken.ts'
import { clockEvents, limitsOf, tell } from './law.ts'
import type { Ledger, Link } from './ledger.ts'

/** One case as all nodes together tell it: nothing in its chain may be against the law, and one node at most goes on with it. */
export function caseLawful(ledger: Ledger, caseId: string): void {
  const chain = ledger.chain(caseId)
  const { decisions, answered } = tell(chain)
  if (decisions > 1) throw new Broken('never decided twice', `${caseId} was decided ${decisions} times`)
  const twice = answered.find((id, at) => answered.indexOf(id) !== at)
  if (twice) throw new Broken('every request answered once', `${twice} of ${caseId} was answered twice`)
  const pens = [...ledger.nodes].filter(([node]) => mayWrite(ledger, node, caseId)).map(([node]) => node)
  if (pens.length > 1) throw new Broken('never two holders', `${pens.join(' and ')} may both write on in ${caseId}`)
  nothingOpenOnceOver(caseId, chain)
  handedOverAsAgreed(caseId, chain)
}

/** Whether a node believes that the next event of a case is its own to write. */
function mayWrite(ledger: Ledger, node: string, caseId: string): boolean {
  const standing = ledger.at(node).standings.get(caseId)
  if (!standing) return false
  return regionOf(standing.transfer?.taker ?? standing.holder).node === node
}

/** How far each chain has been looked through for what was open along it. */
const lookedThrough = new WeakMap<readonly Link[], number>()

/**
 * What the life table leaves open, a screen offers: none of it may be what the clock refuses because the case is decided or over. Asked
 * after each event, also of those that one act wrote together.
 */
function nothingOpenOnceOver(caseId: string, chain: readonly Link[]): void {
  for (let length = (lookedThrough.get(chain) ?? 0) + 1; length <= chain.length; length++) {
    const part = chain.slice(0, length)
    const { state } = tell(part)
    const open = caseActions.find((action) => isOpenOnceOver(action, state, part))
    if (open)
      throw new Broken('offers only what may be taken', `${caseId} is ${state} and over at ${length}, and ${open} is open`)
  }
  lookedThrough.set(chain, chain.length)
}

function isOpenOnceOver(action: CaseAction, state: string, chain: readonly Link[]): boolean {
  const { from, clock } = transitionOf(action)
  const heard = clockEvents(chain)
  const last = heard.at(-1)
  if (!last || !clock || !from.some((one) => one === state)) return false
  const next = { type: clock, day: last.day, ...(clock === 'extended' ? { days: 1 } : {}) }
  const answer = clockOf(limitsOf(chain), [...heard, next], last.day)
  return 'refused' in answer && answer.refused.code === 'clock/over'
}

/** Whoever decides within one region pinned no agreement: such a case is handed to no other region (domain.md §1, agreement). */
function handedOverAsAgreed(caseId: string, chain: readonly Link[]): void {
  const born = chain[0]?.header.facts ?? {}
  if (born['agreement'] !== null) return
  const home = regionOf(String(born['decidingPlace']))
  const out = chain.find(({ action, header }) => action === 'handOver' && regionOf(String(header.facts['taker'])) !== home)
  if (out) throw new Broken('handed over as agreed', `${caseId} is under no agreement, and goes to ${out.header.facts['taker']}`)
}
