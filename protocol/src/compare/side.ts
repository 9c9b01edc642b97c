import { parseImplementationCode } from '../codes/item-code.ts'
import type { Standard } from '../standard/standard.ts'
import type { Element, Material, Version } from '../version/version.ts'

/** A material as far as it takes part in a comparison. What is absent was not read. */
export interface SideMaterial {
  readonly name: string
  /** Type code of the certificate that satisfies it. */
  readonly type?: string
  readonly required: Material['required']
  readonly situation?: string
  readonly forms?: readonly Material['forms'][number][]
}

/** Limits as a person feels them. `promisedDays` is 0 where the decision is made at once. */
export interface SideLimits {
  readonly unit?: 'working' | 'calendar'
  readonly legalDays?: number
  readonly promisedDays?: number
  readonly noticeDays?: number
  readonly deliveryDays?: number
}

/**
 * One side of a comparison: a version, a standard, or what a guide says for one place, brought to the same ten elements (domain.md §4).
 * An element that is absent is unknown, or left open by a standard; it is never taken for an empty one.
 */
export interface Side {
  readonly conditions?: readonly string[]
  readonly audience?: { readonly kinds?: readonly string[]; readonly text?: string }
  readonly process?: { readonly mode?: string; readonly steps?: readonly string[] }
  readonly materials?: readonly SideMaterial[]
  readonly limits?: SideLimits
  readonly result?: { readonly name: string; readonly kind?: string }
  /** Basic code (基本编码, GB/T 39554.1), 12 characters: that of the item, not of who implements it. */
  readonly code?: string
  readonly basis?: readonly string[]
  readonly kind?: string
  /** In fen (分, 1/100 yuan); 0 is free of charge. */
  readonly fee?: number
}

/** The same side without the elements that are marked unknown. */
function known(side: Side, evidence: Version['evidence']): Side {
  const entries = Object.entries(side).filter(([element]) => isKnown(evidence, element))
  return Object.fromEntries(entries)
}

const isKnown = (evidence: Version['evidence'], element: string): boolean => evidence[element as Element] !== 'unknown'

function materialsOf(materials: readonly Material[]): SideMaterial[] {
  return materials.map(({ name, type, required, situation, forms }) => ({
    name: name.zh,
    ...(type === undefined ? {} : { type }),
    required,
    ...(situation === undefined ? {} : { situation }),
    forms,
  }))
}

/** What a published version says, element by element. */
export function sideOfVersion(version: Version): Side {
  const { conditions, audience, process, mode, materials, limits, instant, result, basis, kind, fee } = version
  const code = basicCodeOf(version.implementationCode)
  return known(
    {
      conditions,
      audience: { kinds: audience.kinds, text: audience.text ?? '' },
      process: { mode, steps: process },
      materials: materialsOf(materials),
      limits: { ...limits, promisedDays: instant ? 0 : (limits.promisedDays ?? limits.legalDays) },
      result: { name: result.name.zh, kind: result.kind },
      ...(code === undefined ? {} : { code }),
      basis,
      ...(kind === null ? {} : { kind }),
      fee: fee?.amount ?? 0,
    },
    version.evidence,
  )
}

function basicCodeOf(implementationCode: string | null): string | undefined {
  if (implementationCode === null || !parseImplementationCode(implementationCode).ok) return undefined
  return implementationCode.slice(19, 31)
}

/** What a standard says, element by element. What the regions left open is absent. */
export function sideOfStandard(standard: Standard): Side {
  const { conditions, audience, process, materials, limits, result, code, basis, kind, fee } = standard
  return known(
    {
      ...(conditions && { conditions }),
      ...(audience && { audience: { kinds: audience.kinds, text: audience.text ?? '' } }),
      ...(process && { process }),
      ...(materials && { materials: materialsOf(materials) }),
      ...(limits && { limits: { ...limits, promisedDays: limits.promisedDays ?? limits.legalDays } }),
      ...(result && { result: { name: result.name.zh, kind: result.kind } }),
      ...(code === null ? {} : { code }),
      ...(basis && { basis }),
      ...(kind === null ? {} : { kind }),
      ...(fee === null ? {} : { fee: fee === 'free' ? 0 : fee.amount }),
    },
    standard.evidence,
  )
}
