import { follow } from '@tongban/protocol/case/follow'
import { termsOf } from '@tongban/protocol/case/terms'
import { dayOf } from '@tongban/protocol/case/time'
import { factsFit, type SubmitFacts } from '@tongban/protocol/event/facts'
import { type Agreement, agreementInForce } from '@tongban/protocol/trust/agreement'
import type { Verdict } from '../../exchange/index.ts'
import { nodeOf } from '../domain/node-of.ts'
import { differsFromVersion } from '../domain/pinned-facts.ts'
import type { CasesEnv } from '../env.ts'
import { judged } from '../writing/pen.ts'
import type { Docket } from './docket.ts'
import { type Heard, sourcesIn, storedAs } from './heard.ts'

const refused = (why: string): Verdict => ({ verdict: 'refused', code: why.includes('/') ? why : `cases/${why}` })

/** Takes the first event of a case that was born at another node, under a version and an agreement that are known here. */
export async function receiveBirth(heard: Heard): Promise<Verdict> {
  const { env, docket, header } = heard
  if (header.seq !== 1) return { verdict: 'waiting' }
  const born: unknown = header.facts
  if (!factsFit('submit', born)) return refused('badFacts')
  const agreement = born.agreement === null ? null : await docket.agreement(born.agreement)
  const unlawful = agreementFault(env, born, agreement, dayOf(header.time)) ?? (await versionFault(env, docket, born))
  if (unlawful) return refused(unlawful)
  const terms = termsOf(agreement ?? null, born.item)
  const followed = follow(undefined, judged(env, { standing: undefined, terms }, header, undefined))
  if (!followed.ok) return refused(followed.why)
  const { standing } = followed
  const event = storedAs(heard, 'submit')
  const unknownHere = { said: 0, applicant: null, queryNumber: null }
  const listed = await docket.enter({ caseId: header.case, standing, head: event.hash, lastHeader: header, ...unknownHere })
  const { writing } = listed
  writing.events.push(event)
  listed.sources = sourcesIn(header)
  writing.audit.push({ actor: header.source, action: 'cases.received.submit', subject: header.case, facts: { event: header.id } })
  return { verdict: 'stored' }
}

/**
 * Between two nodes only an agreement opens the way: one that is known here, speaks for both and for this node, which may have come in later,
 * for this mode, and was in force then.
 */
function agreementFault(
  env: CasesEnv,
  { receivingPlace, decidingPlace, mode, item }: SubmitFacts,
  agreement: Agreement | null | undefined,
  day: string,
): 'noAgreement' | undefined {
  const nodes = [receivingPlace, decidingPlace].map((place) => nodeOf(env.trust(), place) ?? '')
  if (agreement === null) return nodes[0] === nodes[1] ? undefined : 'noAgreement'
  const speaks =
    agreement !== undefined &&
    [...nodes, env.me].every((node) => agreement.parties.includes(node)) &&
    agreement.modes.includes(mode) &&
    (agreement.items === '*' || agreement.items.includes(item)) &&
    agreementInForce(agreement, day)
  return speaks ? undefined : 'noAgreement'
}

/** The deciding node knows every version it published, and takes a case under one of them with that version's figures and no other. */
async function versionFault(env: CasesEnv, docket: Docket, born: SubmitFacts): Promise<'noVersion' | 'notPinned' | undefined> {
  if (nodeOf(env.trust(), born.decidingPlace) !== env.me) return undefined
  const version = await docket.version(born.version)
  if (!version) return 'noVersion'
  return differsFromVersion(born, version) ? 'notPinned' : undefined
}
