import { inForceFrom, proposalInForce, type Stage, stageOf } from '@tongban/protocol/standard/proposal'
import { isStandard, type Standard } from '@tongban/protocol/standard/standard'
import type { ReadTx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import {
  findProposal,
  type ProposalsWanted,
  proposalPage,
  proposalsOf,
  type StoredProposal,
  standardText,
} from './proposal.store.ts'

/** A standard with its name, the parties that adopted it, and since when it is in force. */
export interface NamedStandard {
  readonly hash: string
  readonly standard: Standard
  readonly from: string
  readonly parties: readonly string[]
}

/** The standard of an item in force on a day. */
export async function standardInForce(tx: ReadTx, item: string, day: string): Promise<NamedStandard | undefined> {
  const found = proposalInForce(await proposalsOf(tx, item), day)
  if (!found) return undefined
  const { standard: hash, parties } = found
  return { hash, standard: await readStandard(tx, hash), from: inForceFrom(found) ?? found.from, parties }
}

async function readStandard(tx: ReadTx, hash: string): Promise<Standard> {
  const value: unknown = JSON.parse((await standardText(tx, hash)) ?? 'null')
  return isStandard(value) ? value : bug(`standard ${hash} was stored without the shape of a standard`)
}

/** A standard by its name, adopted or only proposed; undefined where it was never heard of. */
export async function standardByHash(tx: ReadTx, hash: string): Promise<Standard | undefined> {
  return (await standardText(tx, hash)) === undefined ? undefined : readStandard(tx, hash)
}

export interface ProposalView extends StoredProposal {
  readonly stage: Stage
  readonly inForceFrom: string | null
}

export const viewOf = (proposal: StoredProposal): ProposalView => ({
  ...proposal,
  stage: stageOf(proposal),
  inForceFrom: inForceFrom(proposal) ?? null,
})

export async function showProposal(env: CatalogueEnv, actor: string, id: string): Promise<ProposalView> {
  const proposal = await env.db.read(actor, (tx) => findProposal(tx, id))
  if (!proposal) throw problem.proposalUnknown({ proposal: id }, { field: '/path/id' })
  return viewOf(proposal)
}

/** The latest first, one more than asked for. */
export async function listProposals(env: CatalogueEnv, actor: string, wanted: ProposalsWanted): Promise<ProposalView[]> {
  return (await env.db.read(actor, (tx) => proposalPage(tx, wanted))).map(viewOf)
}

/** The standard of an item as of a day, and every version it had. Refuses `catalogue/standardUnknown`. */
export async function showStandard(
  env: CatalogueEnv,
  actor: string,
  { item, asOf }: { readonly item: string; readonly asOf: string },
): Promise<NamedStandard & { readonly history: { readonly hash: string; readonly from: string }[] }> {
  return env.db.read(actor, async (tx) => {
    const found = await standardInForce(tx, item, asOf)
    if (!found) throw problem.standardUnknown({ item, asOf }, { field: '/path/item' })
    const history = (await proposalsOf(tx, item)).flatMap((proposal) => {
      const from = inForceFrom(proposal)
      return from === undefined ? [] : [{ hash: proposal.standard, from }]
    })
    return { ...found, history: history.sort((a, b) => a.from.localeCompare(b.from)) }
  })
}

/** The canonical JSON of a standard, byte for byte what its name is over. Refuses `catalogue/standardUnknown`. */
export async function readStandardDocument(env: CatalogueEnv, actor: string, hash: string): Promise<string> {
  const text = await env.db.read(actor, (tx) => standardText(tx, hash))
  if (text === undefined) throw problem.standardUnknown({ hash }, { field: '/path/hash' })
  return text
}
