import { forPerson, ledTo } from '../../sign-in/demand.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { useVisit, type Visit, wordsFor } from '../../visit/visit.ts'
import { type Application, type AskedQuestion, questionsOf, savePart } from './application.ts'
import { type Applying, type ApplyRequest, draftId, loadApplying, saveAndGoOn, taskPath } from './applying.ts'
import { SaveButton, TaskFrame } from './frame.tsx'

export interface QuestionsData extends Applying {
  readonly questions: readonly AskedQuestion[]
}

const DO_NOT_KNOW = '?'

export async function loadQuestions(asked: ApplyRequest): Promise<QuestionsData> {
  const applying = await loadApplying(asked)
  return { ...applying, questions: applying.item.hasSituations ? await questionsOf(forPerson(asked), applying.application) : [] }
}

/** Large print shows no more questions at a time (UX goal 9). */
const AT_ONCE = 2

interface Shown {
  readonly questions: readonly AskedQuestion[]
  /** The part after this one, where there is one. */
  readonly next: number | undefined
}

/** The questions of the page that is asked for: all, or in large print one part of them. */
function shownOf(questions: readonly AskedQuestion[], { mode, query }: Pick<Visit, 'mode' | 'query'>): Shown {
  if (mode !== 'elder') return { questions, next: undefined }
  const asked = Number(query.get('part'))
  const part = Number.isInteger(asked) && asked > 1 ? asked : 1
  const shown = questions.slice((part - 1) * AT_ONCE, part * AT_ONCE)
  return { questions: shown, next: part * AT_ONCE < questions.length ? part + 1 : undefined }
}

/** Any answer may be left out: it then counts as 不知道. What is answered on another part stays as it is. */
export async function actQuestions(asked: ApplyRequest): Promise<never> {
  const { questions: all } = await loadQuestions(asked)
  const { questions, next } = shownOf(all, asked.visit)
  const sent = await asked.form()
  const answers = Object.fromEntries(
    questions.map(({ id, options }) => [
      id,
      options.some((option) => option.id === sent.get(id)) ? String(sent.get(id)) : DO_NOT_KNOW,
    ]),
  )
  const change = (now: Application): Application => ({
    ...now,
    answers: questions.length === all.length ? answers : { ...now.answers, ...answers },
  })
  if (next === undefined) return saveAndGoOn(asked, change)
  const { id } = await savePart(forPerson(asked), draftId(asked), change)
  throw ledTo(wordsFor(asked.visit).href(`${taskPath(id, 'questions')}?part=${next}`))
}

/** The item's situations: they decide which materials have to be given. */
export function QuestionsTaskPage({ data }: { data: QuestionsData }) {
  const { say, nameOf, href, path, mode, query } = useVisit()
  const { questions } = shownOf(data.questions, { mode, query })
  const part = query.get('part')
  return (
    <TaskFrame draft={data.draft} title={say('我的情况', 'My situation')}>
      <p className="read">{say('答完就知道要交哪些材料。', 'Your answers decide what has to be handed in.')}</p>
      <form method="post" action={href(part === null ? path : `${path}?${new URLSearchParams({ part })}`)} className="read">
        {questions.map(({ id, ask, options }) => (
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
