import { bringsInOutsider } from '../case/brought-in.ts'
import { follow } from '../case/follow.ts'
import { followParent, type ParentStanding } from '../case/parent.ts'
import type { Standing } from '../case/standing.ts'
import type { Terms } from '../case/step.ts'
import { termsOf } from '../case/terms.ts'
import { dayOf } from '../case/time.ts'
import { actionOf } from '../event/actions.ts'
import { factsFit, type SubmitFacts } from '../event/facts.ts'
import type { ChainHeader, RequestHeader } from '../event/header.ts'
import { agreementInForce } from '../trust/agreement.ts'
import { nodeOfPlace } from '../trust/node-of-place.ts'
import type { Linked } from './chain.ts'
import type { CaseExport } from './export.ts'
import { type Faulty, faulty, faultyAt } from './fault.ts'

/** One event of a chain, the request that it answers, and how the case stood after it. */
export interface Step<S> {
  readonly header: ChainHeader
  readonly request: RequestHeader | undefined
  readonly after: S
}

declare const mark: unique symbol

/** A case whose every step was lawful when it was taken. Only `judgeCase` can say so. */
export interface LawfulCase {
  readonly ok: true
  readonly file: CaseExport
  readonly terms: Terms
  readonly steps: readonly Step<Standing>[]
  readonly last: Standing
  readonly [mark]: true
}

/** A parent whose every step was lawful when it was taken. Only `judgeParent` can say so. */
export interface LawfulParent {
  readonly ok: true
  readonly file: CaseExport
  readonly steps: readonly Step<ParentStanding>[]
  readonly last: ParentStanding
  readonly [mark]: true
}

/** The last step for a case: the law of the life table, the agreement and the clock, asked of each event in turn (`follow`). */
export function judgeCase({ file, requests }: Linked): LawfulCase | Faulty {
  const [first] = file.events
  if (!first || !factsFit('submit', first.header.facts)) return faulty('verify/unlawful', 'cases/wrongSeq')
  const born = first.header.facts
  const unpinned = pinFault(file, first.header, born)
  if (unpinned) return unpinned
  const terms = termsOf(file.agreement, born.item)
  const steps: Step<Standing>[] = []
  for (const { header } of file.events) {
    const request = header.requestId === undefined ? undefined : requests.get(header.requestId)
    const next = judge({ file, terms, standing: steps.at(-1)?.after, header, request })
    if (!next.ok) return next
    steps.push({ header, request, after: next.standing })
  }
  const last = steps.at(-1)?.after
  if (!last) return faulty('verify/unlawful', 'cases/wrongSeq')
  const lawful: Omit<LawfulCase, typeof mark> = { ok: true, file, terms, steps, last }
  return lawful as LawfulCase // the one place that may say so
}

interface Question {
  readonly file: CaseExport
  readonly terms: Terms
  readonly standing: Standing | undefined
  readonly header: ChainHeader
  readonly request: RequestHeader | undefined
}

function judge({
  file,
  terms,
  standing,
  header,
  request,
}: Question): { readonly ok: true; readonly standing: Standing } | Faulty {
  const nodeOf = (place: string) => nodeOfPlace(file.trustList, place)?.id
  const sameNode = standing !== undefined && nodeOf(standing.holder) === nodeOf(standing.born.receivingPlace)
  const unheard = standing && heardBefore(file, standing, header, request)
  if (unheard) return faultyAt('verify/silence', header, unheard.id)
  const followed = follow(standing, { header, request, terms, sameNode })
  if (!followed.ok)
    return faultyAt('verify/unlawful', header, followed.why.includes('/') ? followed.why : `cases/${followed.why}`)
  const action = actionOf(header.type)
  const opened = { agreement: file.agreement, nodeOf }
  const isOutside = standing && action && bringsInOutsider(standing, { action, facts: header.facts }, opened)
  return isOutside ? faultyAt('verify/agreement', header, 'notAParty') : followed
}

/**
 * A node's requests of one case are heard in the order in which they were made. So where a node vouches for silence, a supplement that
 * it had asked for before must have been answered before; a holder that passes over it ends a case that was mended in time.
 */
function heardBefore(
  { requests }: CaseExport,
  { answered }: Standing,
  { type }: ChainHeader,
  word: RequestHeader | undefined,
): RequestHeader | undefined {
  if (!word || actionOf(type) !== 'terminate') return undefined
  return requests
    .map(({ header }) => header)
    .find(({ id, source, madeAt, facts }) => {
      const before = source === word.source && madeAt < word.madeAt && facts['action'] === 'supplement'
      return before && !answered.includes(id)
    })
}

/** Whether agreement and version are those that the case pinned, and the agreement speaks for these places, this mode and that day. */
function pinFault(
  { agreement, version, trustList, statement }: CaseExport,
  header: ChainHeader,
  born: SubmitFacts,
): Faulty | undefined {
  if (version?.hash !== born.version) return faultyAt('verify/version', header, 'notPinned')
  if (statement.agreement !== born.agreement) return faultyAt('verify/agreement', header, 'notPinned')
  if (!agreement) return undefined
  const parties = [born.receivingPlace, born.decidingPlace].map((place) => nodeOfPlace(trustList, place)?.id)
  if (!parties.every((node) => node !== undefined && agreement.parties.includes(node))) {
    return faultyAt('verify/agreement', header, 'notAParty')
  }
  if (!agreement.modes.includes(born.mode)) return faultyAt('verify/agreement', header, born.mode)
  return agreementInForce(agreement, dayOf(header.time)) ? undefined : faultyAt('verify/agreement', header, 'notInForce')
}

/** The last step for a parent: its own short chain (`followParent`). */
export function judgeParent({ file }: Linked): LawfulParent | Faulty {
  const steps: Step<ParentStanding>[] = []
  for (const { header } of file.events) {
    const followed = followParent(steps.at(-1)?.after, header)
    if (!followed.ok) return faultyAt('verify/unlawful', header, `cases/${followed.why}`)
    steps.push({ header, request: undefined, after: followed.standing })
  }
  const last = steps.at(-1)?.after
  if (!last) return faulty('verify/unlawful', 'cases/wrongSeq')
  const lawful: Omit<LawfulParent, typeof mark> = { ok: true, file, steps, last }
  return lawful as LawfulParent // the one place that may say so
}
