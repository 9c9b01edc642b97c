import { PlaceId } from '@tongban/protocol/event/header'
import Type from 'typebox'
import { staffRoles } from '../domain/actor.ts'

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const Maybe = (maxLength: number) => Type.Optional(Type.Union([Text(maxLength), Type.Null()]))
const Name = Type.Object({ zh: Text(100), en: Maybe(200) }, { additionalProperties: false })
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
const Id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$' })
/** Only its length here: what is wrong with it is said more exactly later. */
const IdNumber = Type.String({ minLength: 18, maxLength: 18 })
const evidence = Maybe(40)
const row = <const P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const Organisation = row({ id: Id, name: Name, uscc: Maybe(18), evidence })

const Place = row({
  id: PlaceId,
  kind: Type.Union([Type.Literal('counter'), Type.Literal('office'), Type.Literal('authority'), Type.Literal('portal')]),
  name: Name,
  organisation: Id,
  address: Maybe(200),
  hours: Maybe(200),
  phone: Maybe(40),
  evidence,
})

const Counter = row({ place: PlaceId, number: Text(10), name: Name, evidence })

const Duty = row({
  place: PlaceId,
  role: Type.Unsafe<(typeof staffRoles)[number]>(Type.Enum([...staffRoles])),
  from: Day,
  until: Type.Optional(Type.Union([Day, Type.Null()])),
})

const Staff = row({ id: Id, name: Text(100), organisation: Id, duties: Type.Array(Duty, { maxItems: 50 }), evidence })

const Person = row({
  name: Text(100),
  idNumber: IdNumber,
  assurance: Type.Optional(Type.Union([Type.Literal('inPerson'), Type.Literal('remote')])),
  evidence,
})

const Mandate = row({
  principal: IdNumber,
  agent: Type.Union([row({ idNumber: IdNumber }), row({ staff: Id })]),
  item: Type.Optional(Type.Union([Text(100), Type.Null()])),
  from: Day,
  until: Day,
  evidence,
})

/** One row of each list of a setup document. A day may still not exist (02-30): PostgreSQL would refuse it, so it is checked with the rest. */
export const rowSchemas = {
  organisations: Organisation,
  places: Place,
  counters: Counter,
  staff: Staff,
  people: Person,
  mandates: Mandate,
} as const

export type ListName = keyof typeof rowSchemas
export const listNames = [
  'organisations',
  'places',
  'counters',
  'staff',
  'people',
  'mandates',
] as const satisfies readonly ListName[]

export type OrganisationRow = Type.Static<typeof Organisation>
export type PlaceRow = Type.Static<typeof Place>
export type CounterRow = Type.Static<typeof Counter>
export type DutyRow = Type.Static<typeof Duty>
export type StaffRow = Type.Static<typeof Staff>
export type PersonRow = Type.Static<typeof Person>
export type MandateRow = Type.Static<typeof Mandate>
