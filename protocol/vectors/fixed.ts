import { createHash } from 'node:crypto'
import { canonicalBytes } from '../src/canonical.ts'
import type { BatchItem } from '../src/batch/envelope.ts'
import { bodyHash } from '../src/event/hash.ts'
import type { ChainHeader } from '../src/event/header.ts'
import { hashOf } from '../src/hash.ts'
import { toBase64url, utf8 } from '../src/bytes.ts'
import { gmNode } from '../src/suite/gm-node.ts'
import { intlNode } from '../src/suite/intl-node.ts'
import { newNodeKeys, publishedKeys } from '../src/suite/keys.ts'
import type { HashName, KeyPair, NodeKeys, RandomBytes, SuiteName, Suites } from '../src/suite/suite.ts'
import { type Founders, signTrustList, type TrustedNode, type TrustList } from '../src/trust/trust-list.ts'

/** Two nodes and their world, the same on every run: keys and chance come from names. For vectors and tests; never for use. */
export const suites = { intl: intlNode, gm: gmNode } as const satisfies Suites
export const sichuan = 'urn:tongban:node:510000'
export const chongqing = 'urn:tongban:node:500000'

/** Chance that is none: SHA-256 of the seed and a counter. */
export function fixedRandom(seed: string): RandomBytes {
  let counter = 0
  return (length) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < length; have += 32)
      blocks.push(createHash('sha256').update(`tongban vector ${seed} ${counter++}`).digest())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
}

export const fixedKeys = (name: string, suite: SuiteName = 'intl'): Promise<NodeKeys> =>
  newNodeKeys(suites[suite], fixedRandom(`keys of ${name}`))

export interface FixedAuthority {
  readonly id: string
  readonly suite: SuiteName
  readonly private: KeyPair['private']
  readonly public: KeyPair['public']
}

export async function fixedAuthority(id: string, suite: SuiteName = 'intl'): Promise<FixedAuthority> {
  const { sign } = await suites[suite].generate(fixedRandom(`authority ${id}`))
  return { id, suite, private: sign.private, public: sign.public }
}

export const foundersOf = (authorities: readonly FixedAuthority[], threshold: number): Founders => ({
  authorities: authorities.map(({ id, suite, public: key }) => ({ id, suite, key })),
  threshold,
})

export function fixedNode(id: string, generations: readonly NodeKeys[]): TrustedNode {
  const division = id.slice(-6)
  return {
    id,
    regions: [division],
    address: `https://${division}.tongban.example`,
    roles: ['region'],
    keys: generations.map((keys) => ({ ...publishedKeys(keys), from: '2026-01-01T00:00:00.000Z' })),
  }
}

/** All that the tests and vectors of batches, receipts and trust start from. */
export interface TwoNodes {
  readonly authorities: readonly FixedAuthority[]
  readonly founders: Founders
  readonly keys: { readonly sichuan: NodeKeys; readonly chongqing: NodeKeys }
  readonly trust: TrustList
}

/** The suite of each node; its region's founding authority signs under the same. */
export type TheirSuites = Readonly<Record<'sichuan' | 'chongqing', SuiteName>>
export const bothIntl: TheirSuites = { sichuan: 'intl', chongqing: 'intl' }

/** Sichuan and Chongqing, trusted by a list that two of three founding authorities signed. */
export async function twoNodes(their: TheirSuites = bothIntl): Promise<TwoNodes> {
  const authorities = await Promise.all([
    fixedAuthority('state', their.chongqing),
    fixedAuthority('sichuan', their.sichuan),
    fixedAuthority('chongqing', their.chongqing),
  ])
  const founders = foundersOf(authorities, 2)
  const keys = {
    sichuan: await fixedKeys('sichuan', their.sichuan),
    chongqing: await fixedKeys('chongqing', their.chongqing),
  }
  const draft = {
    version: 1,
    issuedAt: '2026-03-01T00:00:00.000Z',
    expiresAt: '2027-03-01T00:00:00.000Z',
    nodes: [fixedNode(sichuan, [keys.sichuan]), fixedNode(chongqing, [keys.chongqing])],
    ...founders,
  }
  return { authorities, founders, keys, trust: await signedBy(draft, authorities.slice(0, 2)) }
}

export async function signedBy(draft: Omit<TrustList, 'signatures'>, authorities: readonly FixedAuthority[]): Promise<TrustList> {
  let list: TrustList = { ...draft, signatures: [] }
  for (const authority of authorities) list = await signTrustList(list, authority, suites)
  return list
}

const caseId = '019cb1a2-3400-7000-8000-000000000001'

/** The first two events of a case: submitted and received in Chongqing, to be decided in Guang'an. The person is invented. */
export async function fixedItems(hash: HashName = 'sha-256'): Promise<readonly BatchItem[]> {
  const form = await bodyOf('form', { name: '张三', purpose: '居民身份证跨省异地办理' }, hash)
  const submit = eventHeader('019cb1a2-3400-7000-8000-00000000000a', 1, {
    type: 'cn.tongban.case.submitted.v1',
    prev: null,
    hash,
    bodies: [form.ref],
    facts: {
      ...{ mode: 'relay', item: '000109008000', version: 'A'.repeat(43), agreement: null },
      ...{ receivingPlace: '500103:window', decidingPlace: '511602:gongan', unit: 'working', legalDays: 20, promisedDays: 10 },
      ...{ noticeDays: 5, deliveryDays: 10, joint: false, instant: false, second: false },
    },
  })
  const receive = eventHeader('019cb1a2-3400-7000-8000-00000000000b', 2, {
    type: 'cn.tongban.case.received.v1',
    prev: await hashOf(suites, hash, canonicalBytes(submit)),
    hash,
    bodies: [],
    facts: { day: '2026-03-02' },
  })
  return [
    { header: submit, bodies: [form.body] },
    { header: receive, bodies: [] },
  ]
}

async function bodyOf(section: 'form', content: object, hash: HashName) {
  const salt = toBase64url(fixedRandom(`salt of ${section}`)(16))
  const body = { section, salt, body: content }
  const named = await bodyHash(body, hash, suites)
  if (!named) throw new Error('the salt of a fixed body is malformed')
  return { body, ref: { section, ...named } }
}

function eventHeader(id: string, seq: number, own: Pick<ChainHeader, 'type' | 'prev' | 'hash' | 'bodies' | 'facts'>): ChainHeader {
  const time = `2026-03-02T01:00:0${seq}.000Z`
  return {
    ...{
      specversion: '1.0',
      id,
      source: chongqing,
      subject: caseId,
      time,
      nodeTime: time,
      case: caseId,
      seq,
      hash: own.hash,
      files: [],
    },
    dataschema: `urn:tongban:schema:${own.type.replace('cn.tongban.', '')}`,
    duty: { place: '500103:window', organisation: '渝中区政务服务中心', role: 'clerk', actor: 'a-7' },
    ...own,
  }
}

/** An event of about the size of a real one, for batches of any length. */
export const plainItem = (n: number): BatchItem => ({
  header: { id: `019cb1a2-3400-7000-8000-${String(n).padStart(12, '0')}`, source: chongqing, n },
  bodies: [{ section: 'form', salt: toBase64url(utf8(`salt ${String(n).padStart(11, '0')}`)), body: { n } }],
})
