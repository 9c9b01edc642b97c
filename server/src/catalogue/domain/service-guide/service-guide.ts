import type { Part, ServiceGuide } from '@tongban/protocol/version/service-guide'
import type { EvidenceMark, Version } from '@tongban/protocol/version/version'

const unknown: Part<never> = { known: false }

/** Known unless the element's mark or the value itself says that it is not. */
function part<T>(value: T | null | undefined, evidence: EvidenceMark | null): Part<T> {
  return value === null || value === undefined || evidence === 'unknown' ? unknown : { known: true, value, evidence }
}

/** The guide of a version that takes applications. */
export function publishedGuide(hash: string, version: Version): ServiceGuide {
  const { evidence, contact } = version
  const local = (value: string | null | undefined) => part(value, contact.evidence ?? null)
  return {
    standing: 'published',
    version: hash,
    name: version.name,
    place: version.place,
    parts: {
      implementer: part(version.implementer, null),
      code: part(version.implementationCode ?? version.localCode, evidence.code),
      kind: part(version.kind, evidence.kind),
      mode: part(version.mode, evidence.process),
      instant: part(version.instant, evidence.limits),
      audience: part(version.audience, evidence.audience),
      conditions: part(version.conditions, evidence.conditions),
      process: part(version.process, evidence.process),
      materials: part(version.materials, evidence.materials),
      limits: part(version.limits, evidence.limits),
      fee: evidence.fee === 'unknown' ? unknown : { known: true, value: version.fee, evidence: evidence.fee },
      result: part(version.result, evidence.result),
      basis: part(version.basis, evidence.basis),
      remedy: part(version.remedy, null),
      address: local(contact.address),
      hours: local(contact.hours),
      phone: local(contact.phone),
      complaints: local(contact.complaints),
      window: local(contact.window),
      feeAccount: local(contact.feeAccount),
      inForce: { known: true, value: { from: version.from, until: version.until }, evidence: null },
    },
    sources: version.sources,
  }
}

const nothing: ServiceGuide['parts'] = {
  implementer: unknown,
  code: unknown,
  kind: unknown,
  mode: unknown,
  instant: unknown,
  audience: unknown,
  conditions: unknown,
  process: unknown,
  materials: unknown,
  limits: unknown,
  fee: unknown,
  result: unknown,
  basis: unknown,
  remedy: unknown,
  address: unknown,
  hours: unknown,
  phone: unknown,
  complaints: unknown,
  window: unknown,
  feeAccount: unknown,
  inForce: unknown,
}

/** What a list says of one authority's implementation; the codes as published, whatever they are worth. */
export interface Listed {
  readonly name: string
  readonly authority: string
  readonly itemCode: string | null
  readonly implementerCode: string | null
  /** Kind of the item in words, where the list has that column. */
  readonly kind: string | null
  readonly evidence: EvidenceMark | null
  readonly source: string | null
}

/** The guide of an implementation that was only found in a list: it takes no applications, and most of it is not known. */
export function listedGuide(listed: Listed): ServiceGuide {
  const { evidence } = listed
  return {
    standing: 'listed',
    version: null,
    name: { zh: listed.name, en: null },
    place: null,
    parts: {
      ...nothing,
      implementer: part({ name: listed.authority, code: listed.implementerCode }, evidence),
      code: part(listed.itemCode, evidence),
      kind: part(listed.kind, evidence),
    },
    sources: listed.source === null ? [] : [listed.source],
  }
}

/** The guide of an item of which only its name is known here, or only its name while the place is still to be chosen. */
export const namedGuide = (name: string, standing: 'noted' | 'several'): ServiceGuide => ({
  standing,
  version: null,
  name: { zh: name, en: null },
  place: null,
  parts: nothing,
  sources: [],
})
