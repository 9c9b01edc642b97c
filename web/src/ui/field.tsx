import type { ReactNode } from 'react'

/** A mistake and the field it stands at. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'tel' | 'search' | 'email'
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  readonly short?: boolean
  readonly lines?: boolean
  readonly isRequired?: boolean
  /** Where the keys of the workbench begin. */
  readonly isFirst?: boolean
  /** A reader types into it, ending with Enter: the keys of the page stay keys while it is empty. */
  readonly isDevice?: boolean
  /** The key `/` leads into it. */
  readonly isSearch?: boolean
}

/** Everything around a control: its label, what helps, what is wrong with it. */
export function Field({ name, label, hint, error, children }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {children}
    </div>
  )
}

/** The ids of what describes a control. */
export const describedBy = ({ name, hint, error }: FieldProps): string | undefined =>
  [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(Boolean).join(' ') || undefined

export function TextField({
  value,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  short,
  lines,
  isRequired,
  isFirst,
  isDevice,
  isSearch,
  ...field
}: TextFieldProps) {
  const common = {
    id: field.name,
    name: field.name,
    defaultValue: value,
    autoComplete,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.error === undefined ? undefined : true,
    ...(isRequired ? { required: true } : {}),
    ...(isFirst ? { 'data-first': '' } : {}),
    ...(isDevice ? { 'data-device': '' } : {}),
    ...(isSearch ? { 'data-key': '/' } : {}),
  }
  return (
    <Field {...field}>
      {lines ? (
        <textarea className="box" rows={4} {...common} />
      ) : (
        <input className={short ? 'box short' : 'box'} type={type} inputMode={inputMode} {...common} />
      )}
    </Field>
  )
}

export function SelectField({
  value,
  options,
  ...field
}: FieldProps & {
  readonly value?: string | undefined
  readonly options: readonly { readonly value: string; readonly text: string }[]
}) {
  return (
    <Field {...field}>
      <select className="box" id={field.name} name={field.name} defaultValue={value} aria-describedby={describedBy(field)}>
        {options.map(({ value: option, text }) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Several inputs under one question: its hint and error are read out with each of them. */
function Group({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  return (
    <fieldset
      className={field.error === undefined ? 'field' : 'field wrong'}
      aria-describedby={describedBy(field)}
      id={field.name}
    >
      <legend>{field.label}</legend>
      {field.hint === undefined ? null : (
        <span className="hint" id={`${field.name}-hint`}>
          {field.hint}
        </span>
      )}
      {field.error === undefined ? null : (
        <span className="error" id={`${field.name}-error`}>
          {field.error}
        </span>
      )}
      {children}
    </fieldset>
  )
}

export function ChoiceField({
  options,
  ...field
}: FieldProps & { readonly options: readonly { readonly value: string; readonly text: string; readonly chosen?: boolean }[] }) {
  return (
    <Group {...field}>
      {options.map(({ value, text, chosen }) => (
        <label className="choice" key={value}>
          <input type="radio" name={field.name} value={value} defaultChecked={chosen} />
          <span>{text}</span>
        </label>
      ))}
    </Group>
  )
}

/** A date in three fields that can be typed and pasted (no wheel, no calendar to hunt in). */
export function DateField({
  value,
  parts,
  ...field
}: FieldProps & { readonly value?: string | undefined; readonly parts: readonly [year: string, month: string, day: string] }) {
  const values = (value ?? '').split('-')
  return (
    <Group {...field}>
      <div className="date">
        {parts.map((part, at) => (
          <div key={part}>
            <label>
              {part}
              <br />
              <input
                className="box"
                name={`${field.name}.${['year', 'month', 'day'][at]}`}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={values[at]}
              />
            </label>
          </div>
        ))}
      </div>
    </Group>
  )
}

/** All mistakes of a form at its head, each leading to its field. Read out when the page comes. */
export function ErrorSummary({ title, errors }: { readonly title: string; readonly errors: readonly FieldError[] }) {
  return (
    <div role="alert">
      {errors.length === 0 ? null : (
        <div className="note bad">
          <h2>{title}</h2>
          <ul>
            {errors.map(({ field, message }) => (
              <li key={field + message}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
