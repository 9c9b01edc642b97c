import type { ElementComparison } from '@tongban/protocol/compare/compare'
import type { Tone } from '../ui/plain.tsx'

const relations: Readonly<Record<ElementComparison['relation'], readonly [zh: string, en: string, tone: Tone]>> = {
  same: ['一样', 'Same', 'idle'],
  looser: ['您那边更宽', 'Looser where you are', 'ok'],
  stricter: ['您那边更严', 'Stricter where you are', 'warn'],
  different: ['不一样', 'Different', 'pair'],
  unknown: ['有一边没公布', 'One side does not say', 'idle'],
}

const neitherSays = ['两边都没公布', 'Neither side says', 'idle'] as const

/** How the two stand to each other, in words, and in which tone. */
export const relationOf = ({ left, right, relation }: Pick<ElementComparison, 'left' | 'right' | 'relation'>) =>
  left === null && right === null ? neitherSays : relations[relation]

/** The catalogue speaks of left and right; a reader thinks of places, and on a phone there is no left. */
export const asPlaces = ({ zh, en }: ElementComparison['reason']): readonly [zh: string, en: string] => [
  zh
    .replace(/^左方(.*)，右方/, '办理地：$1，您在的地方：')
    .replaceAll('左方', '办理地')
    .replaceAll('右方', '您在的地方'),
  placesInEnglish.reduce((said, [side, place]) => said.replaceAll(side, place), en),
]

const placesInEnglish: readonly (readonly [side: string, place: string])[] = [
  ['The left side', 'The deciding place'],
  ['The right side', 'Your side'],
  ['the left side', 'the deciding place'],
  ['the right side', 'your side'],
  ['Left ', 'The deciding place: '],
  [', right ', '; your side: '],
]
