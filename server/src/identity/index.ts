/** Who is asking, for whom, with what right, and which other nodes to believe. What other slices may use of identity stands here. */

export { actorOf, operatorOf, readerOf } from './actor-of.ts'
export { type Actor, type ActorDuty, dutyAt, hasRole, isOperator, type StaffRole } from './domain/actor.ts'
export type { Acting } from './domain/mandate.ts'
export { createIdentity, type Identity, type IdentityParts } from './identity.ts'
export { mayActFor } from './people/may-act-for.ts'
export type { Assurance, Person } from './people/person.store.ts'
export { noteRead, personById, type Reading } from './people/read-person.ts'
export { type Place, placeById, placesWithDuty } from './places/place.store.ts'
export type { SetupReport } from './setup/report.ts'
export type { SetupDocument } from './setup/set-up.ts'
export type { SignInProvider } from './sign-in/id-token.ts'
export { createToken, type IssuedToken, type TokenFor } from './tokens/create-token.ts'
