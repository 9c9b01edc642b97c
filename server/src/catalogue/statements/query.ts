import Type, { type Static, type TSchema } from 'typebox'
import { dayOf } from '../../platform/clock.ts'
import type { CatalogueEnv } from '../env.ts'

/** Shapes that the routes of standards, variance, comparing and listing share. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })
export const Uuid = Type.String({ format: 'uuid' })
export const Hash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
export const ItemId = Type.String({ minLength: 1, maxLength: 80 })
export const PlaceId = Type.String({ pattern: '^\\d{6}:[a-z0-9-]{1,40}$' })
export const Region = Type.String({ pattern: '^\\d{6}$' })
export const Words = Type.String({ minLength: 1, maxLength: 2000 })

/** `?asOf=`: the day to read as of; today where it is absent. */
export const AsOf = { asOf: Type.Optional(Day) }

export const asOfIn = (env: CatalogueEnv, { asOf }: { readonly asOf?: string }): string => asOf ?? dayOf(env.clock.now())

/** A list in an answer, which nobody changes any more. */
export const ListOf = <T extends TSchema>(entry: T, options: { readonly description?: string } = {}) =>
  Type.Unsafe<readonly Static<T>[]>(Type.Array(entry, options))
