import type { ReactNode } from 'react'
import { useVisit } from './visit.ts'

interface Props {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
}

/** A link within the portal. */
export function Link({ to, children, className, current = false }: Props) {
  return (
    <a href={useVisit().href(to)} className={className} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  )
}
