import { type NodeClient, Refused } from '../../node/node-client.ts'
import { type Outcome, type Step, stepOf } from './load-step.ts'
import type { Difference, Standards } from './standards-file.ts'

/** Who acts for a region: its operator, and two item managers, for nobody approves a difference of their own. */
export interface LoadingDesk {
  readonly region: string
  readonly operator: NodeClient
  readonly owner: NodeClient
  readonly approver: NodeClient
}

interface Proposal {
  readonly id: string
  readonly stage: string
  readonly by: string
  readonly comments: readonly { readonly party: string }[]
  readonly adoptions: readonly { readonly party: string }[]
}

const nodeOf = (region: string): string => `urn:tongban:node:${region}`

/** Proposes what this region is to propose, comments on what the other proposed, and adopts what both have spoken on. */
export async function agreeOnStandards(desk: LoadingDesk, { standards }: Standards): Promise<Step> {
  const outcomes: Outcome[] = []
  for (const { proposedBy, document } of standards) {
    const { body } = await desk.owner.get<{ entries: Proposal[] }>(`/catalogue/proposals?item=${document.item}&limit=200`)
    const standing = body.entries.find(({ stage }) => stage !== 'withdrawn')
    if (standing) outcomes.push(await speakOn(desk, standing))
    else if (proposedBy === desk.region) outcomes.push(await propose(desk, document))
    else outcomes.push('waiting')
  }
  return stepOf('standards', outcomes)
}

async function propose({ owner }: LoadingDesk, standard: Standards['standards'][number]['document']): Promise<Outcome> {
  const { body } = await owner.get<{ asOf: string }>('/catalogue/check?limit=1')
  await owner.post('/catalogue/proposals', { body: { standard, from: dayAfter(body.asOf) } })
  return 'waiting'
}

const DAY_MS = 86_400_000
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

async function speakOn({ region, owner }: LoadingDesk, { id, stage, by, comments, adoptions }: Proposal): Promise<Outcome> {
  if (stage === 'adopted') return 'settled'
  const me = nodeOf(region)
  const at = `/catalogue/proposals/${id}`
  if (by !== me && !comments.some(({ party }) => party === me))
    await owner.post(`${at}/comments`, { body: { stance: 'support', words: '同意' } })
  if (adoptions.some(({ party }) => party === me)) return 'waiting'
  const adopted = await unlessRefused(owner.post<Proposal>(`${at}/adopt`), ['catalogue/notCommented', 'catalogue/objected'])
  if (!adopted) return 'waiting'
  return adopted.body.stage === 'adopted' ? 'done' : 'waiting'
}

interface Variance extends Difference {
  readonly id: string
  readonly standing: string
  readonly consentOf: readonly string[]
  readonly answers: readonly { readonly party: string }[]
}

/** Declares this region's differences, and consents to those of the other that stand in the file. */
export async function declareDifferences(desk: LoadingDesk, { differences }: Standards): Promise<Step> {
  const outcomes: Outcome[] = []
  for (const difference of differences) {
    const { item, place, element } = difference
    const query = new URLSearchParams({ item, place, limit: '200' })
    const { body } = await desk.owner.get<{ entries: Variance[] }>(`/catalogue/variances?${query}`)
    const standing = body.entries.find((one) => one.element === element && one.until === difference.until)
    if (standing) outcomes.push(await answer(desk, standing))
    else outcomes.push(isOf(desk, place) ? await declare(desk, difference) : 'waiting')
  }
  return stepOf('differences', outcomes)
}

const isOf = ({ region }: LoadingDesk, place: string): boolean => place.startsWith(region.slice(0, 2))

async function declare({ owner, approver }: LoadingDesk, difference: Difference): Promise<Outcome> {
  const { item, place, element, direction, reason, basis, from, until } = difference
  const body = { item, place, element, direction, reason, basis, from, until }
  const asked = await unlessRefused(owner.post<{ id: string }>('/catalogue/difference-requests', { body }), [
    'catalogue/noStandard',
  ])
  if (!asked) return 'waiting'
  const approved = await approver.post<{ consentOf: string[] }>(`/catalogue/difference-requests/${asked.body.id}/approve`)
  return approved.body.consentOf.length === 0 ? 'done' : 'waiting'
}

async function answer({ region, owner }: LoadingDesk, { id, standing, consentOf, answers }: Variance): Promise<Outcome> {
  if (standing !== 'awaiting') return 'settled'
  const me = nodeOf(region)
  if (!consentOf.includes(me) || answers.some(({ party }) => party === me)) return 'waiting'
  await owner.post(`/catalogue/variances/${id}/answer`, { body: { answer: 'consent', words: '同意，到期再议' } })
  return 'done'
}

/** Publishes the versions of this region's places; the other region hears of them by itself. */
export async function publishVersions(desk: LoadingDesk, { versions }: Standards): Promise<Step> {
  const outcomes: Outcome[] = []
  for (const { document } of versions.filter((version) => isOf(desk, version.document.place))) {
    const published = await unlessRefused(desk.owner.post<{ changed: boolean }>('/versions', { body: document }), [
      'catalogue/undeclaredDifference',
    ])
    if (!published) outcomes.push('waiting')
    else outcomes.push(published.body.changed ? 'done' : 'settled')
  }
  return stepOf('versions', outcomes)
}

/** Undefined where the node refuses with a code that means: not yet. */
async function unlessRefused<T>(work: Promise<T>, codes: readonly string[]): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refused && codes.includes(error.detail.code ?? '')) return undefined
    throw error
  }
}
