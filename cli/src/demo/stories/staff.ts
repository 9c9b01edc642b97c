import type { Region } from '../regions/region.ts'
import type { Desk } from './desk.ts'

/** The desk of one of the demo's staff. Their ids are built from place and role (`data/demo-supplement.json`). */
export function deskAt(region: Region, place: string, role: 'clerk' | 'examiner' | 'helper'): Desk {
  return { region, who: `staff-${place.replace(':', '-')}-${role}`, standpoint: { place, role } }
}

/** The second examiner of a place, who approves what another decides. */
export const secondAt = (region: Region, place: string): Desk => ({
  region,
  who: `staff-${place.replace(':', '-')}-second`,
  standpoint: { place, role: 'examiner' },
})

/** A person at the counter: the clerk keys in what they do. */
export const personAt = (counter: Desk): Desk => ({
  ...counter,
  standpoint: { place: counter.standpoint?.place ?? '', role: 'applicant' },
})

/** A person on their own page. */
export const pageOf = (region: Region, idNumber: string): Desk => ({ region, who: idNumber })
