import { PlaceId } from '@tongban/protocol/event/header'
import Type from 'typebox'

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$' })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** How a material is given: uploaded, its original shown at the counter, or promised for a day (容缺). */
export const GivenMaterial = Type.Object(
  {
    material: Code,
    how: Type.Enum(['upload', 'original', 'promise']),
    file: Type.Optional(Sha256),
    until: Type.Optional(Day),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export type GivenMaterial = Type.Static<typeof GivenMaterial>

const application = {
  item: Code,
  receivingPlace: PlaceId,
  form: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown()),
  materials: Type.Array(GivenMaterial, { maxItems: 100, default: [] }),
  contact: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown()),
  /** The person it is for, where somebody else sends it: a clerk at the counter, an agent, a helper. */
  applicant: Type.Optional(Type.String({ format: 'uuid' })),
}

/** One application, as the portal and the counter send it. */
export const Submission = Type.Object(
  {
    ...application,
    decidingPlace: PlaceId,
    mode: Type.Optional(Type.Enum(['online', 'relay'])),
    /** At a counter the clerk may receive what she has just keyed in, in the same act. */
    receive: Type.Optional(Type.Boolean()),
    follows: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
)
export type Submission = Type.Static<typeof Submission>

const { item: _, ...anywhere } = application

/** An application for a bundle (一件事): form and materials are those of its one form and one list, by their keys. */
export const BundleSubmission = Type.Object(
  {
    ...anywhere,
    bundle: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
    /** Where it happens, six digits: of each item the place nearest to it decides. */
    division: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  },
  { additionalProperties: false },
)
export type BundleSubmission = Type.Static<typeof BundleSubmission>

/** An application to several authorities at once: asked once, decided in parallel (多地联办). */
export const JointSubmission = Type.Object({ ...application, decidingPlace: PlaceId }, { additionalProperties: false })
export type JointSubmission = Type.Static<typeof JointSubmission>
