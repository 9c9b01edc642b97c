import { forStaff, ledTo } from '../sign-in/demand.ts'
import { type Asked, addressOf } from '../visit/visit.ts'

/** The workbench opens where the reader works. */
export async function leadToRoom(asked: Asked): Promise<never> {
  const { duties } = await forStaff(asked)
  const rooms: Readonly<Record<string, string>> = {
    clerk: '/w/window',
    examiner: '/w/review',
    supervisor: '/w/complaints',
    operator: '/w/peers',
  }
  const room = duties.map(({ role }) => rooms[role]).find((one) => one !== undefined) ?? '/w/find'
  throw ledTo(addressOf(room, asked.visit))
}
