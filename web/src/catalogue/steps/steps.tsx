import { Badge, type Tone } from '../../ui/plain.tsx'
import { shortName } from '../../visit/divisions.ts'
import { useVisit } from '../../visit/visit.ts'
import { Told } from '../english/told.tsx'
import type { ShownGuide } from '../guide-shape.ts'
import { actedSteps, type Part } from './who-acts.ts'

type Parts = ShownGuide['guide']['parts']
type Say = (zh: string, en: string) => string

/** What a part is called, and its colour. */
function partWords(say: Say, part: Part): readonly [word: string, tone: Tone] {
  const all: Readonly<Record<Part, readonly [string, Tone]>> = {
    you: [say('您来办', 'You'), 'brand'],
    receives: [say('只收件，不作决定', 'Receives only, decides nothing'), 'idle'],
    decides: [say('决定，对结果负责', 'Decides and answers for the result'), 'pair'],
    assists: [say('协助，不决定这件事', 'Assists, does not decide this'), 'idle'],
    delivers: [say('送结果，不作决定', 'Hands the result on, decides nothing'), 'idle'],
  }
  return all[part]
}

interface Props extends Pick<Parts, 'process' | 'mode' | 'implementer'> {
  readonly place: string | null
  readonly placeName: string | null
}

/** Who does what: on every step who decides and who only receives. Where no steps are published, those of the way it is done. */
export function Steps({ process, mode, implementer, place, placeName }: Props) {
  const { say, from } = useVisit()
  const isElsewhere = place?.slice(0, 2) !== from.slice(0, 2)
  const who: Readonly<Record<Part, string | undefined>> = {
    you: undefined,
    receives: isElsewhere
      ? say(`${shortName(from)}的收件窗口`, `The counter in ${shortName(from, 'en')}`)
      : say('收件窗口', 'The counter'),
    decides: placeName ?? (implementer.known ? implementer.value.name : say('办理地', 'The deciding place')),
    assists: say('被协查的机关', 'The authority that is asked'),
    delivers: say('办理地，或代它转交的收件窗口', 'The deciding place, or the counter for it'),
  }
  // The deciding place is called by its Chinese name.
  const whoseLang = placeName !== null || implementer.known ? 'zh-CN' : undefined
  const steps =
    process.known && process.value.length > 0
      ? actedSteps(process.value, mode.known ? mode.value : 'relay')
      : usualSteps(say, mode.known && mode.value === 'online')
  return (
    <>
      <h2 id="limit">{say('谁做什么', 'Who does what')}</h2>
      <ol className="read steps">
        {steps.map(({ step, part }) => {
          const [word, tone] = partWords(say, part)
          return (
            <li key={step}>
              <span className="name">{process.known ? <Told zh={step} /> : step}</span>
              <span className="whose">
                {who[part] === undefined ? null : <span lang={part === 'decides' ? whoseLang : undefined}>{who[part]}</span>}{' '}
                <Badge tone={tone}>{word}</Badge>
              </span>
            </li>
          )
        })}
      </ol>
      <p className="hint read">
        {process.known
          ? say(
              '步骤是办理地公布的；公布的步骤没有写由谁负责，谁决定、谁只收件，是按这件事的办理方式推出来的。',
              'The steps are those the deciding place published. They do not say who answers for each: who decides and who only receives follows from the way this service is done.',
            )
          : say(
              '办理地没有公布步骤，这里是按办理方式推出来的。',
              'The deciding place has published no steps; these follow from the way this service is done.',
            )}
      </p>
    </>
  )
}

/** The steps of every case (domain: the life of a case), where none are published. */
const usualSteps = (say: Say, isOnline: boolean): readonly { readonly step: string; readonly part: Part }[] => [
  { step: say('交申请', 'Apply'), part: 'you' },
  ...(isOnline
    ? []
    : [{ step: say('收下材料，核对身份，给收件凭证', 'Take the papers in and give a receipt'), part: 'receives' as const }]),
  { step: say('受理、审查、决定', 'Accept, examine and decide'), part: 'decides' },
  { step: say('送结果', 'Hand the result on'), part: 'delivers' },
]
