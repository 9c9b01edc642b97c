import type { CaseAction } from '@tongban/protocol/event/actions'
import type { Stage } from './stage.ts'
import type { Answered, TestNode } from './two-nodes.ts'

/** What a step may carry besides its facts. */
export interface More {
  readonly bodies?: readonly { readonly section: string; readonly body: unknown }[]
  readonly files?: readonly { readonly sha256: string; readonly section: string }[]
  readonly approval?: string
  /** The version that the step says it saw; the present one by default. */
  readonly seen?: number
}

export interface Step extends Omit<More, 'seen'> {
  readonly action: CaseAction
  readonly facts?: Readonly<Record<string, unknown>>
}

type Facts = Readonly<Record<string, unknown>>

/** Somebody's hand on one case: a clerk at a counter, an examiner in an office, a person at home or before the counter. */
export interface Hand {
  readonly node: TestNode
  token(): Promise<string>
  /** One step, whatever comes of it; nothing travels yet. */
  tries(action: CaseAction, facts?: Facts, more?: More): Promise<Answered>
  /** One step that must be taken here and now; then all that follows from it travels. Answers the case as seen after that. */
  does(action: CaseAction, facts?: Facts, more?: More): Promise<Answered['body']>
  /** One step that must be asked of the holder elsewhere; nothing travels yet. Answers the id of the request. */
  asks(action: CaseAction, facts?: Facts, more?: More): Promise<string>
  /** Several steps together, or none. */
  together(steps: readonly Step[], seen?: number): Promise<Answered>
  sees(): Promise<Answered['body']>
  get(below?: string): Promise<Answered>
  approves(action: CaseAction, seen?: number): Promise<Answered>
  uploads(): Promise<string>
}

export interface Standing {
  readonly stage: Stage
  readonly caseId: string
  readonly node: TestNode
  /** A member of staff by id, or a person by identity number. */
  readonly who: string
  readonly place?: string
  readonly role?: 'clerk' | 'examiner' | 'helper' | 'applicant'
}

/** Fails the test and says what came back instead. */
function expectStatus(answer: Answered, status: number, what: string): Answered['body'] {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}, ${JSON.stringify(answer.body)}`)
  return answer.body
}

export function handOf(standing: Standing, scan: () => Parameters<TestNode['upload']>[1]): Hand {
  const { node, who, caseId, stage, place, role } = standing
  const token = () => stage.tokenOf(node, who)
  const standpoint = { ...(place ? { place } : {}), ...(role ? { role } : {}) }
  const get: Hand['get'] = async (below = '') => node.call('GET', `/cases/${caseId}${below}`, { as: await token() })
  const sees: Hand['sees'] = async () => expectStatus(await get(), 200, 'reading the case')
  // Who may not see the case cannot know its version; whatever they say must not matter.
  const seenOr = async (seen: number | undefined) => seen ?? (await get()).body.version ?? 1
  const tries: Hand['tries'] = async (action, facts = {}, { seen, ...more } = {}) =>
    node.call('POST', `/cases/${caseId}/steps/${action}`, {
      as: await token(),
      seen: await seenOr(seen),
      body: { ...standpoint, facts, ...more },
    })
  return {
    ...{ node, token, get, sees, tries },
    does: async (action, facts, more) => {
      const taken = expectStatus(await tries(action, facts, more), 200, action)
      await stage.quiet()
      const after = await get()
      return after.status === 200 ? after.body : taken.case
    },
    asks: async (action, facts, more) => expectStatus(await tries(action, facts, more), 202, `asking for ${action}`).requestId,
    together: async (steps, seen) =>
      node.call('POST', `/cases/${caseId}/steps`, {
        as: await token(),
        seen: await seenOr(seen),
        body: { ...standpoint, steps },
      }),
    approves: async (action, seen) =>
      node.call('POST', `/cases/${caseId}/approvals/${action}`, {
        as: await token(),
        seen: await seenOr(seen),
        body: { place },
      }),
    uploads: async () => expectStatus(await node.upload(await token(), scan()), 201, 'uploading').sha256,
  }
}
