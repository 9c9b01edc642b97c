import { type Db, sql } from '../../platform/db/db.ts'

/** Reserves serials in a commit of its own: a gap after a crash is lawful, a double is not. Answers the first of the block. */
export async function reserveSerials(
  aside: Db,
  { implementation, day, count }: { implementation: string; day: string; count: number },
): Promise<number> {
  const [row] = await aside.once<{ first: number }>(sql`
    insert into cases.serial (implementation, day, next) values (${implementation}, ${day}, ${1 + count})
    on conflict (implementation, day) do update set next = cases.serial.next + ${count} returning next - ${count} as first`)
  return row?.first ?? 1
}
