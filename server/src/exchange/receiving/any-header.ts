import { NodeId } from '@tongban/protocol/event/header'
import { hashNames } from '@tongban/protocol/suite/suite'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { AnyHeader } from '../ports.ts'

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })

/** What an event of any type must say so that it can be stored, named in a receipt and shown: also of a version yet to come. */
const shape = Compile(
  Type.Object({
    specversion: Type.Literal('1.0'),
    id: Uuid,
    source: NodeId,
    type: Type.String({ pattern: '^[a-z][A-Za-z0-9.-]{2,119}$' }),
    case: Uuid,
    hash: Type.Enum([...hashNames]),
    seq: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  }),
)

export const isAnyHeader = (value: unknown): value is AnyHeader => shape.Check(value)
