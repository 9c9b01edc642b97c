import type { Side, SideLimits } from '@tongban/protocol/compare/side'
import type { Element } from '@tongban/protocol/version/version'

type Say = (zh: string, en: string) => string

const FEN = 100
const modeWords: Readonly<Record<string, string>> = { online: '全程网办', relay: '异地代收代办', joint: '多地联办' }
const join = (texts: readonly string[]): string => (texts.length === 0 ? '无' : texts.join('；'))

type Tellers = { readonly [E in Element]: (value: NonNullable<Side[E]>) => string }

const tellers: Tellers = {
  conditions: join,
  audience: ({ text, kinds = [] }) =>
    text || kinds.map((kind) => (kind === 'person' ? '个人' : '企业')).join('、') || '没有另外限定',
  process: ({ mode, steps = [] }) => [mode && (modeWords[mode] ?? mode), steps.join(' → ')].filter(Boolean).join('：'),
  materials: (materials) => join(materials.map(({ name, required }) => (required === 'always' ? name : `${name}（看情况）`))),
  limits: limitsText,
  result: ({ name }) => name,
  code: (code) => code,
  basis: join,
  kind: (kind) => kind,
  fee: (fee) => (fee === 0 ? '不收费' : `${fee / FEN} 元`),
}

function limitsText({ unit, promisedDays, legalDays }: SideLimits): string {
  if (promisedDays === 0) return '当场办结'
  const days = promisedDays ?? legalDays
  return days === undefined ? '没说' : `${days} ${unit === 'calendar' ? '天' : '个工作日'}`
}

/** The value of an element as one side has it, in the words of the guide; that it is not said where it is not. */
export function valueText<E extends Element>(element: E, value: Side[E] | null, say: Say): string {
  return value === null || value === undefined ? say('没公布', 'Not published') : tellers[element](value)
}
