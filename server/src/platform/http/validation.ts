import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

type Serializer = (answer: unknown) => string

const shared: Options = {
  allErrors: true,
  useDefaults: true,
  // Strict about keywords, so that a typing error in a schema is found at start; TypeBox unions need the looser types.
  strict: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
}

const exact = addFormats.default(new Ajv2020(shared))
const reading = addFormats.default(new Ajv2020({ ...shared, coerceTypes: true }))
const writing = SerializerSelector()({}, {})

/**
 * Checks requests by JSON Schema 2020-12. A body must be what it says; path, query and headers are texts and are read as what the schema
 * asks for. What was compiled for one app serves every other of this process: two nodes under test, or one that is started again.
 */
export function checkBySchema(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema, httpPart }) =>
    httpPart === 'body' ? once(bodies, schema, () => exact.compile(schema)) : once(parts, schema, () => reading.compile(schema)),
  )
  app.setSerializerCompiler(({ schema, method, url, httpStatus = '' }) =>
    once(answers, schema, () => writing({ schema, method, url, httpStatus })),
  )
}

const bodies = new Map<string, ValidateFunction>()
const parts = new Map<string, ValidateFunction>()
const answers = new Map<string, Serializer>()

function once<T>(made: Map<string, T>, schema: unknown, make: () => T): T {
  const name = JSON.stringify(schema)
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}
