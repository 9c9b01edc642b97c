import Type from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { actorOf } from '../actor-of.ts'
import { type IdentifyParts, identify } from './identify.ts'

const Shown = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    idNumber: Type.String({ pattern: '^[0-9]{17}[0-9X]$' }),
    place: Type.String({ maxLength: 60, description: 'The counter of the clerk' }),
  },
  { additionalProperties: false },
)
const Identified = Type.Object({ id: Type.String(), name: Type.String(), idNumberMasked: Type.String() })

/** No Idempotency-Key: a person is named by their number, so the same one twice is one. */
export function identifyRoutes(app: App, parts: IdentifyParts): void {
  app.post(
    '/identity/people/identified',
    {
      schema: {
        tags: ['identity'],
        summary: '窗口核身 · The person whose document a clerk has seen',
        body: Shown,
        response: { 200: Identified },
      },
    },
    (request) => identify(parts, actorOf(request), request.body),
  )
}
