import { limitsOf, type Standing } from '@tongban/protocol/case/standing'
import { openSteps } from '@tongban/protocol/case/step'
import { dayOf as protocolDayOf } from '@tongban/protocol/case/time'
import type { CaseState } from '@tongban/protocol/case/transitions'
import { clockOf, type Explanation } from '@tongban/protocol/clock/explain'
import { type CaseAction, caseActions } from '@tongban/protocol/event/actions'
import type { ChainHeader } from '@tongban/protocol/event/header'
import type { Version } from '@tongban/protocol/version/version'
import { type Actor, staffNames } from '../../identity/index.ts'
import type { ReadTx } from '../../platform/db/db.ts'
import { type OpenApproval, openApprovals } from '../decision/approval.store.ts'
import { type CaseFile, versionOf } from '../domain/case-file.ts'
import { seeingDuties } from '../domain/may-see.ts'
import { nodeOf } from '../domain/node-of.ts'
import { paperKinds, paperNumber } from '../domain/papers.ts'
import type { CasesEnv } from '../env.ts'
import { readEvents, readRequests } from '../event.store.ts'
import { findClaim } from '../work/claim.store.ts'
import { pinnedTerms } from '../writing/desk.ts'
import type { StoredEvent, StoredRequest } from '../writing/writing.ts'
import { sectionsSeenBy } from './access.ts'

/** One step on the timeline: what the headers say, which is nothing personal. */
export interface TimelineEntry {
  readonly seq: number
  readonly event: string
  readonly action: string
  readonly at: string
  readonly day: string
  readonly place: string
  readonly organisation: string
  readonly role: string
  /** Whose act it was, by an id that only the node of the place can resolve; told to staff only. */
  readonly actor?: string
  readonly requestId?: string
  readonly facts: Record<string, unknown>
  readonly content: Record<string, unknown>
  readonly paper?: { readonly number: string; readonly zh: string; readonly en: string }
}

/** What a place that does not hold the case asked of the holder; the act that answers it is the asker's. */
interface AskedEntry {
  readonly id: string
  readonly action: string
  readonly place: string
  readonly role: string
  /** As of an event: told to staff only. */
  readonly actor?: string
  readonly madeAt: string
  readonly answeredSeq: number | null
}

/** A case as one actor may see it. */
export interface CaseView {
  readonly id: string
  readonly version: number
  readonly item: { readonly id: string; readonly name: Version['name'] }
  readonly mode: string
  readonly state: CaseState
  readonly holder: string
  readonly transfer: Standing['transfer']
  readonly receivingPlace: string
  readonly decidingPlace: string
  readonly officialNumber: string | null
  readonly queryNumber: string | null
  readonly papersAt: string
  readonly clocks: Pick<Explanation, 'acceptedDay' | 'deemedAccepted' | 'provisional' | 'notice' | 'decision' | 'delivery'> | null
  /** The next day by which something has to be done, and what; null where nothing runs. */
  readonly due: string | null
  readonly fees: Standing['fees'][number][]
  readonly pending: Standing['pending'][number][]
  readonly inquiries: Standing['inquiries'][number][]
  readonly supplementUntil: string | null
  readonly timeline: TimelineEntry[]
  readonly requests: AskedEntry[]
  readonly openSteps: CaseAction[]
  /** Who of the deciding place has taken it on; told to staff only. */
  readonly claim: { readonly staff: string; readonly at: string } | null
  /** What a second person has approved of this version and nobody has used; told to staff only. */
  readonly approvals: OpenApproval[]
  /** Names of this node's staff that the case names by id; told to staff only. */
  readonly staff: Readonly<Record<string, string>>
  readonly parent: string | null
}

/** The view of a case for an actor who may see it (`maySee`); what they may not read is left out. */
export async function viewOf(env: CasesEnv, tx: ReadTx, actor: Actor, file: CaseFile): Promise<CaseView> {
  const { standing } = file
  const [events, requests] = [await readEvents(tx, file.caseId), await readRequests(tx, file.caseId)]
  const version = await env.catalogue.version(tx, standing.born.version)
  const sections = sectionsSeenBy(actor, file)
  const clocks = clocksOf(standing, env.clock.now())
  return {
    id: file.caseId,
    version: versionOf(file),
    item: { id: standing.born.item, name: nameOf(version, standing.born.item) },
    mode: standing.born.mode,
    state: standing.state,
    holder: standing.holder,
    transfer: standing.transfer,
    receivingPlace: standing.born.receivingPlace,
    decidingPlace: standing.born.decidingPlace,
    officialNumber: standing.officialNumber,
    queryNumber: file.queryNumber,
    papersAt: standing.papersAt,
    clocks,
    due: nextDue(clocks),
    fees: [...standing.fees],
    pending: [...standing.pending],
    inquiries: [...standing.inquiries],
    supplementUntil: standing.supplementUntil,
    timeline: events.map((event) => ({ ...entryOf(event, sections), ...whoseAct(actor, event) })),
    requests: requests.map((request) => ({ ...requestOf(request), ...whoseAct(actor, request) })),
    openSteps: await stepsOf(env, tx, actor, file),
    ...(await atWork(tx, { actor, file, told: [...events, ...requests] })),
    parent: standing.born.parent ?? null,
  }
}

