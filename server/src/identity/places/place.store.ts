import { type ReadTx, sql } from '../../platform/db/db.ts'
import type { StaffRole } from '../domain/actor.ts'

/** A place where cases are received, decided or helped with, as people are shown it. Unknown is null and stays so. */
export interface Place {
  /** `<6-digit division>:<slug>` */
  readonly id: string
  readonly kind: 'counter' | 'office' | 'authority' | 'portal'
  readonly nameZh: string
  readonly nameEn: string | null
  readonly organisation: {
    readonly id: string
    readonly nameZh: string
    readonly nameEn: string | null
    readonly uscc: string | null
  }
  readonly address: string | null
  readonly hours: string | null
  readonly phone: string | null
  /** Where the record comes from, when it was said; `demo` is shown as such. */
  readonly evidence: string | null
  readonly counters: Counter[]
}

/** One window of a place. */
export interface Counter {
  readonly number: string
  readonly nameZh: string
  readonly nameEn: string | null
}

const placeColumns = sql`
  p.id, p.kind, p.name_zh as "nameZh", p.name_en as "nameEn", p.address, p.hours, p.phone, p.evidence,
  json_build_object('id', o.id, 'nameZh', o.name_zh, 'nameEn', o.name_en, 'uscc', o.uscc) as organisation,
  coalesce((
    select json_agg(json_build_object('number', c.number, 'nameZh', c.name_zh, 'nameEn', c.name_en) order by c.number)
    from identity.counter c where c.place_id = p.id), '[]') as counters`

/** The place with that id, of this node or of another, or undefined. */
export async function placeById(tx: ReadTx, id: string): Promise<Place | undefined> {
  const [row] = await tx.query<Place>(sql`
    select ${placeColumns} from identity.place p join identity.organisation o on o.id = p.organisation_id where p.id = ${id}`)
  return row
}

export interface PlacePage {
  /** Six-digit codes; pairs of zeros at the end stand for anything. Without it: everywhere. */
  readonly divisions?: readonly string[]
  /** The last id of the page before. */
  readonly after: string
  readonly limit: number
}

/** Places of these divisions in the order of their ids. */
export async function placesIn(tx: ReadTx, { divisions, after, limit }: PlacePage): Promise<Place[]> {
  const patterns = divisions?.map((division) => `${division.replace(/(00){1,2}$/, '')}%`) ?? ['%']
  return tx.query<Place>(sql`
    select ${placeColumns} from identity.place p join identity.organisation o on o.id = p.organisation_id
    where p.id > ${after} and p.id like any (${patterns}) order by p.id limit ${limit}`)
}

/** Which organisation (its name in Chinese) each known place belongs to. */
export async function organisationsOfPlaces(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(sql`
    select p.id, o.name_zh as name from identity.place p join identity.organisation o on o.id = p.organisation_id`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The places where somebody is on duty in this role on a day (`YYYY-MM-DD`). */
export async function placesWithDuty(tx: ReadTx, { role, day }: { role: StaffRole; day: string }): Promise<Set<string>> {
  const rows = await tx.query<{ place: string }>(sql`
    select distinct place_id as place from identity.duty
    where role = ${role} and from_day <= ${day} and coalesce(until_day >= ${day}, true)`)
  return new Set(rows.map(({ place }) => place))
}
