import { itemKinds } from '../codes/item-code.ts'
import type { Version } from './version.ts'

/**
 * What keeps a guide (办事指南) from being published by who answers for it, beyond the law's own rules in `lint.ts`: what the State
 * Council's checks of service portals found wanting (vague materials, empty columns, no phone, no place).
 */
export const guideLintTexts = {
  vagueMaterial: {
    zh: '材料写得含糊，须逐项写明，不得写“其他材料”一类',
    en: 'A material is vague: name each one, never “other materials”',
  },
  vagueSituation: { zh: '收取材料的情形写得含糊', en: 'It is vague when the material is asked for' },
  vagueCondition: { zh: '条件写得含糊，不得写“其他条件”一类', en: 'A condition is vague: never “other conditions”' },
  noConditions: { zh: '没有写办理条件', en: 'No condition is named' },
  noProcess: { zh: '没有写办理流程', en: 'The process is empty' },
  noPhone: { zh: '没有写咨询电话', en: 'The phone is missing' },
  noPlace: { zh: '没有写办理地址', en: 'The address is missing' },
  noHours: { zh: '没有写办理时间', en: 'The hours are missing' },
  deadCategory: { zh: '事项类别已经取消或不存在', en: 'The kind of item is abolished or does not exist' },
  feeWithoutBasis: { zh: '收费没有写明依据文件', en: 'The fee does not name the document it rests on' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type GuideLintCode = keyof typeof guideLintTexts

export interface GuideLintFault {
  readonly code: GuideLintCode
  /** JSON pointer. */
  readonly at: string
}

/** “其他材料”, “相关证明”, “等材料”, “法律法规规定的…”, “按要求提供”: whoever reads it does not know what to bring. */
const vague =
  /其他(有关|相关|必要|证明|规定|应当)*(的)?(材料|证明|文件|资料|手续|条件|情形)|(有关|相关|必要的?)(材料|证明|文件|资料|手续)|等(材料|证明|资料)$|规定的其他|需要(提供|提交)的|按(照)?要求|根据(实际)?(情况|需要)|视情况/u

const alive: ReadonlySet<string> = new Set(Object.values(itemKinds))

/** Everything a person would look for in vain; empty when the guide is complete. */
export function lintGuide(version: Version): GuideLintFault[] {
  return [...wordFaults(version), ...contactFaults(version), ...columnFaults(version)]
}

function wordFaults({ materials, conditions }: Version): GuideLintFault[] {
  const ofMaterials = materials.flatMap(({ name, situation }, at): GuideLintFault[] => [
    ...(vague.test(name.zh) ? [{ code: 'vagueMaterial', at: `/materials/${at}/name` } as const] : []),
    ...(situation !== undefined && vague.test(situation)
      ? [{ code: 'vagueSituation', at: `/materials/${at}/situation` } as const]
      : []),
  ])
  const ofConditions = conditions.flatMap((condition, at): GuideLintFault[] =>
    vague.test(condition) ? [{ code: 'vagueCondition', at: `/conditions/${at}` }] : [],
  )
  return [...ofMaterials, ...ofConditions]
}

function contactFaults({ contact }: Version): GuideLintFault[] {
  return [
    ...(contact.address === null ? [{ code: 'noPlace', at: '/contact/address' } as const] : []),
    ...(contact.hours === null ? [{ code: 'noHours', at: '/contact/hours' } as const] : []),
    ...(contact.phone === null ? [{ code: 'noPhone', at: '/contact/phone' } as const] : []),
  ]
}

function columnFaults({ conditions, process, kind, fee }: Version): GuideLintFault[] {
  return [
    ...(conditions.length === 0 ? [{ code: 'noConditions', at: '/conditions' } as const] : []),
    ...(process.length === 0 ? [{ code: 'noProcess', at: '/process' } as const] : []),
    ...(kind !== null && !alive.has(kind) ? [{ code: 'deadCategory', at: '/kind' } as const] : []),
    ...(fee !== null && vague.test(fee.basis) ? [{ code: 'feeWithoutBasis', at: '/fee/basis' } as const] : []),
  ]
}
