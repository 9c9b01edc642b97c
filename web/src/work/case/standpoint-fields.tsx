import { randomUUID } from 'node:crypto'
import type { CaseOnDesk } from './load-case.ts'

/**
 * What a step says of itself besides its own fields. A second press of a step is refused by the version it saw; the key
 * makes a second approval the first one.
 */
export function StandpointFields({
  data,
  action,
  place,
  role,
}: {
  data: CaseOnDesk
  action: string
  place: string
  role: string
}) {
  const hidden = { action, place, role, seen: String(data.view.version), key: randomUUID() }
  return Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
