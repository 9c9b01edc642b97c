import { parseUscc } from '../codes/uscc.ts'

/** How a published implementer code stands: as published, before any repair. */
export type ImplementerClass = 'valid' | 'malformed' | 'checkFailed' | 'missing'

/**
 * Classes the code of an implementing authority. `malformed`: not 18 characters of the alphabet of GB 32100, so also a small letter, an
 * old organisation code, a row of twos. `checkFailed`: the shape fits and a check digit does not.
 */
export function classImplementer(code: string | null): ImplementerClass {
  if (code === null || code === '') return 'missing'
  const reading = parseUscc(code)
  if (reading.ok) return 'valid'
  return reading.why === 'check' || reading.why === 'organisation' ? 'checkFailed' : 'malformed'
}
