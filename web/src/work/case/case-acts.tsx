import { randomUUID } from 'node:crypto'
import type { Pair } from '../../cases/words.ts'
import { Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { StepFields } from '../steps/step-fields.tsx'
import { type StepField, stepForms } from '../steps/step-forms.ts'
import { negative, stepWords } from '../steps/step-words.ts'
import type { CaseOnDesk } from './load-case.ts'
import { approvalFor, type Opening } from './openings.ts'
import type { NotTaken } from './take-case-step.ts'
import { whoseWord } from './whose-word.ts'

interface Props {
  readonly data: CaseOnDesk
  readonly refused: NotTaken | undefined
}

/** The buttons, one for each act that is open; the one that was chosen shows its form. */
export function CaseActs({ data, refused }: Props) {
  const { say, query, path } = useVisit()
  const { openings, view } = data
  const asked = refused?.action ?? query.get('do')
  const chosen = openings.find(({ action }) => action === asked)
  if (openings.length === 0) return <p className="hint">{say('现在没有要您办的。', 'Nothing for you to do now.')}</p>
  if (chosen) return <StepForm opening={chosen} data={data} refused={refused} />
  return (
    <nav aria-label={say('可以办', 'What can be done')}>
      <p className="acts">
        {openings.map((opening, at) => (
          <ActButton
            key={opening.action}
            opening={opening}
            isFirst={at === 0 && view.state !== 'closed'}
            to={`${path}?do=${opening.action}`}
            data={data}
          />
        ))}
      </p>
      {view.approvals.length > 0 ? <Approved data={data} /> : null}
    </nav>
  )
}

interface ButtonProps {
  readonly opening: Opening
  readonly isFirst: boolean
  readonly to: string
  readonly data: CaseOnDesk
}

/** An act that asks nothing is taken at once; any other opens its form. */
function ActButton({ opening, isFirst, to, data }: ButtonProps) {
  const { say, href } = useVisit()
  const { action, place, role, second } = opening
  const look = negative.has(action) ? 'btn bad' : isFirst ? 'btn' : 'btn quiet'
  const key = isFirst ? { 'data-key': 'F8', 'data-first': '' } : {}
  const label = (
    <>
      {say(...called(opening))} {isFirst ? <kbd>F8</kbd> : null}
    </>
  )
  if (fieldsFor(opening, data).length > 0 || second !== undefined)
    return (
      <a className={look} href={href(to)} {...key}>
        {label}
      </a>
    )
  return (
    <form method="post">
      <Standing data={data} action={action} place={place} role={role} />
      <button className={look} type="submit" {...key}>
        {label}
      </button>
    </form>
  )
}

/** What one act is asked about here: nothing where it can be done by one press. */
function fieldsFor({ action, place, asks }: Opening, { context, names }: CaseOnDesk): readonly StepField[] {
  const name = names[place] ?? place
  return stepForms[action]?.({ ...context, ...(asks ? { asks: { value: place, say: [name, name] } } : {}) }) ?? []
}

/** An act that a place may only ask its holder for is called so. */
function called({ action, asks }: Opening): Pair {
  const [zh, en] = stepWords[action]
  if (!asks) return [zh, en]
  return action === 'handOver' ? ['请求转给我们', 'Ask for the case'] : [`请求${zh}`, `Ask for: ${en}`]
}

/**
 * What a step says of itself besides its own fields. A second press of a step is refused by the version it saw; the key
 * makes a second approval the first one.
 */
function Standing({ data, action, place, role }: { data: CaseOnDesk; action: string; place: string; role: string }) {
  const hidden = { action, place, role, seen: String(data.view.version), key: randomUUID() }
  return Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

function StepForm({ opening, data, refused }: { opening: Opening; data: CaseOnDesk; refused: NotTaken | undefined }) {
  const { say, path } = useVisit()
  const { action, place, role, second } = opening
  const approval = approvalFor(data.view, action, data.me)
  const fields = fieldsFor(opening, data)
  const [zh, en] = called(opening)
  return (
    <form method="post" encType="multipart/form-data" className="step-form">
      <h2>{say(zh, en)}</h2>
      <Standing data={data} action={action} place={place} role={role} />
      {action === 'inquire' ? <input type="hidden" name="inquiry" value={`inquiry-${data.view.version}`} /> : null}
      {approval === undefined ? null : <input type="hidden" name="approval" value={approval} />}
      {second === 'missing' ? <NeedsSecond /> : null}
      <StepFields fields={fields} version={data.version} refused={refused} />
      <p className="acts">
        <button
          className={negative.has(action) ? 'btn bad' : 'btn'}
          type="submit"
          name="press"
          value="step"
          data-key="F8"
          disabled={second === 'missing'}
        >
          {say(`确认：${zh}`, `Confirm: ${en}`)} <kbd>F8</kbd>
        </button>
        {second === undefined ? null : (
          <button className="btn quiet" type="submit" name="press" value="approve" formNoValidate>
            {say('我复核同意（由同事办理）', 'I approve (a colleague then acts)')}
          </button>
        )}
        <Link to={path} className="btn quiet">
          {say('不办这步', 'Not this')}
        </Link>
      </p>
    </form>
  )
}

function NeedsSecond() {
  const { say } = useVisit()
  return (
    <Note tone="warn">
      <p>
        {say(
          '这一步要两个人：请复核人打开这个办件，点“我复核同意”，您再确认。',
          'This act takes two: a second examiner opens the case and approves it, then you confirm.',
        )}
      </p>
    </Note>
  )
}

function Approved({ data }: { data: CaseOnDesk }) {
  const { say } = useVisit()
  const whose = whoseWord(say, data.view)
  return (
    <Note tone="ok">
      {data.view.approvals.map(({ id, action, staff }) => (
        <p key={id} lang="zh-CN">
          {whose(staff)} {say(`已同意：${stepWords[action][0]}`, `approved: ${stepWords[action][1]}`)}
        </p>
      ))}
    </Note>
  )
}
