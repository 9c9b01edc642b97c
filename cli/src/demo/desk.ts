import { setTimeout as pause } from 'node:timers/promises'
import type { CaseAction } from '@tongban/protocol/event/actions'
import type { CaseView } from '../case-view.ts'
import type { Said } from '../language.ts'
import { type NodeClient, Refused } from '../node-client.ts'
import { actionWords } from '../words.ts'
import { DemoFailure } from './failure.ts'
import type { Scan } from './papers.ts'
import type { Live, Play, Step } from './play.ts'
import type { Region } from './region.ts'

/** Somebody at work: one of staff at a place and in a role, or a person on their own page. */
export interface Desk {
  readonly region: Region
  readonly who: string
  /** Where staff stand and as what; `applicant`: a person is at the counter and the clerk keys in what they do. */
  readonly standpoint?: { readonly place: string; readonly role: 'clerk' | 'examiner' | 'helper' | 'applicant' }
}

const POLL_MS = 60
const WAIT_MS = 45_000

interface Taken {
  readonly case: CaseView
  readonly requestId?: string
}

/** Takes steps of the life table, together or not at all, tells them, and where the case is held elsewhere waits for the holder's answer. */
export async function act(play: Play, desk: Desk, live: Live, ...steps: readonly Step[]): Promise<CaseView> {
  const { requestId, case: view } = await ask(play, desk, live, steps)
  if (requestId === undefined) return view
  return until(play, desk, live, { zh: '等持有地写入', en: 'waiting for the holder to write' }, ({ requests }) =>
    requests.some(({ id, answeredSeq }) => id === requestId && answeredSeq !== null),
  )
}

/**
 * Takes steps without waiting for the holder where the case is held elsewhere: for a place that will not see the case any more once its
 * request is answered.
 */
export async function ask(play: Play, desk: Desk, live: Live, steps: readonly Step[]): Promise<Taken> {
  const client = await desk.region.as(desk.who)
  const taken = await play.tell.waiting({ zh: '等材料传到并校验', en: 'waiting for the files to arrive' }, () =>
    attempt(client, live, { ...desk.standpoint, steps }),
  )
  told(play, live, taken.case)
  const [first] = steps
  if (taken.requestId !== undefined && first) play.tell.aside(asked(live, desk, first.action, taken.case))
  return taken
}

function asked({ names }: Live, { standpoint }: Desk, action: CaseAction, { holder, receivingPlace }: CaseView): Said {
  const from = names.places(standpoint?.place ?? receivingPlace)
  return {
    zh: `${from}向${names.places(holder)}提出请求：${actionWords[action].zh}`,
    en: `${from} asks ${names.places(holder)}: ${actionWords[action].en}`,
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

function told({ tell }: Play, live: Live, view: CaseView): CaseView {
  tell.events(view, live.told, live.names)
  return view
}

/** Looks at the case from this desk and tells what is new. */
export async function look(play: Play, desk: Desk, live: Live): Promise<CaseView> {
  const client = await desk.region.as(desk.who)
  return told(play, live, (await client.get<CaseView>(`/cases/${live.id}`)).body)
}

/** Looks until something holds, and tells what happened meanwhile. */
export async function until(
  play: Play,
  desk: Desk,
  live: Live,
  what: Said,
  holds: (view: CaseView) => boolean,
): Promise<CaseView> {
  const client = await desk.region.as(desk.who)
  const view = await play.tell.waiting(what, async () => {
    for (const end = performance.now() + WAIT_MS; performance.now() < end; await pause(POLL_MS)) {
      const seen = await client.get<CaseView>(`/cases/${live.id}`).catch(notThereYet)
      if (seen && holds(seen.body)) return seen.body
    }
    throw new DemoFailure(
      `${what.zh}：${WAIT_MS / 1000} 秒内没有等到（办件 ${live.id}）`,
      `${what.en}: not within ${WAIT_MS / 1000} s (case ${live.id})`,
    )
  })
  return told(play, live, view)
}

/** The case is still on its way to this node. */
function notThereYet(error: unknown): undefined {
  if (error instanceof Refused && error.status === 404) return undefined
  throw error
}

/** Waits until the case has arrived at this desk's node. */
export const arrival = (play: Play, desk: Desk, live: Live, holds: (view: CaseView) => boolean = () => true): Promise<CaseView> =>
  until(play, desk, live, { zh: `已送出，等${desk.region.name.zh}收到`, en: `sent, waiting for ${desk.region.name.en}` }, holds)

/** Uploads a scan; answers the name under which an application refers to it. */
export async function upload({ region, who }: Desk, { name, type, bytes }: Scan): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([bytes], { type }), name)
  const client = await region.as(who)
  return (await client.post<{ sha256: string }>('/files', { raw: { content: form } })).body.sha256
}

export interface Submitted {
  readonly id: string
  readonly queryNumber: string
  readonly queryCode: string
}

/** Submits an application at this desk; answers what its receipt prints. */
export async function submit({ region, who }: Desk, body: object): Promise<Submitted> {
  return (await (await region.as(who)).post<Submitted>('/cases', { body })).body
}

/** A case that is about to be told from its first event. */
export const livesAs = (id: string, names: Live['names']): Live => ({ id, told: { seq: 0, born: undefined }, names })
