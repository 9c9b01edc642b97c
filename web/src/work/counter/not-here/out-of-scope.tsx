import { ErrorSummary, SelectField, TextField } from '../../../ui/field.tsx'
import { useVisit } from '../../../visit/visit.ts'
import type { NotHereFor } from '../../paper/draw-where.ts'
import type { NotDone } from '../act-on-session.ts'
import type { Wanted } from '../wanted.ts'

const why: readonly { readonly value: NotHereFor; readonly zh: string; readonly en: string }[] = [
  { value: 'notThisCounter', zh: '不在本窗口收件范围', en: 'Not taken in at this counter' },
  { value: 'notNeeded', zh: '依法不需要申请', en: 'Nothing has to be applied for' },
  { value: 'notOpen', zh: '还没有开放跨区域办理', en: 'Not open across the border yet' },
]

interface Props {
  readonly wanted: Wanted | undefined
  readonly done: NotDone | undefined
}

/** Not taken in here: the person gets on paper where to go, with address, hours and phone. */
export function OutOfScope({ wanted, done }: Props) {
  const { say, nameOf, path, href } = useVisit()
  const errors = done ? [{ field: 'about', message: say(done.problem.titles.zh, done.problem.titles.en) }] : []
  return (
    <>
      <form method="post" target="_blank" rel="noopener" className="read">
        <ErrorSummary title={say('没有打成', 'Not printed')} errors={errors} />
        <h1>{say('不归这里办', 'Not taken in here')}</h1>
        <TextField
          name="about"
          label={say('来办什么', 'What they came for')}
          value={wanted === undefined ? undefined : nameOf(wanted.version.name)}
          isRequired
          isFirst={wanted === undefined}
        />
        <SelectField
          name="why"
          label={say('为什么不收', 'Why')}
          options={why.map(({ value, zh, en }) => ({ value, text: say(zh, en) }))}
        />
        {wanted === undefined ? null : (
          <SelectField
            name="where"
            label={say('应当去哪里', 'Where to go')}
            options={wanted.guide.places.map(({ place, name }) => ({ value: place, text: name ?? place }))}
          />
        )}
        <TextField
          name="told"
          label={say('另外告诉他什么（去哪个机关、带什么）', 'What else they are told (which authority, what to bring)')}
          lines
        />
        <p className="acts">
          <button className="btn" type="submit" name="press" value="where" data-key="F8">
            {say('打印去向单', 'Print where to go')} <kbd>F8</kbd>
          </button>
          <a className="btn quiet" href={href(path)}>
            {say('回去接着办', 'Back')}
          </a>
        </p>
      </form>
      <form method="post" className="acts">
        <button className="btn quiet" type="submit" name="press" value="end" data-key="F2">
          {say('下一位', 'Next person')} <kbd>F2</kbd>
        </button>
      </form>
    </>
  )
}
