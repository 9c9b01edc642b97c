import type { ReactNode } from 'react'
import { useVisit } from '../visit/visit.ts'
import { Told } from './english/told.tsx'
import { howLong, howMany, howMuch } from './facts.ts'
import type { ShownGuide } from './guide-shape.ts'

/** The five questions everybody has, on the first screen. What is not known is said to be so. */
export function FiveAnswers({ guide }: Pick<ShownGuide, 'guide'>) {
  const { say } = useVisit()
  const { audience, materials, limits, instant, fee, mode } = guide.parts
  const open = say('还没有公布', 'Not published')
  const where = {
    online: say('就在这里', 'Here, online'),
    relay: say('身边的通办专窗', 'A counter near you'),
    joint: say('任一边的通办专窗', 'A counter on either side'),
  }
  const answers: readonly (readonly [string, ReactNode])[] = [
    [say('谁能办', 'Who can'), audience.known ? <Audience key="audience" text={audience.value.text} /> : open],
    [say('要带什么', 'What to bring'), materials.known ? howMany(say, materials.value) : open],
    [
      say('多久', 'How long'),
      limits.known && instant.known ? howLong(say, { limits: limits.value, instant: instant.value }) : open,
    ],
    [say('多少钱', 'How much'), fee.known ? howMuch(say, fee.value) : open],
    [say('去哪办', 'Where'), mode.known ? where[mode.value] : open],
  ]
  return (
    <dl className="five">
      {answers.map(([question, answer]) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
}

function Audience({ text }: { text: string | null }) {
  const { say } = useVisit()
  return text === null ? say('个人或企业', 'Anyone') : <Told zh={text} />
}
