import type { Pair } from '../../cases/words.ts'
import { Note } from '../../ui/plain.tsx'
import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { FormFields } from '../counter/form-fields.tsx'
import { contentOf } from '../desk.ts'
import { StepFields } from '../steps/step-fields.tsx'
import { type StepField, stepForms } from '../steps/step-forms.ts'
import { negative, stepWords } from '../steps/step-words.ts'
import { AT_ONCE, atOnce } from './at-once.ts'
import { AtOnceForm } from './at-once-form.tsx'
import type { CaseOnDesk } from './load-case.ts'
import { approvalFor, type Opening } from './openings.ts'
import { StandpointFields } from './standpoint-fields.tsx'
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
  const instant = atOnce(view, openings)
  if (openings.length === 0) return <p className="hint">{say('现在没有要您办的。', 'Nothing for you to do now.')}</p>
  if (instant && asked === AT_ONCE) return <AtOnceForm opening={instant} data={data} refused={refused} />
  if (chosen) return <StepForm opening={chosen} data={data} refused={refused} />
  return (
    <nav aria-label={say('可以办', 'What can be done')}>
      <div className="acts">
        {instant ? <AtOnceButton to={`${path}?do=${AT_ONCE}`} /> : null}
        {openings.map((opening, at) => (
          <ActButton
            key={opening.action}
            opening={opening}
            isFirst={at === 0 && view.state !== 'closed' && instant === undefined && isNext(opening)}
            to={`${path}?do=${opening.action}`}
            data={data}
          />
        ))}
      </div>
      {view.approvals.length > 0 ? <Approved data={data} /> : null}
    </nav>
  )
}

/** Whether an act may be the one main button: never what takes something from the person, and nothing that another place is only asked for. */
const isNext = ({ action, asks }: Opening): boolean => asks === undefined && action !== 'withdraw' && !negative.has(action)

function AtOnceButton({ to }: { to: string }) {
  const { say, href } = useVisit()
  return (
    <a className="btn" href={href(to)} data-key="F8" data-first="">
      {say('受理并准予', 'Accept and grant')} <kbd>F8</kbd>
    </a>
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
  if (fieldsFor(opening, data).length > 0 || second !== undefined || action === 'correct')
    return (
      <a className={look} href={href(to)} {...key}>
        {label}
      </a>
    )
  return (
    <form method="post">
      <StandpointFields data={data} action={action} place={place} role={role} />
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

function StepForm({ opening, data, refused }: { opening: Opening; data: CaseOnDesk; refused: NotTaken | undefined }) {
  const { say, path } = useVisit()
  const { action, place, role, second } = opening
  const approval = approvalFor(data.view, action, data.me)
  const fields = fieldsFor(opening, data)
  const [zh, en] = called(opening)
  return (
    <form method="post" encType="multipart/form-data" className="step-form">
      <h2>{say(zh, en)}</h2>
      <StandpointFields data={data} action={action} place={place} role={role} />
      {action === 'inquire' ? <input type="hidden" name="inquiry" value={`inquiry-${data.view.version}`} /> : null}
      {approval === undefined ? null : <input type="hidden" name="approval" value={approval} />}
      {second === 'missing' ? <NeedsSecond /> : null}
      {action === 'correct' ? (
        <FormToCorrect data={data} refused={refused} />
      ) : (
        <StepFields fields={fields} version={data.version} refused={refused} />
      )}
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

/** The form as it stands, every field open: what was mistyped is mended while the person is still there. */
function FormToCorrect({ data: { view, version }, refused }: Props) {
  const { say } = useVisit()
  if (version === undefined) return null
  const form = contentOf(view).get('form') as Readonly<Record<string, unknown>> | undefined
  const typed = new Map(refused?.typed)
  const name = /\/body\/(\w+)$/.exec(refused?.problem.field ?? '')?.[1]
  const message = refused && say(refused.problem.titles.zh, refused.problem.titles.en)
  return (
    <FormFields
      version={version}
      valueIn={(field) => typed.get(`form.${field}`) ?? (form?.[field] === undefined ? undefined : String(form[field]))}
      wrong={name && message ? { field: `form.${name}`, message } : undefined}
    />
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
