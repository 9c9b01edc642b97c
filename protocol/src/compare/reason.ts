import type { MaterialMatching } from './materials.ts'
import type { Relation } from './relation.ts'

/** One sentence, in both languages. */
export interface Reason {
  readonly zh: string
  readonly en: string
}

const plainReasons: Readonly<Record<Relation, Reason>> = {
  same: { zh: '两方相同', en: 'Both sides say the same' },
  looser: { zh: '右方对申请人更宽', en: 'The right side asks less of the applicant' },
  stricter: { zh: '右方对申请人更严', en: 'The right side asks more of the applicant' },
  different: { zh: '两方不同，无法分宽严', en: 'The sides differ and neither is easier' },
  unknown: { zh: '一方没有写明，无从比较', en: 'One side does not say, so there is nothing to compare' },
}

/** The reason where the relation says all there is to say. */
export const plainReason = (relation: Relation): Reason => plainReasons[relation]

/** For lists of texts: what only one side has. */
export function listReason(relation: Relation, left: readonly string[], right: readonly string[]): Reason {
  if (relation === 'same') return plainReason('same')
  const [leftOnly, rightOnly] = [without(left, right), without(right, left)]
  if (leftOnly.length === 0 && rightOnly.length === 0)
    return { zh: '内容相同，次序不同', en: 'The same entries in another order' }
  return { zh: onlyIn(leftOnly, rightOnly, 'zh'), en: onlyIn(leftOnly, rightOnly, 'en') }
}

const without = (list: readonly string[], other: readonly string[]): string[] => list.filter((one) => !other.includes(one))

function onlyIn(leftOnly: readonly string[], rightOnly: readonly string[], lang: 'zh' | 'en'): string {
  const [ofLeft, ofRight] = lang === 'zh' ? ['只有左方：', '只有右方：'] : ['Only the left side: ', 'Only the right side: ']
  const parts = [
    leftOnly.length > 0 ? `${ofLeft}${leftOnly.join('、')}` : '',
    rightOnly.length > 0 ? `${ofRight}${rightOnly.join('、')}` : '',
  ]
  return parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ')
}

/** A value as it stands in the documents, which is told the same in both languages. */
export const asWritten = (text: string): Reason => ({ zh: `“${text}”`, en: `“${text}”` })

/** For one value on each side. */
export function valueReason(relation: Relation, left: Reason, right: Reason): Reason {
  if (relation === 'same') return { zh: `两方都是${left.zh}`, en: `Both sides: ${left.en}` }
  return { zh: `左方${left.zh}，右方${right.zh}`, en: `Left ${left.en}, right ${right.en}` }
}

/** For materials: what one side asks beyond the other, and which pairs differ or were only taken for one. */
export function materialsReason(relation: Relation, matching: MaterialMatching): Reason {
  const { matched, leftOnly, rightOnly } = matching
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
  const similar = matched.filter(({ by }) => by === 'similarity').length
  const differing = matched.filter((pair) => pair.relation !== 'same' && pair.relation !== 'unknown').map(({ left }) => left)
  const silent = matched.filter((pair) => pair.relation === 'unknown').length
  const told = listReason('different', names(leftOnly), names(rightOnly))
  const hasOwn = leftOnly.length + rightOnly.length > 0
  const zh = [
    hasOwn ? told.zh : '',
    differing.length > 0 ? `要法不同：${differing.join('、')}` : '',
    silent > 0 ? `${silent} 份没有写明要法` : '',
    similar > 0 ? `${similar} 份按名称相近对上` : '',
  ].filter((part) => part !== '')
  const en = [
    hasOwn ? told.en : '',
    differing.length > 0 ? `asked in another way: ${differing.join('、')}` : '',
    silent > 0 ? `${silent} without saying how it is to be brought` : '',
    similar > 0 ? `${similar} matched by a similar name` : '',
  ].filter((part) => part !== '')
  if (zh.length === 0) return plainReason(relation)
  return { zh: zh.join('；'), en: en.join('; ') }
}
