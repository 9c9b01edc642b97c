import { Link } from '../../visit/link.tsx'
import { useVisit } from '../../visit/visit.ts'
import { StepFields } from '../steps/step-fields.tsx'
import type { StepField } from '../steps/step-forms.ts'
import { AT_ONCE, type GoesOn, waysOn } from './at-once.ts'
import type { CaseOnDesk } from './load-case.ts'
import type { Opening } from './openings.ts'
import { StandpointFields } from './standpoint-fields.tsx'
import type { NotTaken } from './take-case-step.ts'

const ways: Readonly<Record<GoesOn, readonly [string, string]>> = {
  back: ['结果交回收件窗口', 'The result goes back to the counter'],
  electronic: ['电子送达，办结', 'Delivered electronically, closed'],
  stays: ['留在这里', 'It stays here'],
}

interface Props {
  readonly opening: Opening
  readonly data: CaseOnDesk
  readonly refused: NotTaken | undefined
}

/** The main path, for nine in ten cases are instant: read, one confirmation, done. Each step is still an event of its own. */
export function AtOnceForm({ opening, data, refused }: Props) {
  const { say, path } = useVisit()
  return (
    <form method="post" className="step-form">
      <h2>{say('受理并准予', 'Accept and grant')}</h2>
      <p className="hint">
        {say('即办件：受理、准予、出证一次记成三步，各有签名。', 'Instant: acceptance, grant and issue are three signed steps.')}
      </p>
      <StandpointFields data={data} action="accept" place={opening.place} role={opening.role} />
      <StepFields fields={fieldsAtOnce(data)} version={data.version} refused={refused} />
      <p className="acts">
        <button className="btn" type="submit" name="press" value={AT_ONCE} data-key="F8" data-first="">
          {say('确认：受理并准予', 'Confirm: accept and grant')} <kbd>F8</kbd>
        </button>
        <Link to={path} className="btn quiet">
          {say('不办这步', 'Not this')}
        </Link>
      </p>
    </form>
  )
}

function fieldsAtOnce({ version, view }: CaseOnDesk): readonly StepField[] {
  const lines = (name: string, label: StepField['label'], value = ''): StepField => ({
    ...{ kind: 'lines', name, label, value, required: true },
  })
  return [
    lines(
      'opinion',
      ['意见（不给申请人看）', 'Opinion (not shown to the applicant)'],
      '材料齐全，经审查符合法定条件，同意受理并准予。',
    ),
    lines('result', ['决定内容', 'What is granted'], version ? `准予：${version.name.zh}` : ''),
    lines('document', ['证照或文书', 'Certificate or document'], version?.result.name.zh),
    {
      kind: 'choice',
      name: 'onward',
      label: ['结果怎么走', 'Where the result goes'],
      options: waysOn(view).map((value) => ({ value, say: ways[value] })),
    },
  ]
}
