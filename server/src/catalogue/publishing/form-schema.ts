import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** Why a form is not a JSON Schema 2020-12 that can be checked here; undefined when it is. A reference to elsewhere is never followed. */
export function formFault(schema: Readonly<Record<string, unknown>>): string | undefined {
  // A compiler of its own, so that an `$id` of a draft never stays behind.
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  try {
    ajv.compile(schema)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
