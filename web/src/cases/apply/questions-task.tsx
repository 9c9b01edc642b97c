import { forPerson } from '../../sign-in/demand.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import { type AskedQuestion, questionsOf } from './application.ts'
import { type Applying, type ApplyRequest, loadApplying, saveAndGoOn } from './applying.ts'
import { SaveButton, TaskFrame } from './frame.tsx'

export interface QuestionsData extends Applying {
  readonly questions: readonly AskedQuestion[]
}

const DO_NOT_KNOW = '?'

export async function loadQuestions(asked: ApplyRequest): Promise<QuestionsData> {
  const applying = await loadApplying(asked)
  return { ...applying, questions: applying.item.hasSituations ? await questionsOf(forPerson(asked), applying.application) : [] }
}

/** Any answer may be left out: it then counts as 不知道. */
export async function actQuestions(asked: ApplyRequest): Promise<never> {
  const { questions } = await loadQuestions(asked)
  const sent = await asked.form()
  const answers = Object.fromEntries(
    questions.map(({ id, options }) => [
      id,
      options.some((option) => option.id === sent.get(id)) ? String(sent.get(id)) : DO_NOT_KNOW,
    ]),
  )
  return saveAndGoOn(asked, (now) => ({ ...now, answers }))
}

/** The item's situations on one page: they decide which materials have to be given. */
export function QuestionsTaskPage({ data }: { data: QuestionsData }) {
  const { say, nameOf, href, path } = useVisit()
  return (
    <TaskFrame draft={data.draft} title={say('我的情况', 'My situation')}>
      <p className="read">{say('答完就知道要交哪些材料。', 'Your answers decide what has to be handed in.')}</p>
      <form method="post" action={href(path)} className="read">
        {data.questions.map(({ id, ask, options }) => (
          <ChoiceField
            key={id}
            name={id}
            label={nameOf(ask)}
            options={[
              ...options.map((option) => ({
                value: option.id,
                text: nameOf(option.say),
                chosen: data.application.answers?.[id] === option.id,
              })),
              {
                value: DO_NOT_KNOW,
                text: say('不知道', 'I do not know'),
                chosen: data.application.answers?.[id] === DO_NOT_KNOW,
              },
            ]}
          />
        ))}
        <SaveButton />
      </form>
    </TaskFrame>
  )
}
