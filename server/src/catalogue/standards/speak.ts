import type { CatalogueFacts } from '@tongban/protocol/event/catalogue'
import {
  adoptionFault,
  commentFault,
  type ProposalFault,
  proposalInForce,
  withdrawalFault,
} from '@tongban/protocol/standard/proposal'
import { isStandard, openYetMarked, type Standard, standardHash, standardShapeFaults } from '@tongban/protocol/standard/standard'
import type { Actor } from '../../identity/index.ts'
import { dayOf } from '../../platform/clock.ts'
import type { ReadTx, Tx } from '../../platform/db/db.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { announce } from '../statements/announce.ts'
import { dutyOf } from '../statements/statement.ts'
import { lockProposal, proposalsOf, type StoredProposal } from './proposal.store.ts'
import { takeAdoption, takeComment, takeProposal, takeWithdrawal } from './take.ts'

const endOfTime = '9999-12-30'

/** The standard that a new one would take the place of: the last adopted, whether its day has come or not. */
export async function lastAdopted(tx: ReadTx, item: string): Promise<string | null> {
  return proposalInForce(await proposalsOf(tx, item), endOfTime)?.standard ?? null
}

export interface Proposing {
  readonly id: string
  readonly actor: Actor
  readonly standard: unknown
  readonly from: string
  /** All nodes of the trust list where none are named. */
  readonly parties?: readonly string[]
  readonly ticket?: string
}

/** Proposes a standard to the partners. It changes nothing before all parties have adopted it. */
export async function propose(env: CatalogueEnv, proposing: Proposing): Promise<{ id: string; standard: string }> {
  const document = checked(proposing.standard)
  const { id, actor, from, ticket } = proposing
  if (from <= dayOf(env.clock.now())) throw problem.dayPast({ from }, { field: '/body/from' })
  const parties = partiesOf(env, proposing.parties)
  const standard = await standardHash(document, env.suites)
  return env.db.write(actor.id, async (tx) => {
    const replaces = await lastAdopted(tx, document.item)
    const facts: CatalogueFacts<'proposeStandard'> = {
      ...{ item: document.item, standard, from, parties, replaces },
      ...(ticket === undefined ? {} : { ticket }),
    }
    const about = { act: 'proposeStandard', stream: id, subject: id, duty: dutyOf(actor) } as const
    await takeProposal(env, tx, await announce(env, tx, { ...about, facts, document }))
    tx.audit({ actor: actor.id, action: 'catalogue.proposeStandard', subject: id, facts: { item: document.item, standard } })
    return { id, standard }
  })
}

function checked(value: unknown): Standard {
  const [malformed] = standardShapeFaults(value)
  if (!isStandard(value)) throw problem.standardMalformed({ at: malformed }, { field: `/body/standard${malformed ?? ''}` })
  const [open] = openYetMarked(value)
  if (open !== undefined) throw problem.standardMalformed({ open }, { field: `/body/standard/evidence/${open}` })
  return value
}

function partiesOf({ me, peers }: CatalogueEnv, named: readonly string[] | undefined): string[] {
  const known = [me, ...peers()]
  const parties = [...(named ?? known)].sort()
  if (!parties.includes(me) || parties.some((party) => !known.includes(party)))
    throw problem.partyUnknown({ parties }, { field: '/body/parties' })
  return parties
}

export interface OnProposal {
  readonly proposal: string
  readonly actor: Actor
}

const makers = {
  notParty: problem.notParty,
  withdrawn: problem.withdrawn,
  alreadyAdopted: problem.alreadyAdopted,
  notCommented: problem.notCommented,
  objected: problem.objected,
  outdated: problem.outdated,
  notProposer: problem.notProposer,
} as const satisfies Record<ProposalFault, unknown>

interface Step {
  readonly fault: (proposal: StoredProposal, tx: Tx) => Promise<ProposalFault | undefined> | ProposalFault | undefined
  readonly take: (tx: Tx, proposal: StoredProposal) => Promise<unknown>
  readonly act: string
}

async function onProposal(env: CatalogueEnv, { proposal: id, actor }: OnProposal, step: Step): Promise<StoredProposal> {
  return env.db.write(actor.id, async (tx) => {
    const proposal = await lockProposal(tx, id)
    if (!proposal) throw problem.proposalUnknown({ proposal: id }, { field: '/path/id' })
    const fault = await step.fault(proposal, tx)
    if (fault) throw makers[fault]({ proposal: id })
    await step.take(tx, proposal)
    tx.audit({ actor: actor.id, action: `catalogue.${step.act}`, subject: id, facts: { item: proposal.item } })
    return (await lockProposal(tx, id)) ?? proposal
  })
}

/** Says what this region thinks of a proposal; the last word counts. */
export function comment(
  env: CatalogueEnv,
  { stance, words, ...on }: OnProposal & { readonly stance: 'support' | 'object'; readonly words: string },
): Promise<StoredProposal> {
  return onProposal(env, on, {
    act: 'commentStandard',
    fault: (proposal) => commentFault(proposal, env.me),
    take: async (tx, { id }) => {
      const about = { act: 'commentStandard', stream: id, subject: id, duty: dutyOf(on.actor) } as const
      return takeComment(env, tx, await announce(env, tx, { ...about, facts: { stance }, document: { words } }))
    },
  })
}

/** Adopts a proposal for this region. It comes into force when every other party has too. */
export function adopt(env: CatalogueEnv, on: OnProposal): Promise<StoredProposal> {
  return onProposal(env, on, {
    act: 'adoptStandard',
    fault: async (proposal, tx) => adoptionFault(proposal, env.me, await lastAdopted(tx, proposal.item)),
    take: async (tx, { id, standard }) => {
      const about = { act: 'adoptStandard', stream: id, subject: id, duty: dutyOf(on.actor) } as const
      return takeAdoption(env, tx, await announce(env, tx, { ...about, facts: { standard } }))
    },
  })
}

/** Takes back a proposal of this region that it has not adopted itself. */
export function withdraw(env: CatalogueEnv, on: OnProposal): Promise<StoredProposal> {
  return onProposal(env, on, {
    act: 'withdrawStandard',
    fault: (proposal) => withdrawalFault(proposal, env.me),
    take: async (tx, { id }) => {
      const about = { act: 'withdrawStandard', stream: id, subject: id, duty: dutyOf(on.actor) } as const
      return takeWithdrawal(env, tx, await announce(env, tx, { ...about, facts: {} }))
    },
  })
}
