import { Fragment, type ReactNode } from 'react'
import { Link } from './link.tsx'
import { useVisit } from './visit.ts'

/** Nobody chooses well among more at once: large print offers so many and no more (UX goal 9). */
export const MOST_CHOICES = 7

interface Props<T> {
  /** All there is. */
  readonly of: readonly T[]
  /** The parameter that says which portion is shown; each list of a page has its own. */
  readonly name?: string
  /** Draws the list, of all or of one portion. */
  readonly children: (shown: readonly T[]) => ReactNode
}

/** A list to choose from: whole, but in large print seven at a time with one way on, which at the end leads back to the first. */
export function Portion<T>({ of, name = 'part', children }: Props<T>) {
  const { say, mode, path, query } = useVisit()
  if (mode !== 'elder' || of.length <= MOST_CHOICES) return children(of)
  const portions = Math.ceil(of.length / MOST_CHOICES)
  const asked = Number(query.get(name))
  const at = Number.isInteger(asked) && asked >= 1 && asked <= portions ? asked : 1
  const first = (at - 1) * MOST_CHOICES
  const shown = of.slice(first, first + MOST_CHOICES)
  const next = new URLSearchParams(query)
  next.set(name, String(at === portions ? 1 : at + 1))
  const last = first + shown.length
  return (
    <Fragment>
      {children(shown)}
      <p className="after">
        {say(`一共 ${of.length} 个，这是第 ${first + 1} 到 ${last} 个。`, `${first + 1} to ${last} of ${of.length}.`)}
      </p>
      <p>
        <Link to={`${path}?${next}`} className="btn quiet">
          {at === portions ? say('回到开头', 'Back to the first') : say('看后面的', 'See more')}
        </Link>
      </p>
    </Fragment>
  )
}
