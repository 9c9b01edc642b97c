import { fault, type Reading, read } from './reading.ts'

/**
 * The shapes of item codes that live side by side in one county of Sichuan, named by what is seen:
 * `national` GB/T 39554.1 with region 51, 12 or 14 digits; `letter12`, `letter14` the provincial code, `51`, a digit, a letter for the
 * kind and digits; `dashed` the oldest, `G-000007-001`; `numbered` `1J-5100-00027`; `overfull` one of these with more behind it.
 */
export type LocalShape = 'national' | 'letter12' | 'letter14' | 'dashed' | 'numbered' | 'overfull' | 'unknown'

const shapes: readonly (readonly [LocalShape, RegExp])[] = [
  ['national', /^51\d{10}(\d{2})?$/],
  ['letter12', /^51[1-3][A-Z]\d{8}$/],
  ['letter14', /^51[1-3][A-Z]\d{10}$/],
  ['dashed', /^[A-Z]-\d{6}-\d{3}$/],
  ['numbered', /^\d[A-Z]-\d{4}-\d{5}$/],
  ['overfull', /^(51[1-3][A-Z]\d{8,10}|51\d{10,12}|[A-Z]-\d{6}-\d{3})-.+$/],
]

/** The shape of a local basic code (localBasicCode), read as published. */
export function localShape(code: string): LocalShape {
  return shapes.find(([, pattern]) => pattern.test(code))?.[0] ?? 'unknown'
}

/** Parts of the whole code that a Sichuan service page carries. */
export interface SichuanCode {
  readonly local: string
  readonly shape: LocalShape
  /** Twelve digits. */
  readonly area: string
  /** As written, with the hyphen of the older organisation codes; not checked here. */
  readonly implementer: string
  /** The two groups behind the implementer, whose meaning no source gives. */
  readonly tail: string
}

/** Reads `local-area12-000-implementer-n-nn` (四川政务服务网). Which class the implementer's code has, `classImplementer` says. */
export function parseSichuanCode(code: string): Reading<SichuanCode, 'shape'> {
  const found = /^(.+?)-(\d{12})-\d{3}-(.+)-(\d-\d{2})$/.exec(code)
  if (!found) return fault('shape')
  const [, local = '', area = '', implementer = '', tail = ''] = found
  return read({ local, shape: localShape(local), area, implementer, tail })
}
