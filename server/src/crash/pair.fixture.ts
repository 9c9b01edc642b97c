import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NodeKeys } from '@tongban/protocol/suite/suite'
import type { Founders } from '@tongban/protocol/trust/trust-list'
import { freePort } from '../platform/free-port.ts'
import { readDemo } from '../test-kit/two-nodes.ts'
import { ask } from './client.fixture.ts'
import type { Drill } from './failpoints.ts'
import { clearLeftovers, PREFIX } from './leftovers.fixture.ts'
import { type DrilledNode, startDrilled } from './process.fixture.ts'
import { type Authority, foundersOf, introduce, keysOf, makeAuthorities, operatorOf } from './trust.fixture.ts'

/** Two nodes as two processes, each with its own PostgreSQL, that trust each other and know the demo's places, staff and versions. */
export interface Pair {
  readonly sichuan: DrilledNode
  readonly chongqing: DrilledNode
  readonly founders: Founders
  readonly demo: Demo
  readonly authorities: readonly Authority[]
  /** Ids of the demo's people, by identity number. */
  readonly people: ReadonlyMap<string, string>
  /** A token that was made at the start, or when they were last renewed. */
  tokenOf(staff: string): string
  /** Gives everybody a new token, for plays in which months pass. */
  renewTokens(): Promise<void>
  operatorOf(node: DrilledNode): Promise<string>
  keysOf(node: DrilledNode): Promise<NodeKeys>
  close(): Promise<void>
}

type Demo = Awaited<ReturnType<typeof readDemo>>

/** Who acts in the plays, and the node that knows them: staff, and a person by identity number. */
export const staff = {
  clerk: { node: 'chongqing', id: 'staff-500103-window-clerk', place: '500103:window', role: 'clerk' },
  examiner: { node: 'sichuan', id: 'staff-511602-gongan-examiner', place: '511602:gongan', role: 'examiner' },
  homeClerk: { node: 'sichuan', id: 'staff-511602-window-clerk', place: '511602:window', role: 'clerk' },
  person: { node: 'chongqing', id: '999999196001150111', place: '500000:portal', role: 'applicant' },
  fundExaminer: { node: 'sichuan', id: 'staff-510100-gjj-examiner', place: '510100:gjj', role: 'examiner' },
  hechuanClerk: { node: 'chongqing', id: 'staff-500117-window-clerk', place: '500117:window', role: 'clerk' },
  hechuanHelper: { node: 'chongqing', id: 'staff-500117-window-helper', place: '500117:window', role: 'helper' },
  socialExaminer: { node: 'sichuan', id: 'staff-511602-renshe-examiner', place: '511602:renshe', role: 'examiner' },
  socialSecond: { node: 'sichuan', id: 'staff-511602-renshe-second', place: '511602:renshe', role: 'examiner' },
  renewalExaminer: { node: 'chongqing', id: 'staff-500000-jiaotong-examiner', place: '500000:jiaotong', role: 'examiner' },
  entryExaminer: { node: 'sichuan', id: 'staff-511100-jiaotong-examiner', place: '511100:jiaotong', role: 'examiner' },
  issuer: { node: 'sichuan', id: 'staff-511600-jiaotong-examiner', place: '511600:jiaotong', role: 'examiner' },
} as const

/** The address by which a node's partner is told to find it: a test may lay a wire of its own between them. */
export type AddressFor = (node: DrilledNode) => Promise<string>

/** Starts both nodes under their drills; those inside a migration kill them before they first serve. */
export async function startPair(
  drills: Readonly<Record<'chongqing' | 'sichuan', readonly Drill[]>>,
  addressFor: AddressFor = async ({ address }) => address,
): Promise<Pair> {
  await clearLeftovers()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  // PostgreSQL runs under an account of its own where the tests run as root.
  await chmod(folder, 0o755)
  await writeFile(join(folder, 'owner'), String(process.pid))
  const authorities = await makeAuthorities()
  const founders = foundersOf(authorities)
  await writeFile(join(folder, 'founders.json'), JSON.stringify(founders))
  const start = async (region: string, planned: readonly Drill[]) => {
    const plan = { id: `urn:tongban:node:${region}`, region, port: await freePort(), folder: join(folder, region) }
    return startDrilled({ ...plan, founders: join(folder, 'founders.json') }, planned)
  }
  const [chongqing, sichuan] = [await start('500000', drills.chongqing), await start('510000', drills.sichuan)]
  const nodes = [sichuan, chongqing]
  const close = async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  try {
    await Promise.all(nodes.map((node) => node.ready()))
    const demo = await readDemo()
    await introduce(nodes, authorities, { agreed: demo.agreements[0]?.terms ?? raise('the demo has no agreement'), addressFor })
    const people = new Map((await Promise.all(nodes.map((node) => load(node, demo)))).flat())
    let tokens = await issueTokens({ chongqing, sichuan })
    const renewTokens = async () => {
      tokens = await issueTokens({ chongqing, sichuan })
    }
    const tokenOf = (id: string): string => tokens.get(id) ?? raise(`no token for ${id}`)
    return { sichuan, chongqing, founders, authorities, demo, people, tokenOf, renewTokens, operatorOf, keysOf, close }
  } catch (error) {
    await close()
    throw error
  }
}

const raise = (why: string): never => {
  throw new Error(why)
}

/** Places, staff, people and versions of the demo. Answers the people's ids by identity number. */
async function load(node: DrilledNode, demo: Demo): Promise<[string, string][]> {
  const own = demo.nodes.find(({ id }) => id === node.id) ?? raise(`the demo has no node ${node.id}`)
  const as = await operatorOf(node)
  const { organisations, places, versions } = demo
  const { counters, staff: known, people, mandates } = own
  const body = { organisations, places, counters, staff: known, people, mandates }
  const { body: report } = await ask(node, 'POST', '/identity/setup', { as, body })
  for (const { document } of versions) await ask(node, 'POST', '/versions', { as, body: document })
  const numbers = people as readonly { readonly idNumber: string }[]
  const ids: readonly { row: number; id: string }[] = report.people
  return ids.map(({ row, id }) => [numbers[row]?.idNumber ?? '', id])
}

/** Also for plays in which days pass. */
const TOKEN_HOURS = 720

async function issueTokens(nodes: Pick<Pair, 'chongqing' | 'sichuan'>): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const { node, id } of Object.values(staff)) {
    const body = { for: id.startsWith('staff-') ? { staff: id } : { idNumber: id }, hours: TOKEN_HOURS }
    const issued = await ask(nodes[node], 'POST', '/identity/tokens', { as: await operatorOf(nodes[node]), body })
    tokens.set(id, issued.body.token)
  }
  return tokens
}
