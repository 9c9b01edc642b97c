import type { Version } from '@tongban/protocol/version/version'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FieldError } from '../../ui/field.tsx'
import { type FormField, fieldsOf, knownFields } from './form-fields.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const compiled = new Map<string, ValidateFunction>()
const MOST_SCHEMAS = 500

/** Every mistake in what the person fills in, by field, in words that say what to do. The node judges the whole form again when it is sent. */
export function mistakesIn(
  say: (zh: string, en: string) => string,
  { hash, version }: { readonly hash: string; readonly version: Pick<Version, 'formSchema'> },
  form: Readonly<Record<string, unknown>>,
): FieldError[] {
  const validate = validatorOf(hash, version)
  if (validate(form)) return []
  const fields = fieldsOf(version)
  const found = new Map<string, FieldError>()
  for (const error of validate.errors ?? []) {
    const name = nameOf(error)
    const field = fields.find((one) => one.name === name)
    if (field && !found.has(name)) found.set(name, { field: name, message: wordsFor(say, field, error) })
  }
  return [...found.values()]
}

function validatorOf(hash: string, { formSchema }: Pick<Version, 'formSchema'>): ValidateFunction {
  const known = compiled.get(hash)
  if (known) return known
  if (compiled.size >= MOST_SCHEMAS) {
    compiled.clear()
    ajv.removeSchema()
  }
  const made = ajv.compile(withoutKnown(formSchema))
  compiled.set(hash, made)
  return made
}

/** What the person does not fill in is put in when it is sent, and not missed before. */
function withoutKnown(schema: Version['formSchema']): object {
  const { required, $id: _, ...rest } = schema as { readonly required?: readonly string[]; readonly $id?: string }
  return { ...rest, required: (required ?? []).filter((name) => !knownFields.some((known) => known === name)) }
}

const nameOf = ({ keyword, params, instancePath }: ErrorObject): string =>
  keyword === 'required' ? String(params['missingProperty']) : (instancePath.split('/')[1] ?? '')

function wordsFor(say: (zh: string, en: string) => string, { label, kind }: FormField, { keyword, params }: ErrorObject): string {
  const [zh, en] = [label.zh, label.en ?? label.zh]
  if (keyword === 'required' || keyword === 'minLength')
    return kind === 'choice' || kind === 'yesNo' ? say(`请选“${zh}”`, `Choose “${en}”`) : say(`请填“${zh}”`, `Fill in “${en}”`)
  if (kind === 'date')
    return say(`“${zh}”要填真实的年月日，例如 2026 年 3 月 2 日`, `“${en}” needs a real date, such as 2026 3 2`)
  if (keyword === 'maxLength')
    return say(`“${zh}”最多 ${params['limit']} 个字`, `“${en}” takes at most ${params['limit']} characters`)
  if (kind === 'number') return say(`“${zh}”要填数字`, `“${en}” takes a number`)
  return say(
    `“${zh}”的写法不对，请再看一下（多一位、少一位、有没有字母）`,
    `“${en}” is not written right: please look again (a digit too many or too few, a letter)`,
  )
}
