import type { Version } from '@tongban/protocol/version/version'
import type { Problem } from '../../api/refusal.ts'
import { ChoiceField, Field, TextField } from '../../ui/field.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { StepField } from './step-forms.ts'

interface Props {
  readonly fields: readonly StepField[]
  readonly version: Version | undefined
  /** What was typed when the node refused, and what it said. */
  readonly refused: { readonly problem: Problem; readonly typed: readonly (readonly [string, string])[] } | undefined
}

/** The form of a step, as its table says. */
export function StepFields({ fields, version, refused }: Props) {
  return fields.map((field, at) => (
    <StepInput
      key={field.name}
      field={field}
      version={version}
      typed={refused?.typed.filter(([name]) => name === field.name).map(([, value]) => value)}
      error={refused?.problem.field?.endsWith(`/${field.name}`) ? refused.problem : undefined}
      isFirst={at === 0}
    />
  ))
}

interface InputProps {
  readonly field: StepField
  readonly version: Version | undefined
  readonly typed: readonly string[] | undefined
  readonly error: Problem | undefined
  readonly isFirst: boolean
}

function StepInput({ field, version, typed, error, isFirst }: InputProps) {
  const { say } = useVisit()
  const own = {
    name: field.name,
    label: say(...field.label),
    ...(error ? { error: say(error.titles.zh, error.titles.en) } : {}),
  }
  const value = typed?.[0] ?? field.value
  switch (field.kind) {
    case 'choice':
      return (
        <ChoiceField
          {...own}
          options={field.options.map((option, at) => ({
            value: option.value,
            text: say(...option.say),
            chosen: value === undefined ? at === 0 : option.value === value,
          }))}
        />
      )
    case 'materials':
      return <Materials {...own} version={version} typed={typed} />
    case 'check':
      return (
        <label className="choice">
          <input type="checkbox" name={field.name} defaultChecked={value !== undefined} />
          <span>{own.label}</span>
        </label>
      )
    case 'text':
    case 'lines':
      return (
        <TextField {...own} value={value} lines={field.kind === 'lines'} isRequired={field.required === true} isFirst={isFirst} />
      )
    default:
      return (
        <Field {...own}>
          <input
            className="box short"
            id={field.name}
            name={field.name}
            type={{ day: 'date', number: 'number', file: 'file' }[field.kind]}
            defaultValue={value}
            required={field.required}
          />
        </Field>
      )
  }
}

interface MaterialsProps {
  readonly name: string
  readonly label: string
  readonly version: Version | undefined
  readonly typed: readonly string[] | undefined
}

function Materials({ name, label, version, typed }: MaterialsProps) {
  const { nameOf } = useVisit()
  return (
    <fieldset className="field" id={name}>
      <legend>{label}</legend>
      {(version?.materials ?? []).map(({ id, name: called }) => (
        <label className="choice" key={id}>
          <input type="checkbox" name={name} value={id} defaultChecked={typed?.includes(id)} />
          <span>{nameOf(called)}</span>
        </label>
      ))}
    </fieldset>
  )
}
