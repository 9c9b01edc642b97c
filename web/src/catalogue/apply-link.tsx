import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { type Answers, answeredAddress } from './situations/answers.ts'

interface Props {
  readonly item: string
  readonly place: string
  /** What was answered before, so that it is not asked again. */
  readonly answers?: Answers
}

/** The way from a published guide into an application. */
export function ApplyLink({ item, place, answers = {} }: Props) {
  const { say } = useVisit()
  return (
    <Link className="btn" to={`${answeredAddress('/apply/new', { place, answers })}&item=${encodeURIComponent(item)}`}>
      {say('现在办理', 'Apply now')}
    </Link>
  )
}
