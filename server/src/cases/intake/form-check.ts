import type { Version } from '@tongban/protocol/version/version'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** The first fault of a form: which rule of the schema, and where (JSON pointer below the form). */
export interface FormFault {
  readonly keyword: string
  readonly path: string
}

export type FormCheck = (version: Version, form: unknown) => FormFault | undefined

const MOST_SCHEMAS = 2_000

/** Checks forms against the JSON Schema (2020-12) of their version; a compiled schema is kept, for versions never change. */
export function formChecks(): FormCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  const compiled = new WeakMap<Version, ValidateFunction>()
  let count = 0
  return (version, form) => {
    let validate = compiled.get(version)
    if (!validate) {
      validate = ajv.compile(version.formSchema)
      compiled.set(version, validate)
      if (++count % MOST_SCHEMAS === 0) ajv.removeSchema()
    }
    if (validate(form)) return undefined
    const [error] = validate.errors ?? []
    const missing = error?.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : ''
    return { keyword: error?.keyword ?? 'schema', path: `${error?.instancePath ?? ''}${missing}` }
  }
}
