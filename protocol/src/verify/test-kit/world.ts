import { bothIntl, chongqing, fixedRandom, sichuan, suites, type TheirSuites, twoNodes } from '../../../vectors/fixed.ts'
import type { HashName, NodeKeys } from '../../suite/suite.ts'
import { type Agreement, agreementHash, signAgreement } from '../../trust/agreement.ts'
import type { Founders, TrustList } from '../../trust/trust-list.ts'
import { isVersion, type Version, versionHash } from '../../version/version.ts'

/** The two nodes, what they agreed, and one published version: the same on every run. Keys here are of no use to anyone. */
export interface World {
  readonly founders: Founders
  readonly trust: TrustList
  readonly keys: Readonly<Record<string, NodeKeys>>
  readonly agreement: Agreement
  readonly agreementHash: string
  readonly version: Version
  readonly versionHash: string
}

const signedAt = '2026-01-15T00:00:00.000Z'

export async function sharedWorld(their: TheirSuites = bothIntl): Promise<World> {
  const { founders, trust, keys } = await twoNodes(their)
  const byNode = { [sichuan]: keys.sichuan, [chongqing]: keys.chongqing }
  const agreement = await signedAgreement(byNode)
  return {
    ...{ founders, trust, keys: byNode, agreement, version },
    agreementHash: await agreementHash(agreement, suites),
    versionHash: await versionHash(version, suites),
  }
}

/** The hash that a node writes under. */
export const hashNameOf = ({ keys }: World, node: string): HashName => suites[keys[node]?.suite ?? 'intl'].hashName

async function signedAgreement(keys: World['keys']): Promise<Agreement> {
  let agreement: Agreement = {
    id: 'chuanyu-2026',
    parties: [sichuan, chongqing],
    items: '*',
    modes: ['online', 'relay', 'joint'],
    rights: ['notice', 'originals', 'deliver'],
    handOverDays: { result: 1, paper: 2, push: 1 },
    recheckDays: 1,
    from: '2026-01-01',
    until: '2028-12-31',
    trustGraceDays: 7,
    signatures: [],
  }
  for (const [node, own] of Object.entries(keys))
    agreement = await signAgreement(agreement, { node, keys: own, signedAt }, suites)
  return agreement
}

const evidence = {
  conditions: 'demo',
  audience: 'demo',
  process: 'demo',
  materials: 'demo',
  limits: 'demo',
  result: 'demo',
} as const

const version: Version = {
  item: '000109008000',
  name: { zh: '居民身份证跨省异地办理', en: null },
  place: '511602:gongan',
  implementer: { name: '广安市公安局广安区分局', code: null },
  ...{ implementationCode: null, localCode: null, kind: '公共服务', mode: 'relay', instant: false },
  audience: { kinds: ['person'], text: null },
  ...{ conditions: [], process: [], materials: [], formSchema: { type: 'object' } },
  limits: { unit: 'calendar', legalDays: 60, promisedDays: 30, noticeDays: 5, deliveryDays: 10 },
  fee: { reason: 'card', amount: 2000, basis: '发改价格〔2003〕2322号' },
  ...{ secondPerson: false, decidesByRule: false },
  result: { name: { zh: '居民身份证', en: null }, kind: 'certificate' },
  basis: ['《中华人民共和国居民身份证法》'],
  remedy: '可以依法申请行政复议或者提起行政诉讼',
  contact: { address: null, hours: null, phone: null },
  ...{ from: '2026-01-01', until: null, sources: ['demo'] },
  evidence: { ...evidence, code: 'unknown', basis: 'demo', kind: 'demo', fee: 'demo' },
}
if (!isVersion(version)) throw new Error('the version of the stories is not one')

export { chongqing, fixedRandom, sichuan, suites }