/** The item's name; at a node that was never sent the version only its id is known. */
export const nameOf = (version: Version | undefined, item: string): Version['name'] => version?.name ?? { zh: item, en: null }

/** The clocks of a case as of a moment; null before it was received. */
export function clocksOf(standing: Standing, now: Date): Explanation | null {
  const today = protocolDayOf(now.toISOString())
  const last = standing.clockEvents.at(-1)?.day
  if (last === undefined) return null
  const answer = clockOf(limitsOf(standing.born), standing.clockEvents, today > last ? today : last)
  return 'refused' in answer ? null : answer
}

/** The due day of the clock that runs: notice, then decision, then delivery. */
export function nextDue(clocks: Explanation | null): string | null {
  const running = [clocks?.notice, clocks?.decision, clocks?.delivery].find(
    (clock) => clock && (clock.state === 'running' || (clock.state === 'breached' && clock.alert === 'red')),
  )
  return running?.due ?? null
}

export function entryOf({ seq, id, action, parsed, bodies }: StoredEvent, sections: ReadonlySet<string>): TimelineEntry {
  const content = Object.fromEntries(
    bodies.filter(({ section }) => sections.has(section)).map(({ section, body }) => [section, body]),
  )
  return { ...outline(seq, id, action, parsed), content }
}

function outline(seq: number, event: string, action: string, header: ChainHeader): Omit<TimelineEntry, 'content'> {
  const kind = paperKinds[action as CaseAction]
  return {
    seq,
    event,
    action,
    at: header.time,
    day: typeof header.facts['day'] === 'string' ? header.facts['day'] : protocolDayOf(header.time),
    place: header.duty.place,
    organisation: header.duty.organisation,
    role: header.duty.role,
    facts: header.facts,
    ...(header.requestId ? { requestId: header.requestId } : {}),
    ...(kind ? { paper: { number: paperNumber(header, kind), zh: kind.zh, en: kind.en } } : {}),
  }
}

const requestOf = ({ id, action, parsed, answeredSeq }: StoredRequest) => ({
  id,
  action,
  place: parsed.duty.place,
  role: parsed.duty.role,
  madeAt: parsed.madeAt,
  answeredSeq,
})

const whoseAct = (reader: Actor, { parsed }: StoredEvent | StoredRequest): Pick<TimelineEntry, 'actor'> =>
  reader.kind === 'citizen' ? {} : { actor: parsed.duty.actor }

interface AtWork {
  readonly actor: Actor
  readonly file: CaseFile
  readonly told: readonly (StoredEvent | StoredRequest)[]
}

/** What colleagues need to know of each other's work on a case: opinions count with name and time. */
async function atWork(tx: ReadTx, { actor, file, told }: AtWork): Promise<Pick<CaseView, 'claim' | 'approvals' | 'staff'>> {
  if (actor.kind === 'citizen') return { claim: null, approvals: [], staff: {} }
  const held = await findClaim(tx, file.caseId)
  const approvals = await openApprovals(tx, file.caseId, versionOf(file))
  const named = told.flatMap(({ parsed: { duty, facts } }) => [duty.actor, duty.through, facts['second']])
  const ids = [...named, held?.staff, ...approvals.map(({ staff }) => staff)].filter((id) => typeof id === 'string')
  return {
    claim: held === undefined ? null : { staff: held.staff, at: held.at.toISOString() },
    approvals,
    staff: Object.fromEntries(await staffNames(tx, [...new Set(ids)])),
  }
}

/** The buttons: what the life table opens to this actor now. */
async function stepsOf(env: CasesEnv, tx: ReadTx, actor: Actor, file: CaseFile): Promise<CaseAction[]> {
  const terms = await pinnedTerms(tx, file.standing.born)
  const { born } = file.standing
  const askings =
    actor.kind === 'citizen'
      ? [born.receivingPlace, born.decidingPlace]
          .filter((place) => nodeOf(env.trust(), place) === env.me)
          .slice(0, 1)
          .map((place) => ({ role: 'applicant' as const, place }))
      : seeingDuties(file.standing, actor.duties).flatMap(({ place, role }) =>
          role === 'clerk' || role === 'examiner' ? [{ role, place }] : [],
        )
  return [...new Set(askings.flatMap((asking) => openSteps(file.standing, caseActions, asking, terms)))]
}
