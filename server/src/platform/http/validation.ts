import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

const shared: Options = {
  allErrors: true,
  useDefaults: true,
  // Strict about keywords, so that a typing error in a schema is found at start; TypeBox unions need the looser types.
  strict: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
}

/** Checks requests by JSON Schema 2020-12. A body must be what it says; path, query and headers are texts and are read as what the schema asks for. */
export function checkBySchema(app: FastifyInstance): void {
  const exact = addFormats.default(new Ajv2020(shared))
  const reading = addFormats.default(new Ajv2020({ ...shared, coerceTypes: true }))
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? exact : reading).compile(schema))
}
