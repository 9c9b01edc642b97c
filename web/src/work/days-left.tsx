import { useVisit } from '../visit/visit.ts'

/** Working days until something is due, in words too; a dash where no clock runs. */
export function DaysLeft({ days }: { days: number | null }) {
  const { say } = useVisit()
  if (days === null) return <span className="hint">—</span>
  if (days < 0) return <b className="late">{say(`超 ${-days} 天`, `${-days} late`)}</b>
  if (days === 0) return <b className="late">{say('今天', 'today')}</b>
  const soon = days <= 2
  return <b className={soon ? 'soon' : undefined}>{say(`${days} 天`, `${days} d`)}</b>
}
