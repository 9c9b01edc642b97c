import type { AskedMaterial } from '@tongban/protocol/situations/material-list'
import type { Version } from '@tongban/protocol/version/version'
import { wayOf, type ways } from '../how-done.ts'
import type { Result } from './load-situation.ts'

type Refusal = Result['refusals'][number]

/** What somebody in this situation can do: one way; or it is not open to them; or answers are missing. */
export type Conclusion =
  | { readonly kind: keyof typeof ways; readonly open: readonly Refusal[] }
  | { readonly kind: 'refused'; readonly why: readonly Refusal[] }
  | { readonly kind: 'open'; readonly open: readonly Refusal[] }

/** Never promises more than is sure: what may be needed counts as needed, and what may be refused is said beside it. */
export function conclude({ refusals, modes, list }: Pick<Result, 'refusals' | 'modes' | 'list'>): Conclusion {
  const why = refusals.filter(({ need }) => need === 'yes')
  if (why.length > 0) return { kind: 'refused', why }
  const open = refusals.filter(({ need }) => need === 'maybe')
  const [mode, ...others] = modes
  if (mode === undefined || others.length > 0 || !isMode(mode)) return { kind: 'open', open }
  return { kind: wayOf({ mode, materials: list.filter(mayBeNeeded).map(asAlways) }), open }
}

const isMode = (mode: string): mode is Version['mode'] => mode === 'online' || mode === 'relay' || mode === 'joint'
const mayBeNeeded = ({ need }: AskedMaterial): boolean => need === 'yes' || need === 'maybe'
const asAlways = ({ material }: AskedMaterial): Version['materials'][number] => ({ ...material, required: 'always' })

/** How many things are needed, may be needed, and are not. */
export function counted(list: readonly AskedMaterial[]): { readonly yes: number; readonly maybe: number; readonly no: number } {
  const count = (wanted: readonly AskedMaterial['need'][]) => list.filter(({ need }) => wanted.includes(need)).length
  return { yes: count(['yes']), maybe: count(['maybe']), no: count(['no', 'optional']) }
}
