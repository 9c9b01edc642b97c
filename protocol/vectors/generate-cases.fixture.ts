import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { follow } from '../src/case/follow.ts'
import type { Standing } from '../src/case/standing.ts'
import { termsOf } from '../src/case/terms.ts'
import type { CaseAction } from '../src/event/actions.ts'
import type { Duty, RequestHeader } from '../src/event/header.ts'
import type { CaseExport } from '../src/verify/export.ts'
import { nodeOfPlace } from '../src/trust/trust-list.ts'
import { alteredAt, type Path } from '../src/verify/test-kit/altered.ts'
import { parent } from '../src/verify/test-kit/parent-story.ts'
import * as stories from '../src/verify/test-kit/stories.ts'
import { duty, Story } from '../src/verify/test-kit/story.ts'
import { sharedWorld, suites, type World } from '../src/verify/test-kit/world.ts'
import { verifyExport } from '../src/verify/verify.ts'

// Writes case.json (lives of cases, step by step, and steps that are refused) and export.json (exports that verify, and the faults of
// altered ones). Keys, chance and time are fixed, so the files are the same on every run.

/** A chain with what its writer knew, and how the case stood after each event: another implementation must come to the same. */
function life({ chain, told, world, standing }: Story) {
  const requests = new Map(told.map(({ header }) => [header.id, header]))
  const agreement = standing?.born.agreement === null ? null : world.agreement
  const terms = termsOf(agreement, world.version.item)
  const steps: { header: object; request: object | null; sameNode: boolean; standing: Standing }[] = []
  for (const header of chain) {
    const before = steps.at(-1)?.standing
    const request = requests.get(header.requestId ?? '') as RequestHeader | undefined
    const sameNode = before !== undefined && nodeOf(world, before.holder) === nodeOf(world, before.born.receivingPlace)
    const followed = follow(before, { header, request, terms, sameNode })
    if (!followed.ok) throw new Error(`${header.type}: ${followed.why}`)
    steps.push({ header, request: request ?? null, sameNode, standing: followed.standing })
  }
  return { terms, steps }
}

const nodeOf = ({ trust }: World, place: string): string | undefined => nodeOfPlace(trust, place)?.id

const attempts: readonly (readonly [CaseAction, Duty, Readonly<Record<string, unknown>>])[] = [
  ['grant', stories.clerk, {}],
  ['grant', duty('511602:gongan', 'clerk'), {}],
  ['issue', stories.examiner, {}],
  ['accept', stories.examiner, {}],
  ['extend', stories.examiner, { days: 3, second: 'a-examiner' }],
  ['extend', stories.examiner, { days: 30, second: 'a-chief' }],
  ['extend', stories.examiner, { days: 3 }],
  ['handOver', stories.examiner, { taker: '500103:window', why: 'returned', papers: false, limit: 9 }],
  ['handOver', stories.examiner, { taker: '511602:gongan', why: 'returned', papers: false }],
  ['withdraw', stories.person, {}],
  ['takeOver', stories.clerk, {}],
  ['payFee', duty('511602:gongan', 'applicant'), { reason: 'card' }],
  ['rate', duty('511602:gongan', 'applicant', 'a-clerk'), {}],
]

/** Acts that are tried in a case just accepted by the deciding place, each with the refusal it must meet. */
async function refusals(world: World) {
  const found: object[] = []
  for (const [action, by, facts] of attempts) {
    const story = new Story(world, 'refusals', {})
    await stories.handedOver(story)
    await story.act('accept', stories.examiner)
    const { standing } = story
    const header = await story.at('2026-03-05 09:00').act(action, by, { facts, unlawful: true })
    const act = { header, request: undefined, terms: termsOf(world.agreement, world.version.item), sameNode: false }
    const followed = follow(standing, act)
    if (followed.ok) throw new Error(`${action} is not refused`)
    found.push({ why: followed.why, standing, ...act, request: null })
  }
  return found
}

async function caseVectors(world: World) {
  const { online, relay, refusal, deemed, requests, silence } = stories
  const told: Record<string, object> = {}
  for (const story of [online, relay, refusal, deemed, requests, silence]) told[story.name] = life((await story(world)).story)
  const what = 'Lives of cases: each event with the request it answers and the standing after it; then acts that are refused, and why'
  return { what, lives: told, refused: await refusals(world) }
}

/** One alteration: a value replaced or, where `value` is absent, taken away. */
interface Alteration {
  readonly what: string
  readonly path: Path
  readonly value?: unknown
}

const alterations: readonly Alteration[] = [
  { what: 'an event removed', path: ['events', 3] },
  { what: 'a name altered in a body', path: ['events', 0, 'bodies', 0, 'body', 'name'], value: '李四' },
  { what: 'a fact altered', path: ['events', 4, 'header', 'facts', 'day'], value: '2026-03-05' },
  { what: 'an inclusion index altered', path: ['events', 1, 'proof', 'index'], value: 0 },
  { what: 'a receipt over another root', path: ['events', 0, 'receipt', 'root'], value: 'A'.repeat(43) },
  { what: 'an answered request removed', path: ['requests', 0] },
  { what: 'an open request removed', path: ['requests', 2] },
  { what: 'an open request not stated', path: ['statement', 'openRequests'], value: [] },
  { what: 'another agreement', path: ['agreement', 'rights'], value: ['accept'] },
  { what: 'another fee in the version', path: ['version', 'document', 'fee', 'amount'], value: 1 },
  { what: 'a node renamed in the trust list', path: ['trustList', 'nodes', 0, 'address'], value: 'https://evil.example' },
  { what: 'a member that nobody signed', path: ['events', 0, 'note'], value: 'x' },
]

function altered(file: CaseExport, { path, ...rest }: Alteration): object {
  const index = path.at(-1)
  if ('value' in rest || typeof index !== 'number') return alteredAt(file, path, () => rest.value)
  return alteredAt(file, path.slice(0, -1), (list) => (Array.isArray(list) ? list.toSpliced(index, 1) : list))
}

async function exportVectors(world: World) {
  const file = (await stories.requests(world)).file
  const faults: object[] = []
  for (const alteration of alterations) {
    const verdict = await verifyExport(altered(file, alteration), { suites, founders: world.founders })
    if (verdict.ok) throw new Error(`${alteration.what} is not noticed`)
    faults.push({ ...alteration, fault: verdict.fault })
  }
  return {
    what: 'Exports that verify under these founders; then alterations of the first (a value replaced at a path, or taken away) and the fault of each',
    founders: world.founders,
    exports: { requests: file, relay: (await stories.relay(world)).file, parent: await parent(world) },
    faults,
  }
}

/** The files and their text, as they must stand beside this script. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const world = await sharedWorld()
  const files = { 'case.json': await caseVectors(world), 'export.json': await exportVectors(world) }
  return new Map(Object.entries(files).map(([name, content]) => [name, `${JSON.stringify(content, null, 1)}\n`]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await generate()) writeFileSync(new URL(name, import.meta.url), text)
}
