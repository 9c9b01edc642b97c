import type { Standard } from '@tongban/protocol/standard/standard'
import type { Version } from '@tongban/protocol/version/version'
import type { Answered, TestNode } from '../test-kit/test-node.ts'
import { type TwoNodes, twoNodes } from '../test-kit/two-nodes.ts'
import { versionOf } from './catalogue.fixture.ts'

interface Managers {
  sichuan: readonly [string, string]
  chongqing: readonly [string, string]
}

/** The demo's two regions, each with two item managers of its transport authority, and their tokens. It is 2026-03-02, 09:00 in China. */
export interface TwoRegions extends TwoNodes {
  /** Item managers of Sichuan, at Leshan's transport authority, and of Chongqing. */
  readonly managers: Managers
  /** After a long time: tokens do not last for ever. */
  signInAgain(): Promise<void>
  post(node: TestNode, as: string, path: string, body?: unknown): Promise<Answered>
  get(node: TestNode, path: string): Promise<Answered>
}

export const leshan = '511100:jiaotong'
export const chongqingTransport = '500000:jiaotong'

export async function openRegions(): Promise<TwoRegions> {
  const nodes = await twoNodes()
  const { sichuan, chongqing } = nodes
  await setUpManagers(sichuan, leshan, 'org-leshan-jiaotong')
  await setUpManagers(chongqing, chongqingTransport, 'org-chongqing-jiaotong')
  const signIn = async (): Promise<Managers> => ({
    sichuan: await tokensAt(sichuan, leshan),
    chongqing: await tokensAt(chongqing, chongqingTransport),
  })
  const managers = await signIn()
  return {
    ...nodes,
    managers,
    signInAgain: async () => void Object.assign(managers, await signIn()),
    post: (node, as, path, body) => node.call('POST', path, { as, ...(body === undefined ? {} : { body }) }),
    get: (node, path) => node.call('GET', path, { as: node.operator }),
  }
}

const managerAt = (place: string, which: 'first' | 'second'): string => `manager-${place.replace(':', '-')}-${which}`

async function setUpManagers(node: TestNode, place: string, organisation: string): Promise<void> {
  const staff = (['first', 'second'] as const).map((which) => ({
    ...{ id: managerAt(place, which), name: `例管理(${which})`, organisation, evidence: 'demo' },
    duties: [{ place, role: 'itemManager', from: '2024-01-01' }],
  }))
  const { body } = await node.call('POST', '/identity/setup', { as: node.operator, body: { staff } })
  if (body.refused.length > 0) throw new Error(JSON.stringify(body.refused))
}

const tokensAt = async (node: TestNode, place: string): Promise<[string, string]> => [
  await node.tokenOf({ staff: managerAt(place, 'first') }),
  await node.tokenOf({ staff: managerAt(place, 'second') }),
]

export const renewal = '道路货物运输驾驶员从业资格证换证'

/** A standard that says in each element what a version says. */
export function standardOf(version: Version, other: Partial<Standard> = {}): Standard {
  const { item, name, conditions, audience, process, mode, materials, limits, instant, result, basis, kind, fee } = version
  return {
    ...{ item, name, conditions, audience, materials, basis, kind, result, code: null },
    process: { mode, steps: process },
    limits: { ...limits, promisedDays: instant ? 0 : limits.promisedDays },
    fee: fee ?? 'free',
    evidence: { ...version.evidence, code: 'unknown' },
    sources: ['test'],
    ...other,
  }
}

export const leshanVersion = versionOf(renewal, leshan)
export const chongqingVersion = versionOf(renewal, chongqingTransport)

/** Proposes a standard in Sichuan, comments in Chongqing, adopts in both. Answers the proposal's id. */
export async function adoptByBoth(regions: TwoRegions, standard: Standard, from: string): Promise<string> {
  const { sichuan, chongqing, managers, post, quiet } = regions
  const proposed = await post(sichuan, managers.sichuan[0], '/catalogue/proposals', { standard, from })
  if (proposed.status !== 201) throw new Error(JSON.stringify(proposed.body))
  const at = `/catalogue/proposals/${proposed.body.id}`
  await quiet()
  await post(chongqing, managers.chongqing[0], `${at}/comments`, { stance: 'support', words: '同意' })
  await quiet()
  await post(sichuan, managers.sichuan[0], `${at}/adopt`)
  await post(chongqing, managers.chongqing[0], `${at}/adopt`)
  await quiet()
  return proposed.body.id
}
