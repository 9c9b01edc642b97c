/** One region of the simulated world: a node with a portal, a counter and two offices. */
export interface Region {
  readonly node: string
  readonly division: string
  readonly portal: string
  readonly counter: string
  readonly office: string
  readonly otherOffice: string
  /** A person who lives there; the number lies in the project's reserved test range. */
  readonly person: { readonly name: string; readonly idNumber: string }
}

const region = (division: string, town: string, person: Region['person']): Region => ({
  node: `urn:tongban:node:${division}`,
  division,
  portal: `${division}:portal`,
  counter: `${town}:window`,
  office: `${town}:office`,
  otherOffice: `${town}:other-office`,
  person,
})

/** Sichuan, Chongqing, Guizhou. A story is played by the first two or by all three. */
export const regions: readonly Region[] = [
  region('510000', '510100', { name: '例和平', idNumber: '999999196001150111' }),
  region('500000', '500103', { name: '例远行', idNumber: '999999199005200220' }),
  region('520000', '520100', { name: '例长路', idNumber: '999999198508080334' }),
]

export const placesOf = (one: Region): string[] => [one.portal, one.counter, one.office, one.otherOffice]

/** The region of a place, by the province its division lies in. */
export function regionOf(place: string): Region {
  const found = regions.find(({ division }) => division.slice(0, 2) === place.slice(0, 2))
  if (!found) throw new Error(`no region has the place ${place}`)
  return found
}

export type Job = 'clerk' | 'examiner' | 'second' | 'helper'

export const staffAt = (place: string, job: Job): string => `staff-${place.replace(':', '-')}-${job}`

const roleOf = { clerk: 'clerk', examiner: 'examiner', second: 'examiner', helper: 'helper' } as const

const jobsAt = (place: string): readonly Job[] =>
  place.endsWith('window') ? ['clerk', 'helper'] : place.endsWith('portal') ? [] : ['clerk', 'examiner', 'second']

const kindOf = (place: string) => (place.endsWith('window') ? 'counter' : place.endsWith('portal') ? 'portal' : 'authority')

const FROM = '2024-01-01'

/** What `POST /identity/setup` of one node takes in. */
export function setupOf(one: Region): object {
  const places = regions.flatMap(placesOf)
  const own = placesOf(one)
  return {
    organisations: places.map((place) => ({
      id: organisationOf(place),
      name: { zh: `${place} 机构`, en: place },
      evidence: 'demo',
    })),
    places: places.map((id) => ({
      id,
      kind: kindOf(id),
      name: { zh: id, en: id },
      organisation: organisationOf(id),
      evidence: 'demo',
    })),
    counters: [{ place: one.counter, number: '1', name: { zh: '专窗', en: 'Counter' }, evidence: 'demo' }],
    staff: own.flatMap((place) =>
      jobsAt(place).map((job) => ({
        id: staffAt(place, job),
        name: `例 ${place} ${job}`,
        organisation: organisationOf(place),
        duties: [{ place, role: roleOf[job], from: FROM }],
        evidence: 'demo',
      })),
    ),
    people: [{ ...one.person, assurance: 'inPerson', evidence: 'demo' }],
    mandates: [],
  }
}

const organisationOf = (place: string): string => `org-${place.replace(':', '-')}`
