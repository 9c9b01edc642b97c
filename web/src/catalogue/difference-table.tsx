import type { ElementComparison } from '@tongban/protocol/compare/compare'
import { Badge, Note } from '../ui/plain.tsx'
import { useVisit } from '../visit/visit.ts'
import { asPlaces, relationOf } from './difference-words.ts'
import { valueText } from './element-text.ts'

export const elementNames = {
  conditions: ['收件条件', 'Conditions'],
  audience: ['受众对象', 'Audience'],
  process: ['业务流程', 'Procedure'],
  materials: ['提请材料', 'Materials'],
  limits: ['办结时限', 'Time limits'],
  result: ['服务结果', 'Result'],
  code: ['编码', 'Code'],
  basis: ['依据', 'Basis'],
  kind: ['类别', 'Kind'],
  fee: ['收费', 'Fee'],
} as const

interface Props {
  /** Name of the deciding place. */
  readonly there: string
  /** Name of the place where the person is. */
  readonly here: string
  readonly differences: readonly ElementComparison[]
}

/** Element by element, in the colours of the two places; what is the same is folded. The catalogue compares; nothing is judged here. */
export function DifferenceTable({ there, here, differences }: Props) {
  const { say } = useVisit()
  const alike = differences.filter(({ relation }) => relation === 'same')
  const told = differences.filter(({ relation }) => relation !== 'same')
  const unknown = told.filter(({ relation }) => relation === 'unknown').length
  const [same, other] = [alike.length, told.length - unknown]
  return (
    <>
      <Note tone="pair">
        {say(
          `${differences.length} 个要素里 ${same} 个一样、${other} 个不一样，${unknown} 个至少有一边没公布。办的时候按办理地的来。`,
          `Of ${differences.length} elements ${same} ${same === 1 ? 'is' : 'are'} the same, ${other} ${other === 1 ? 'differs' : 'differ'}, and of ${unknown} at least one side does not say. The deciding place’s rules count.`,
        )}
      </Note>
      <Elements there={there} here={here} differences={told} />
      {same === 0 ? null : (
        <details>
          <summary className="tap">{say(`看一样的 ${same} 个`, `Show the ${same} that are the same`)}</summary>
          <Elements there={there} here={here} differences={alike} />
        </details>
      )}
    </>
  )
}

function Elements({ there, here, differences }: Props) {
  const { say } = useVisit()
  if (differences.length === 0) return null
  return (
    <table className="diff">
      <thead>
        <tr>
          <th scope="col">{say('要素', 'Element')}</th>
          <th scope="col">{say(`${there}（办理地）`, `${there} (decides)`)}</th>
          <th scope="col">{say(`${here}（您在的地方）`, `${here} (where you are)`)}</th>
          <th scope="col">{say('对照', 'Compared')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <DifferenceRow key={one.element} {...one} names={{ there, here }} />
        ))}
      </tbody>
    </table>
  )
}

function DifferenceRow({ names, ...one }: ElementComparison & { names: Omit<Props, 'differences'> }) {
  const { say } = useVisit()
  const [zh, en, tone] = relationOf(one)
  const [elementZh, elementEn] = elementNames[one.element]
  return (
    <tr>
      <th scope="row">{say(elementZh, elementEn)}</th>
      <td className="there" data-l={names.there} lang="zh-CN">
        {valueText(one.element, one.left, say)}
      </td>
      <td data-l={names.here} lang="zh-CN">
        {valueText(one.element, one.right, say)}
      </td>
      <td>
        <Badge tone={tone}>{say(zh, en)}</Badge>
        {one.relation === 'same' || one.relation === 'unknown' ? null : (
          <div className="hint">{say(...asPlaces(one.reason))}</div>
        )}
      </td>
    </tr>
  )
}
