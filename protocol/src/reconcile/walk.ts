import { concat, fromBase64url, sameBytes, toBase64url, toHex } from '../bytes.ts'
import type { Digest } from '../hash.ts'
import { type Entry, packEntry, sortEntries } from './entries.ts'
import { type DigestTree, FAN_OUT, innerDigest, leafDigest } from './tree.ts'

/** One node of a tree as a peer tells it, digests in base64url: the children of an inner one, the entries of a leaf. */
export type NodeView =
  | { readonly prefix: string; readonly children: readonly string[] }
  | { readonly prefix: string; readonly entries: readonly Entry[] }

/** An event that the two sides do not know alike: one of them has none, or each has another header under the id. */
export interface Difference {
  readonly event: string
  /** Header hash here; undefined where this side has none. */
  readonly here: string | undefined
  readonly there: string | undefined
}

export type Walked =
  | { readonly ok: true; readonly differences: readonly Difference[] }
  /** `unsound`: an answer does not lead to the digest that was said before. The peer's events changed meanwhile, or it lies. */
  | { readonly ok: false; readonly why: 'unsound'; readonly prefix: string }

/** The other side: the root of its tree, and a way to ask for nodes of it. A tree as deep as ours. */
export interface OtherSide {
  readonly root: Uint8Array
  ask(prefixes: readonly string[]): Promise<readonly NodeView[]>
}

/** Nodes asked for at once. */
export const MOST_ASKED = 64

/** What a node answers when it is asked for this part of its tree. */
export function viewOf(tree: DigestTree, prefix: string): NodeView {
  if (prefix.length < tree.depth) return { prefix, children: tree.childrenAt(prefix).map(toBase64url) }
  return { prefix, entries: tree.entriesAt(prefix) }
}

/**
 * Walks only the branches that differ until every differing event is named, in the order of their ids. Each answer must lead to the
 * digest said before it, so that a peer cannot name other events than it first stood by.
 */
export async function walk(own: DigestTree, other: OtherSide, digest: Digest): Promise<Walked> {
  let differing = sameBytes(own.digestAt(''), other.root) ? [] : [{ prefix: '', said: other.root }]
  const found: Found = { here: [], there: [] }
  while (differing.length > 0) {
    const level = await compareLevel(own, { differing, other, digest }, found)
    if ('unsound' in level) return { ok: false, why: 'unsound', prefix: level.unsound }
    differing = level.deeper
  }
  return { ok: true, differences: differencesIn(found) }
}

interface Level {
  readonly differing: readonly Said[]
  readonly other: OtherSide
  readonly digest: Digest
}

/** Asks for the differing nodes of one level; answers those of the next, or the node whose answer was not sound. */
async function compareLevel(
  own: DigestTree,
  { differing, other, digest }: Level,
  found: Found,
): Promise<{ deeper: Said[] } | { unsound: string }> {
  const deeper: Said[] = []
  const views = await viewsOf(other, differing)
  for (const said of differing) {
    const next = await compareNode(own, { said, view: views.get(said.prefix), digest }, found)
    if (!next) return { unsound: said.prefix }
    deeper.push(...next)
  }
  return { deeper }
}

async function viewsOf(other: OtherSide, differing: readonly Said[]): Promise<Map<string, NodeView>> {
  const views = new Map<string, NodeView>()
  for (const asked of chunks(differing, MOST_ASKED)) {
    for (const view of await other.ask(asked.map(({ prefix }) => prefix))) views.set(view.prefix, view)
  }
  return views
}

/** A node of the other tree that differs from ours, and the digest that its side said of it. */
interface Said {
  readonly prefix: string
  readonly said: Uint8Array
}

interface Found {
  readonly here: Entry[]
  readonly there: Entry[]
}

interface Answered {
  readonly said: Said
  readonly view: NodeView | undefined
  readonly digest: Digest
}

/** The children that differ; undefined where the answer is not sound. */
async function compareNode(own: DigestTree, answered: Answered, found: Found): Promise<Said[] | undefined> {
  const { view, said } = answered
  const isLeaf = said.prefix.length === own.depth
  if (!view || 'entries' in view !== isLeaf) return undefined
  if (!('entries' in view)) return compareChildren(own, view.children, answered)
  const there = await soundEntries(view.entries, answered)
  if (!there) return undefined
  const here = own.entriesAt(said.prefix)
  found.here.push(...minus(here, there))
  found.there.push(...minus(there, here))
  return []
}

async function compareChildren(
  own: DigestTree,
  said: readonly string[],
  { said: { prefix, said: digestSaid }, digest }: Answered,
): Promise<Said[] | undefined> {
  const children = said.map(fromBase64url).filter((child) => child?.length === digestSaid.length) as Uint8Array[]
  if (children.length !== FAN_OUT || !sameBytes(await innerDigest(children, digest), digestSaid)) return undefined
  return own.childrenAt(prefix).flatMap((ours, digit) => {
    const theirs = children[digit]
    return !theirs || sameBytes(ours, theirs) ? [] : [{ prefix: prefix + digit.toString(FAN_OUT), said: theirs }]
  })
}

/** The entries of a leaf, if they lie in it and are what its digest was made of. */
async function soundEntries(
  entries: readonly Entry[],
  { said: { prefix, said }, digest }: Answered,
): Promise<readonly Entry[] | undefined> {
  const packed: Uint8Array[] = []
  for (const entry of entries) {
    const bytes = packEntry(entry)
    if (!bytes || !toHex(bytes.subarray(0, 3)).startsWith(prefix)) return undefined
    packed.push(bytes)
  }
  return sameBytes(await leafDigest(sortEntries(concat(...packed)), digest), said) ? entries : undefined
}

function minus(all: readonly Entry[], some: readonly Entry[]): Entry[] {
  const known = new Set(some.map(({ event, hash }) => `${event} ${hash}`))
  return all.filter(({ event, hash }) => !known.has(`${event} ${hash}`))
}

/** An altered header lies in two leaves, one by each of its hashes: only the id brings them together. */
function differencesIn({ here, there }: Found): Difference[] {
  const ours = new Map(here.map(({ event, hash }) => [event, hash]))
  const theirs = new Map(there.map(({ event, hash }) => [event, hash]))
  const events = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return events.map((event) => ({ event, here: ours.get(event), there: theirs.get(event) }))
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
