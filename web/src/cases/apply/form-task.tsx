import { ChoiceField, DateField, TextField } from '../../ui/field.tsx'
import { useVisit, wordsFor } from '../../visit/visit.ts'
import { type Applying, type ApplyRequest, loadApplying, type Mistaken, saveAndGoOn, typedIn } from './applying.ts'
import { mistakesIn } from './form-check.ts'
import { type FormField, fieldsOf, valuesIn } from './form-fields.ts'
import { errorAt, SaveButton, TaskFrame } from './frame.tsx'

/** What the person filled in is kept even where something in it is wrong: it is a draft. */
export async function actForm(asked: ApplyRequest): Promise<Mistaken> {
  const { item } = await loadApplying(asked)
  const sent = await asked.form()
  const form = valuesIn(sent, fieldsOf(item.version))
  const errors = mistakesIn(wordsFor(asked.visit).say, item, form)
  return errors.length > 0 ? { errors, typed: typedIn(sent) } : saveAndGoOn(asked, (now) => ({ ...now, form }))
}

export function FormTaskPage({ data, done }: { data: Applying; done: Mistaken | undefined }) {
  const { say, href, path } = useVisit()
  return (
    <TaskFrame draft={data.draft} title={say('这件事的表', 'The form')} errors={done?.errors}>
      <form method="post" action={href(path)} className="read">
        {fieldsOf(data.item.version).map((field) => (
          <SchemaField key={field.name} field={field} value={data.application.form?.[field.name]} done={done} />
        ))}
        <SaveButton />
      </form>
    </TaskFrame>
  )
}

function SchemaField({ field, value, done }: { field: FormField; value: unknown; done: Mistaken | undefined }) {
  const { say, lang } = useVisit()
  const { name, kind, required } = field
  const shown = lang === 'zh' ? field.label.zh : (field.label.en ?? field.label.zh)
  const label = required ? shown : `${shown}${say('（可不填）', ' (optional)')}`
  const typed = done?.typed[name] ?? (value === undefined ? undefined : String(value))
  const common = { name, label, error: errorAt(done?.errors, name) }
  if (kind === 'date')
    return (
      <DateField
        {...common}
        parts={[say('年', 'Year'), say('月', 'Month'), say('日', 'Day')]}
        value={dateTyped(name, typed, done)}
      />
    )
  if (kind === 'choice' || kind === 'yesNo') return <ChoiceField {...common} options={optionsOf(field, { typed, say, lang })} />
  return <TextField {...common} value={typed} lines={kind === 'lines'} inputMode={kind === 'number' ? 'numeric' : 'text'} />
}

function dateTyped(name: string, kept: string | undefined, done: Mistaken | undefined): string | undefined {
  return done ? ['year', 'month', 'day'].map((part) => done.typed[`${name}.${part}`] ?? '').join('-') : kept
}

interface Wording {
  readonly typed: string | undefined
  readonly say: (zh: string, en: string) => string
  readonly lang: 'zh' | 'en'
}

function optionsOf({ kind, options }: FormField, { typed, say, lang }: Wording) {
  const all =
    kind === 'yesNo'
      ? [
          { value: 'true', zh: say('是', 'Yes'), en: null },
          { value: 'false', zh: say('不是', 'No'), en: null },
        ]
      : options
  return all.map(({ value, zh, en }) => ({ value, text: lang === 'zh' ? zh : (en ?? zh), chosen: value === typed }))
}
