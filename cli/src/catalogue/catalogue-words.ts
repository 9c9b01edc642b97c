import type { Relation } from '@tongban/protocol/compare/relation'
import type { Undeclared } from '@tongban/protocol/standard/variance'
import type { Element } from '@tongban/protocol/version/version'
import type { Said } from '../language.ts'

const said = (zh: string, en: string): Said => ({ zh, en })

/** Elements as a person reads them (domain.md §1, 要素). */
export const elementWords = {
  conditions: said('收件条件', 'conditions'),
  audience: said('受众对象', 'audience'),
  process: said('业务流程', 'process'),
  materials: said('提请材料', 'materials'),
  limits: said('办结时限', 'time limits'),
  result: said('服务结果', 'result'),
  code: said('代号', 'code'),
  basis: said('依据', 'basis'),
  kind: said('类别', 'kind'),
  fee: said('收费', 'fee'),
} as const satisfies Record<Element, Said>

/** How the right side stands to the left one, or an implementation to its standard. */
export const relationWords = {
  same: said('相同', 'same'),
  looser: said('更宽', 'looser'),
  stricter: said('更严', 'stricter'),
  different: said('不同', 'different'),
  unknown: said('未知', 'unknown'),
} as const satisfies Record<Relation, Said>

/** Why a difference is not covered. */
export const whyWords = {
  undeclared: said('未登记', 'not declared'),
  otherDirection: said('登记的方向不符', 'declared in another direction'),
  awaiting: said('等对方同意', 'awaits consent'),
  notYet: said('登记未生效', 'declared for later'),
  refused: said('对方不同意', 'refused by the other region'),
  expired: said('登记已到期', 'expired'),
  ended: said('登记已终止', 'ended'),
} as const satisfies Record<Undeclared['why'], Said>
