/** Region, day and the rest: read and typed group by group, copied as one. */
const groups = /^(\d{6})(\d{8})(.+)$/

/** A query number in groups that an eye can hold. No blank stands between them, so that a copy is the number itself. */
export function QueryNumber({ children }: { children: string }) {
  const parts = groups.exec(children)?.slice(1) ?? [children]
  return (
    <span className="number">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  )
}
