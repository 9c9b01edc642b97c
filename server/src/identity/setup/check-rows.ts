import { parseCitizenId } from '@tongban/protocol/codes/citizen-id'
import { digitsOfDay } from '@tongban/protocol/codes/digit-date'
import { parseUscc } from '@tongban/protocol/codes/uscc'
import type { Fault } from './report.ts'
import type { CounterRow, DutyRow, MandateRow, OrganisationRow, PersonRow, PlaceRow, StaffRow } from './rows.ts'

const fault = (why: Fault['why'], field: string): Fault => ({ why, field })

export type Known = ReadonlySet<string>

export function checkOrganisation({ uscc }: OrganisationRow): Fault | undefined {
  return uscc && !parseUscc(uscc).ok ? fault('badCreditCode', '/uscc') : undefined
}

export function checkPlace({ organisation }: PlaceRow, organisations: Known): Fault | undefined {
  return organisations.has(organisation) ? undefined : fault('organisationUnknown', '/organisation')
}

/** The places this node knows, and which of them it answers for. */
export interface KnownPlaces {
  readonly all: Known
  readonly isMine: (place: string) => boolean
}

export function checkCounter({ place }: CounterRow, places: KnownPlaces): Fault | undefined {
  return checkOwnPlace(place, places, '/place')
}

function checkOwnPlace(place: string, places: KnownPlaces, field: string): Fault | undefined {
  if (!places.all.has(place)) return fault('placeUnknown', field)
  return places.isMine(place) ? undefined : fault('placeElsewhere', field)
}

export function checkStaff(row: StaffRow, organisations: Known, places: KnownPlaces): Fault | undefined {
  if (parseCitizenId(row.id.toUpperCase()).ok) return fault('actorNotOpaque', '/id')
  if (!organisations.has(row.organisation)) return fault('organisationUnknown', '/organisation')
  const keys = row.duties.map(({ place, role, from }) => `${place} ${role} ${from}`)
  for (const [index, duty] of row.duties.entries()) {
    const field = `/duties/${index}`
    if (keys.indexOf(keys[index] ?? '') !== index) return fault('rowTwice', field)
    const wrong = checkDuty(duty, places, field)
    if (wrong) return wrong
  }
  return undefined
}

function checkDuty({ place, from, until }: DutyRow, places: KnownPlaces, field: string): Fault | undefined {
  return checkOwnPlace(place, places, `${field}/place`) ?? checkDays(from, until ?? undefined, field)
}

function checkDays(from: string, until: string | undefined, field: string): Fault | undefined {
  if (digitsOfDay(from) === undefined) return fault('badRow', `${field}/from`)
  if (until === undefined) return undefined
  if (digitsOfDay(until) === undefined) return fault('badRow', `${field}/until`)
  return until < from ? fault('daysReversed', `${field}/until`) : undefined
}

/** `testNumbers`: whether this node is one of demos and tests, where the reserved range stands for people. */
export function checkIdNumber(idNumber: string, testNumbers: boolean): 'badIdNumber' | 'testNumber' | undefined {
  const reading = parseCitizenId(idNumber)
  if (!reading.ok) return 'badIdNumber'
  return reading.parts.kind === 'test' && !testNumbers ? 'testNumber' : undefined
}

export function checkPerson({ idNumber }: PersonRow, testNumbers: boolean): Fault | undefined {
  const why = checkIdNumber(idNumber, testNumbers)
  return why && fault(why, '/idNumber')
}

export function checkMandate({ principal, agent, from, until }: MandateRow, people: Known, staff: Known): Fault | undefined {
  if (!people.has(principal)) return fault('personUnknown', '/principal')
  if ('staff' in agent) {
    if (!staff.has(agent.staff)) return fault('staffUnknown', '/agent/staff')
  } else {
    if (!people.has(agent.idNumber)) return fault('personUnknown', '/agent/idNumber')
    if (agent.idNumber === principal) return fault('ownAgent', '/agent/idNumber')
  }
  return checkDays(from, until, '')
}
