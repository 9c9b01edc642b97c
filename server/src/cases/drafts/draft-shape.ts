import Type from 'typebox'
import type { ShownDraft } from './drafts.ts'

const Instant = Type.String({ format: 'date-time' })

/** What lies in a draft is its writer's alone: an object, and nothing more is said of it. */
const Content = Type.Record(Type.String({ maxLength: 80 }), Type.Unknown())

export const DraftContent = Type.Object({ content: Content }, { additionalProperties: false })

export const DraftCode = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }), until: Instant })

/** A draft as it is answered. */
export const DraftShape = Type.Object({
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ description: 'For `If-Match`' }),
  content: Type.Unknown({ description: 'As it was saved' }),
  changedAt: Instant,
  code: Type.Optional(DraftCode),
  atCounter: Type.Optional(
    Type.Object({ place: Type.String(), since: Instant }, { description: 'A clerk has it open there by its code' }),
  ),
})

export function draftAnswer({ changedAt, code, atCounter, ...draft }: ShownDraft): Type.Static<typeof DraftShape> {
  return {
    ...draft,
    changedAt: changedAt.toISOString(),
    ...(code ? { code: { ...code, until: code.until.toISOString() } } : {}),
    ...(atCounter ? { atCounter: { ...atCounter, since: atCounter.since.toISOString() } } : {}),
  }
}
