import { setTimeout as pause } from 'node:timers/promises'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { CaseView } from '../../case/case-view.ts'
import type { Said } from '../../language.ts'
import { type NodeClient, Refused } from '../../node/node-client.ts'
import { actionWords } from '../../words.ts'
import { DemoFailure } from '../failure.ts'
import type { Region } from '../regions/region.ts'
import type { Scan } from './papers.ts'
import type { Live, Play, Step } from './play.ts'

/** Somebody at work: one of staff at a place and in a role, or a person on their own page. */
export interface Desk {
  readonly region: Region
  readonly who: string
  /** Where staff stand and as what; `applicant`: a person is at the counter and the clerk keys in what they do. */
  readonly standpoint?: { readonly place: string; readonly role: 'clerk' | 'examiner' | 'helper' | 'applicant' }
}

/** The case that is being played. */
export interface On {
  readonly play: Play
  readonly live: Live
}

const POLL_MS = 60
const WAIT_MS = 45_000

interface Taken {
  readonly case: CaseView
  readonly requestId?: string
}

/** Takes steps of the life table, together or not at all, tells them, and where the case is held elsewhere waits for the holder's answer. */
export async function act(on: On, desk: Desk, ...steps: readonly Step[]): Promise<CaseView> {
  const { requestId, case: view } = await ask(on, desk, ...steps)
  if (requestId === undefined) return view
  return until(on, desk, { zh: '等持有地写入', en: 'waiting for the holder to write' }, ({ requests }) =>
    requests.some(({ id, answeredSeq }) => id === requestId && answeredSeq !== null),
  )
}

/**
 * Takes steps without waiting for the holder where the case is held elsewhere: for a place that will not see the case any more once its
 * request is answered.
 */
export async function ask(on: On, desk: Desk, ...steps: readonly Step[]): Promise<Taken> {
  const client = await desk.region.as(desk.who)
  const taken = await on.play.tell.waiting({ zh: '等材料传到并校验', en: 'waiting for the files to arrive' }, () =>
    attempt(client, on.live, { ...desk.standpoint, steps }),
  )
  told(on, taken.case)
  const [first] = steps
  if (taken.requestId !== undefined && first) on.play.tell.aside(asked(on.live, desk, first.action, taken.case))
  return taken
}

function asked({ names }: Live, { standpoint }: Desk, action: CaseAction, { holder, receivingPlace }: CaseView): Said {
  const from = names.places(standpoint?.place ?? receivingPlace)
  return {
    zh: `${from}向${names.places(holder)}提出请求：${actionWords[action].zh}`,
    en: `${from} asks ${names.places(holder)} to write: ${actionWords[action].en}`,
  }
}

/** Refusals that pass by themselves: a rule wrote between our look and our step, or files are still on their way from the other node. */
const passing = new Set(['cases/changed', 'exchange/filesMissing'])

async function attempt(client: NodeClient, { id }: Live, body: object): Promise<Taken> {
  for (const end = performance.now() + WAIT_MS; ; await pause(POLL_MS)) {
    const { body: view } = await client.get<CaseView>(`/cases/${id}`)
    try {
      return (await client.post<Taken>(`/cases/${id}/steps`, { body, seen: view.version })).body
    } catch (error) {
      const passes = error instanceof Refused && passing.has(error.detail.code ?? '')
      if (!passes || performance.now() > end) throw error
    }
  }
}

function told({ play, live }: On, view: CaseView): CaseView {
  play.tell.events(view, live.told, live.names)
  return view
}

/** Looks at the case from this desk and tells what is new. */
export async function look(on: On, desk: Desk): Promise<CaseView> {
  const client = await desk.region.as(desk.who)
  return told(on, (await client.get<CaseView>(`/cases/${on.live.id}`)).body)
}

/** Looks until something holds, and tells what happened meanwhile. */
export async function until(on: On, desk: Desk, what: Said, holds: (view: CaseView) => boolean): Promise<CaseView> {
  const client = await desk.region.as(desk.who)
  const { id } = on.live
  const view = await on.play.tell.waiting(what, async () => {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await pause(POLL_MS)) {
      const seen = await client.get<CaseView>(`/cases/${id}`).catch(notThereYet)
      if (seen && holds(seen.body)) return seen.body
    }
    throw new DemoFailure(
      `${what.zh}：${WAIT_MS / 1000} 秒内没有等到（办件 ${id}）`,
      `${what.en}: not within ${WAIT_MS / 1000} s (case ${id})`,
    )
  })
  return told(on, view)
}

/** The case is still on its way to this node. */
function notThereYet(error: unknown): undefined {
  if (error instanceof Refused && error.status === 404) return undefined
  throw error
}

/** Waits until what was sent has arrived at this desk's node. */
export const arrival = (on: On, desk: Desk, holds: (view: CaseView) => boolean): Promise<CaseView> =>
  until(on, desk, { zh: `已送出，等${desk.region.name.zh}收到`, en: `sent, waiting for ${desk.region.name.en}` }, holds)

/** Whether an act of this kind is among the events that this node has. */
export const has =
  (wanted: CaseAction) =>
  ({ timeline }: CaseView): boolean =>
    timeline.some(({ action }) => action === wanted)

/** Uploads a scan; answers the name under which an application refers to it. */
export async function upload({ region, who }: Desk, { name, type, bytes }: Scan): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([bytes], { type }), name)
  const client = await region.as(who)
  return (await client.post<{ sha256: string }>('/files', { raw: { content: form } })).body.sha256
}
