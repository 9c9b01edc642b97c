import type { ReactNode } from 'react'
import { useVisit } from './visit.ts'

interface Props {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
  /** Read out where the words alone do not say where the link leads; begins with them. */
  readonly label?: string
}

/** A link within the portal. */
export function Link({ to, children, className, current = false, label }: Props) {
  return (
    <a href={useVisit().href(to)} className={className} aria-current={current ? 'page' : undefined} aria-label={label}>
      {children}
    </a>
  )
}
