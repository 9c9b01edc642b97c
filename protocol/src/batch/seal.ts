import { toBase64url } from '../bytes.ts'
import { canonicalBytes, canonicalText } from '../canonical.ts'
import { hashOf } from '../hash.ts'
import { leafHash, type MerkleTree, merkleTree } from '../merkle.ts'
import type { PublishedKeys } from '../suite/keys.ts'
import { signDocument } from '../suite/signed.ts'
import type { HashName, NodeKeys, RandomBytes, Suite, SuiteName, Suites } from '../suite/suite.ts'
import type { BatchHeader, BatchItem, Envelope } from './shape.ts'

/** What signatures over a batch header are made as (`signDocument`). */
export const batchKind = 'batch'

/** The receiver's keys as its trust list entry names them. */
export type ReceiverKey = Pick<PublishedKeys, 'suite' | 'kid' | 'encrypt'>

export interface ToSeal extends Pick<BatchHeader, 'from' | 'to' | 'batch' | 'issuedAt' | 'previousBatch'> {
  readonly items: readonly BatchItem[]
  /** The sender's. */
  readonly keys: NodeKeys
  readonly receiverKey: ReceiverKey
  readonly suites: Suites
  readonly random: RandomBytes
}

/** A sealed batch: `text` is what goes on the wire, byte for byte each time; `proofs` are the inclusion proofs in the order of the items. */
export interface SealedBatch {
  readonly envelope: Envelope
  readonly text: string
  readonly root: string
  readonly proofs: readonly (readonly string[])[]
}

/**
 * Seals events for one receiver: one signature for all, an inclusion proof for each, the content encrypted to the receiver with the
 * signed header as additional data. No items make a heartbeat. To send the same items under the same number after the *sender's* key
 * changed, seal again: the root stays, but the header's hash does not, so later batches that are not receipted are sealed again too.
 */
export async function seal(batch: ToSeal): Promise<SealedBatch> {
  const { from, to, issuedAt, previousBatch, items, keys, suites } = batch
  const own = suiteNamed(suites, keys.suite)
  const plaintext = canonicalBytes(items)
  const tree = await treeOf(items, own)
  const root = toBase64url(tree.root)
  const content = await hashOf(suites, own.hashName, plaintext)
  const header: BatchHeader = {
    ...{ from, to, batch: batch.batch, issuedAt, previousBatch, root, content },
    ...{ suite: keys.suite, kid: keys.kid, count: items.length },
  }
  const signature = await signDocument(batchKind, header, { suite: keys.suite, private: keys.sign.private }, suites)
  const sealed = await encryptTo(batch.receiverKey, plaintext, { header, signature }, batch)
  return { ...sealed, root, proofs: items.map((_, index) => tree.proof(index).map(toBase64url)) }
}

export interface ToReEncrypt {
  readonly envelope: Pick<Envelope, 'header' | 'signature'>
  readonly items: readonly BatchItem[]
  readonly receiverKey: ReceiverKey
  readonly suites: Suites
  readonly random: RandomBytes
}

/**
 * Seals a batch anew for a *receiver* whose key changed before it receipted. Header, number, root and signature stay as they are, so
 * nothing else in the chain of batches moves. Items other than those sealed before are a bug.
 */
export async function reEncrypt(batch: ToReEncrypt): Promise<Pick<SealedBatch, 'envelope' | 'text'>> {
  const { header, signature } = batch.envelope
  const plaintext = canonicalBytes(batch.items)
  const { hashName } = suiteNamed(batch.suites, header.suite)
  if ((await hashOf(batch.suites, hashName, plaintext)) !== header.content) {
    throw new Error(`these are not the items of batch ${header.batch} to ${header.to}: it would not open`)
  }
  return encryptTo(batch.receiverKey, plaintext, { header, signature }, batch)
}

async function encryptTo(
  { suite, kid, encrypt }: ReceiverKey,
  plaintext: Uint8Array,
  signed: Pick<Envelope, 'header' | 'signature'>,
  { suites, random }: { readonly suites: Suites; readonly random: RandomBytes },
): Promise<Pick<SealedBatch, 'envelope' | 'text'>> {
  const encrypted = await suiteNamed(suites, suite).encrypt(encrypt, plaintext, canonicalBytes(signed.header), random)
  const envelope: Envelope = { ...signed, encrypted: { ...encrypted, kid } }
  return { envelope, text: canonicalText(envelope) }
}

/** The tree over the canonical event headers of a batch. */
export async function treeOf(items: readonly Pick<BatchItem, 'header'>[], suite: Suite): Promise<MerkleTree> {
  const digest = (bytes: Uint8Array) => suite.digest(bytes)
  return merkleTree(await Promise.all(items.map(({ header }) => leafHash(canonicalBytes(header), digest))), digest)
}

/** The hash of a batch header, as the next batch's `previousBatch` gives it: under the hash of the next one's suite. */
export const batchHash = (header: BatchHeader, suites: Suites, under: HashName): Promise<string> =>
  hashOf(suites, under, canonicalBytes(header))

function suiteNamed(suites: Suites, name: SuiteName): Suite {
  const suite = suites[name]
  if (!suite) throw new Error(`cannot seal with ${name}: this program was built without that suite`)
  return suite
}
