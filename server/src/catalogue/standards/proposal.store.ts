import type { Adoption, Comment, Proposal } from '@tongban/protocol/standard/proposal'
import { type ReadTx, sql, type Tx } from '../../platform/db/db.ts'

/** A proposal as it is kept, with what is shown and not computed with. */
export interface StoredProposal extends Proposal {
  readonly proposedAt: string
  readonly ticket: string | null
  /** Their words, in the order of `comments`. */
  readonly words: readonly string[]
}

export interface StandardRecord {
  readonly hash: string
  readonly item: string
  readonly document: string
}

export async function insertStandard(tx: Tx, { hash, item, document }: StandardRecord, at: Date): Promise<void> {
  await tx.query(sql`
    insert into catalogue.standard_document (hash, item, document, known_at) values (${hash}, ${item}, ${document}, ${at})
    on conflict (hash) do nothing`)
}

export async function standardText(tx: ReadTx, hash: string): Promise<string | undefined> {
  const [row] = await tx.query<{ document: string }>(sql`
    select document from catalogue.standard_document where hash = ${hash}`)
  return row?.document
}

export type NewProposal = Pick<Proposal, 'id' | 'item' | 'standard' | 'from' | 'parties' | 'replaces' | 'by'> & {
  readonly ticket: string | null
  readonly at: string
}

export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<void> {
  const { id, item, standard, from, parties, replaces, by, ticket, at } = proposal
  await tx.query(sql`
    insert into catalogue.proposal (id, item, standard, from_day, parties, replaces, proposed_by, ticket, proposed_at)
    values (${id}, ${item}, ${standard}, ${from}, cast(${[...parties]} as text[]), ${replaces}, ${by}, ${ticket}, ${at})
    on conflict (id) do nothing`)
}

export async function insertComment(
  tx: Tx,
  proposal: string,
  { id, party, stance, words, at }: Comment & { readonly id: string; readonly words: string },
): Promise<void> {
  await tx.query(sql`
    insert into catalogue.proposal_comment (proposal, id, party, stance, words, said_at)
    values (${proposal}, ${id}, ${party}, ${stance}, ${words}, ${at}) on conflict (proposal, id) do nothing`)
}

export async function insertAdoption(tx: Tx, proposal: string, { party, at }: Adoption): Promise<void> {
  await tx.query(sql`
    insert into catalogue.adoption (proposal, party, adopted_at) values (${proposal}, ${party}, ${at})
    on conflict (proposal, party) do nothing`)
}

export async function markWithdrawn(tx: Tx, proposal: string, at: string): Promise<void> {
  await tx.query(sql`update catalogue.proposal set withdrawn_at = ${at} where id = ${proposal}`)
}

export async function markInForce(tx: Tx, proposal: string, from: string): Promise<void> {
  await tx.query(sql`update catalogue.proposal set in_force_from = ${from} where id = ${proposal}`)
}

interface ProposalRow {
  readonly id: string
  readonly item: string
  readonly standard: string
  readonly from_day: string
  readonly parties: string[]
  readonly replaces: string | null
  readonly proposed_by: string
  readonly ticket: string | null
  readonly proposed_at: Date
  readonly withdrawn_at: Date | null
  readonly comments: readonly {
    readonly party: string
    readonly stance: Comment['stance']
    readonly words: string
    readonly at: string
  }[]
  readonly adoptions: readonly Adoption[]
}

const columns = sql`
  p.id, p.item, p.standard, p.from_day, p.parties, p.replaces, p.proposed_by, p.ticket, p.proposed_at, p.withdrawn_at,
  coalesce((
    select json_agg(json_build_object('party', c.party, 'stance', c.stance, 'words', c.words, 'at', c.said_at) order by c.said_at, c.id)
    from catalogue.proposal_comment c where c.proposal = p.id), '[]') as comments,
  coalesce((
    select json_agg(json_build_object('party', a.party, 'at', a.adopted_at) order by a.adopted_at, a.party)
    from catalogue.adoption a where a.proposal = p.id), '[]') as adoptions`

const instant = (at: string): string => new Date(at).toISOString()

function toProposal(row: ProposalRow): StoredProposal {
  return {
    ...{ id: row.id, item: row.item, standard: row.standard, from: row.from_day, parties: row.parties },
    ...{ replaces: row.replaces, by: row.proposed_by, ticket: row.ticket },
    proposedAt: row.proposed_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    comments: row.comments.map(({ party, stance, at }) => ({ party, stance, at: instant(at) })),
    words: row.comments.map(({ words }) => words),
    adoptions: row.adoptions.map(({ party, at }) => ({ party, at: instant(at) })),
  }
}

export async function findProposal(tx: ReadTx, id: string): Promise<StoredProposal | undefined> {
  const [row] = await tx.query<ProposalRow>(sql`select ${columns} from catalogue.proposal p where p.id = ${id}`)
  return row && toProposal(row)
}

/** Locks the proposal, so that two who act on it come one after the other. */
export async function lockProposal(tx: Tx, id: string): Promise<StoredProposal | undefined> {
  await tx.query(sql`select from catalogue.proposal where id = ${id} for update`)
  return findProposal(tx, id)
}

/** Every proposal of an item, oldest first. */
export async function proposalsOf(tx: ReadTx, item: string): Promise<StoredProposal[]> {
  const rows = await tx.query<ProposalRow>(sql`select ${columns} from catalogue.proposal p where p.item = ${item} order by p.id`)
  return rows.map(toProposal)
}

/** Items that have a standard in force on a day, after one in order of their ids. */
export async function itemsWithStandard(
  tx: ReadTx,
  { day, after, limit }: { readonly day: string; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ item: string }>(sql`
    select distinct item from catalogue.proposal
    where in_force_from <= ${day} and item > ${after} order by item limit ${limit}`)
  return rows.map(({ item }) => item)
}

export interface ProposalsWanted {
  /** Only proposals that are neither withdrawn nor adopted by all. */
  readonly open: boolean
  readonly item: string | null
  readonly after: string | null
  readonly limit: number
}

/** Proposals, the latest first; one more than asked for. */
export async function proposalPage(tx: ReadTx, { open, item, after, limit }: ProposalsWanted): Promise<StoredProposal[]> {
  const rows = await tx.query<ProposalRow>(sql`
    select ${columns} from catalogue.proposal p
    where (cast(${after} as uuid) is null or p.id < cast(${after} as uuid))
      and (cast(${item} as text) is null or p.item = ${item})
      and (not ${open} or (p.withdrawn_at is null and p.in_force_from is null))
    order by p.id desc limit ${limit + 1}`)
  return rows.map(toProposal)
}
