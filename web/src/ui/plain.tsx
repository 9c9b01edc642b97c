import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'pair' | 'bad' | 'idle' | 'brand'

/** A few words with a colour; the words alone must say it. */
export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
)

/** Something to know before going on. */
export const Note = ({ tone = 'brand', children }: { tone?: Tone; children: ReactNode }) => (
  <div className={`note ${tone}`}>{children}</div>
)

/** What was asked and answered, line by line, each with an own way to change it. */
export function SummaryList({
  rows,
}: {
  rows: readonly { readonly term: string; readonly value: ReactNode; readonly act?: ReactNode }[]
}) {
  return (
    <dl className="sum">
      {rows.map(({ term, value, act }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {act === undefined ? null : <dd>{act}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** Parts of a whole, in any order, each with its state in words. */
export function TaskList({
  tasks,
}: {
  tasks: readonly { readonly name: ReactNode; readonly state: string; readonly tone: Tone; readonly key: string }[]
}) {
  return (
    <ol className="plain tasks read">
      {tasks.map(({ key, name, state, tone }) => (
        <li key={key}>
          <span className="name">{name}</span>
          <Badge tone={tone}>{state}</Badge>
        </li>
      ))}
    </ol>
  )
}
