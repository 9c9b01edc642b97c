import { addressOf, type Mode, useVisit } from './visit.ts'

/** Where the form of the switches is sent. */
export const LOOK_PATH = '/look'

interface Props {
  readonly to: Mode
  readonly children: string
  /** The page to show so; without it, this one. */
  readonly page?: string
}

/**
 * The same page in another mode. A link as long as nobody is signed in. Signed in it is a form that looks like one, since the choice is kept
 * in the account then, and what a link leads to must change nothing there.
 */
export function ModeSwitch({ to, children, page }: Props) {
  const { lang, path, query, who } = useVisit()
  const same = new URLSearchParams(page === undefined ? query : '')
  same.delete('mode')
  const here = addressOf(page ?? path, { lang, mode: 'normal' })
  if (who === undefined)
    return (
      <a className="tap" href={`${here}?${new URLSearchParams([...same, ['mode', to]])}`}>
        {children}
      </a>
    )
  return (
    <form method="post" action={addressOf(LOOK_PATH, { lang, mode: 'normal' })}>
      <input type="hidden" name="mode" value={to} />
      <input type="hidden" name="page" value={same.size > 0 ? `${here}?${same}` : here} />
      <button type="submit" className="tap as-link">
        {children}
      </button>
    </form>
  )
}
