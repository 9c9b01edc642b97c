import { rights } from '@tongban/protocol/case/transitions'
import { PlaceId } from '@tongban/protocol/event/header'
import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { CasesEnv } from '../env.ts'
import { createPin } from './pin.ts'
import { termsHere } from './terms-here.ts'

const Days = Type.Integer({ description: 'Working days' })
const Wanted = Type.Object(
  { item: Type.String({ maxLength: 80 }), receivingPlace: PlaceId, decidingPlace: PlaceId },
  { additionalProperties: false },
)
const Terms = Type.Object({
  version: Type.String({ description: 'Hash of the version that a case would be filed under today' }),
  mode: Type.Enum(['online', 'relay', 'joint']),
  agreement: Type.Union([Type.Object({ id: Type.String(), until: Type.String() }), Type.Null()]),
  rights: Type.Array(Type.Enum([...rights])),
  handOverDays: Type.Object({ result: Days, paper: Days, push: Days }),
  recheckDays: Days,
})

export function termsHereRoutes(app: App, env: CasesEnv): void {
  const pin = createPin(env)
  app.get(
    '/intake/terms',
    {
      schema: {
        tags: ['cases'],
        summary: '收件前看清本窗口有哪些权 · What a counter may do with an item (its clerks)',
        querystring: Wanted,
        response: { 200: Terms },
      },
    },
    async (request) => {
      const found = await termsHere(env, pin, { wanted: request.query, actor: actorOf(request) })
      return { ...found, rights: [...found.rights] }
    },
  )
}
