import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { kindWords } from './ticket-words.ts'

/** The two ways to say that something is wrong, from where it is about something: `case`, `item` and `place`, or a `number`. */
export function SayIt({ about }: { readonly about: Readonly<Record<string, string>> }) {
  const { say } = useVisit()
  const asked = `?${new URLSearchParams(about)}`
  return (
    <>
      <h2>{say('哪里不对？', 'Something wrong?')}</h2>
      <p className="read">
        {say(
          '想投诉，或者事情办不成？这和评价是两回事，另有人答复您。',
          'To complain, or when something cannot be got done. That is apart from any rating, and somebody else answers.',
        )}{' '}
        <Link to={`${kindWords.complaint.path}${asked}`} className="tap">
          {say(...kindWords.complaint.name)}
        </Link>{' '}
        <Link to={`${kindWords.stuck.path}${asked}`} className="tap">
          {say(...kindWords.stuck.name)}
        </Link>
      </p>
    </>
  )
}
