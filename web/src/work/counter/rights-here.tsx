import { Badge, Note } from '../../ui/plain.tsx'
import { useVisit } from '../../visit/visit.ts'
import { type Right, rightsIn, type Wanted } from './wanted.ts'

const granted: readonly { readonly right: Right; readonly zh: string; readonly en: string }[] = [
  { right: 'notice', zh: '可一次性告知', en: 'may give the one-time notice' },
  { right: 'originals', zh: '可核原件', en: 'may verify originals' },
  { right: 'accept', zh: '可受理', en: 'may accept' },
  { right: 'deliver', zh: '可送达', en: 'may deliver' },
]

/** What this counter may do for the item, before anything is taken in: the rights of the agreement in force. */
export function RightsHere({ wanted, office }: { wanted: Wanted; office: string }) {
  const { say } = useVisit()
  const { terms } = wanted
  if ('problem' in terms)
    return (
      <Note tone="bad">
        <p>{say(terms.problem.titles.zh, terms.problem.titles.en)}</p>
      </Note>
    )
  const has = rightsIn(wanted)
  return (
    <>
      <h3>{say('本窗口的权', 'What this counter may do')}</h3>
      <p className="hint">
        {terms.agreement === null
          ? say('同一地区，不用协议', 'Within one region, no agreement')
          : say(
              `协议 ${terms.agreement.id}，到 ${terms.agreement.until}`,
              `Agreement ${terms.agreement.id}, until ${terms.agreement.until}`,
            )}
      </p>
      <ul className="plain rights">
        <li>
          <Badge tone="ok">{say('✓ 可收件', '✓ may take in')}</Badge>
        </li>
        {granted.map(({ right, zh, en }) => (
          <li key={right}>
            {has.has(right) ? (
              <Badge tone="ok">{say(`✓ ${zh}`, `✓ ${en}`)}</Badge>
            ) : (
              <Badge tone="idle">{say(`✗ 不${zh}`, `✗ not: ${en}`)}</Badge>
            )}
          </li>
        ))}
      </ul>
      {has.has('accept') ? null : (
        <p className="note warn">
          {say(`这里只收件，不受理。受理由${office}决定。`, `Here papers are only taken in. ${office} decides.`)}
        </p>
      )}
    </>
  )
}
