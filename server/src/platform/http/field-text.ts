import type { ErrorObject } from 'ajv'

/** One field that is not right, and what would be: for the person, in both languages. `field` is a JSON pointer from `body`, `query`, `path` or `header`. */
export interface FieldProblem {
  readonly field: string
  readonly zh: string
  readonly en: string
}

type Params = Readonly<Record<string, unknown>>
type Text = { zh: string; en: string }

const TYPES: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组栏目', en: 'a group of fields' },
  null: { zh: '空', en: 'empty' },
}

const texts: Readonly<Record<string, (params: Params) => Text>> = {
  required: () => ({ zh: '必须填写', en: 'is required' }),
  additionalProperties: () => ({ zh: '没有这个栏目', en: 'is not a field here' }),
  unevaluatedProperties: () => ({ zh: '没有这个栏目', en: 'is not a field here' }),
  type: ({ type }) => typeText(String(type)),
  format: ({ format }) => ({ zh: `格式应为 ${format}`, en: `must have the format ${format}` }),
  pattern: () => ({ zh: '格式不对', en: 'does not have the right form' }),
  enum: ({ allowedValues }) => ({ zh: `只能是 ${list(allowedValues)}`, en: `must be one of ${list(allowedValues)}` }),
  const: ({ allowedValue }) => ({ zh: `只能是 ${allowedValue}`, en: `must be ${allowedValue}` }),
  anyOf: () => ({ zh: '不是可用的值', en: 'is none of the values allowed' }),
  oneOf: () => ({ zh: '不是可用的值', en: 'is none of the values allowed' }),
  minLength: ({ limit }) => ({ zh: `至少 ${limit} 个字符`, en: `needs at least ${limit} characters` }),
  maxLength: ({ limit }) => ({ zh: `最多 ${limit} 个字符`, en: `has more than ${limit} characters` }),
  minItems: ({ limit }) => ({ zh: `至少 ${limit} 项`, en: `needs at least ${limit} entries` }),
  maxItems: ({ limit }) => ({ zh: `最多 ${limit} 项`, en: `has more than ${limit} entries` }),
  uniqueItems: () => ({ zh: '有重复', en: 'has an entry twice' }),
  minimum: ({ limit }) => ({ zh: `不能小于 ${limit}`, en: `must be ${limit} or more` }),
  maximum: ({ limit }) => ({ zh: `不能大于 ${limit}`, en: `must be ${limit} or less` }),
}

const OTHERWISE: Text = { zh: '填写不对', en: 'is not right' }
const MOST_SHOWN = 20

function typeText(type: string): Text {
  const named = TYPES[type] ?? { zh: type, en: type }
  return { zh: `应为${named.zh}`, en: `must be ${named.en}` }
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : ''
}

/** The fields behind the errors of a schema, each once, at most twenty. `part` is the part of the request that was checked. */
export function fieldProblems(errors: readonly ErrorObject[], part: string): FieldProblem[] {
  const byField = new Map<string, FieldProblem>()
  for (const error of errors) {
    const field = `/${part}${pointerOf(error)}`
    // A choice reports each branch that failed; the choice as a whole says it better.
    const better = !byField.has(field) || error.keyword === 'anyOf' || error.keyword === 'oneOf'
    if (better) byField.set(field, { field, ...(texts[error.keyword]?.(error.params) ?? OTHERWISE) })
  }
  return [...byField.values()].slice(0, MOST_SHOWN)
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty']
  return typeof named === 'string' ? `${instancePath}/${named.replaceAll('~', '~0').replaceAll('/', '~1')}` : instancePath
}
