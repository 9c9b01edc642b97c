import type { Standard } from '@tongban/protocol/standard/standard'
import { type Element, elements, type Version } from '@tongban/protocol/version/version'

/** What an authority adds when it claims an item (领取): who and where it is, and how it is reached. */
export interface LocalParts {
  readonly place: string
  readonly implementer: Version['implementer']
  readonly contact: Version['contact']
}

const modeOf = (standard: Standard): Partial<Version> => (standard.process === null ? {} : { mode: standard.process.mode })

function limitsOf({ limits }: Standard): Partial<Version> {
  if (limits === null) return {}
  const instant = limits.promisedDays === 0
  return { instant, limits: { ...limits, promisedDays: instant ? null : limits.promisedDays } }
}

/**
 * The beginning of a version: all elements that the standard fixes, and the local parts. What the standard leaves open is absent, so
 * that whoever goes on writing sees it missing rather than filled in.
 */
export function claimedVersion(standard: Standard, { place, implementer, contact }: LocalParts, from: string): Partial<Version> {
  const { item, name, audience, conditions, process, materials, result, basis, kind, fee, evidence, sources } = standard
  return {
    ...{ item, name, place, implementer, implementationCode: null, localCode: null, kind, contact, from, until: null, sources },
    ...modeOf(standard),
    ...(audience && { audience }),
    ...(conditions && { conditions }),
    ...(process && { process: process.steps }),
    ...(materials && { materials }),
    ...limitsOf(standard),
    ...(fee === null ? {} : { fee: fee === 'free' ? null : fee }),
    ...{ secondPerson: false, decidesByRule: false },
    ...(result && { result }),
    ...(basis && { basis }),
    evidence: Object.fromEntries(elements.map((element) => [element, evidence[element]])) as Record<
      Element,
      Version['evidence'][Element]
    >,
  }
}
