import type { Version } from '@tongban/protocol/version/version'
import { type Duty, forStaff, type OnDuty } from '../../sign-in/demand.ts'
import { namesOfPlaces } from '../../visit/place-names.ts'
import type { Asked } from '../../visit/visit.ts'
import { caseOf, type Names, namesIn, type Queue, queueAt, versionOf, type WorkCase } from '../desk.ts'
import type { StepContext } from '../steps/step-forms.ts'
import { type Opening, openingsOf } from './openings.ts'

export interface CaseAsked extends Asked {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  readonly request: Request
}

/** One case on a desk: itself, what is open, and the queue it was taken from. */
export interface CaseOnDesk {
  readonly view: WorkCase
  readonly version: Version | undefined
  readonly openings: readonly Opening[]
  readonly context: StepContext
  readonly names: Names
  readonly me: string
  readonly isExaminer: boolean
  /** An examiner works through their queue beside the case. */
  readonly queue: Queue | undefined
}

export async function loadCase(asked: CaseAsked): Promise<CaseOnDesk> {
  const staff = await forStaff(asked, 'clerk', 'examiner')
  const view = await caseOf(staff.api, asked.params['caseId'] ?? '')
  return onDesk(staff, view, asked.visit.path.startsWith('/w/review'))
}

async function onDesk(staff: OnDuty, view: WorkCase, besideQueue: boolean): Promise<CaseOnDesk> {
  const { api, id: me } = staff
  const duties = staff.duties.filter(({ place }) => placesOf(view).includes(place))
  const version = await versionOf(api, view)
  const queue = besideQueue ? await queueAt(api, view.decidingPlace, 'here', null) : undefined
  const places = [...placesOf(view), ...view.timeline.map(({ place }) => place)]
  const names = { ...(await namesOfPlaces(api, places)), ...(queue ? await namesIn(api, queue.entries) : {}) }
  return {
    ...{ view, version, names, me, queue },
    openings: openingsOf(view, duties, me, version),
    context: contextOf(view, version, names, duties),
    isExaminer: duties.some(({ role, place }) => role === 'examiner' && place === view.decidingPlace),
  }
}

const placesOf = ({ receivingPlace, decidingPlace, holder, transfer, inquiries }: WorkCase): string[] => [
  ...new Set([
    receivingPlace,
    decidingPlace,
    holder,
    ...(transfer ? [transfer.taker] : []),
    ...inquiries.map(({ place }) => place),
  ]),
]

function contextOf(view: WorkCase, version: Version | undefined, names: Names, duties: readonly Duty[]): StepContext {
  const mine = new Set(duties.map(({ place }) => place))
  const next = [view.decidingPlace, view.receivingPlace].filter((place) => place !== view.holder)
  return {
    version,
    takers: next.map((value) => ({ value, say: [names[value] ?? value, names[value] ?? value] as const })),
    inquiries: view.inquiries.filter(({ place, answered }) => mine.has(place) && !answered).map(({ inquiry }) => inquiry),
    state: view.state,
    receivingPlace: view.receivingPlace,
    paperComes: view.transfer?.papers ?? false,
    fees: view.fees.filter(({ paid }) => !paid).map(({ reason }) => reason),
  }
}
