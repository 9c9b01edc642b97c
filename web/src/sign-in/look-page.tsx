import { carriedOut, Refusal } from '../api/refusal.ts'
import { LOOK_PATH } from '../visit/mode-switch.tsx'
import { type Asked, type Mode, modes, useVisit } from '../visit/visit.ts'
import { ledTo } from './demand.ts'
import { ownPath } from './own-path.ts'

/**
 * Somebody pressed 长者版 or 高对比: the page they came from is shown so, and with whoever is signed in the choice is kept in their account.
 * Only this form keeps it. A link with `?mode=` shows pages so and no more: what another site or a message links to must not change an
 * account. Refuses a look that there is not (`web/lookUnknown`).
 */
export async function chooseLook({ api, visit, form }: Asked & { form(): Promise<FormData> }): Promise<never> {
  const sent = await form()
  const mode = modes.find((one) => one === sent.get('mode'))
  if (mode === undefined) throw new Refusal(unknown)
  if (visit.who !== undefined) await carriedOut(api.PUT('/identity/me/look', { body: { mode } }))
  throw ledTo(inMode(ownPath(String(sent.get('page') ?? '/')), mode))
}

const unknown = {
  code: 'web/lookUnknown',
  status: 400,
  titles: {
    zh: '没有这种显示方式。请按页面上方的“长者版”或“高对比”',
    en: 'There is no such display. Press “Large print” or “High contrast” at the top of the page',
  },
}

/** Said in the address too, so that the browser keeps it as it keeps what a link says. */
function inMode(path: string, mode: Mode): string {
  const [before = '', hash] = path.split('#')
  const [pathname = '', query] = before.split('?')
  const asked = new URLSearchParams(query)
  asked.set('mode', mode)
  return `${pathname}?${asked}${hash === undefined ? '' : `#${hash}`}`
}

const words = {
  normal: ['平常的样子', 'As usual'],
  elder: ['长者版：字大，一页上的东西少', 'Large print: fewer things on a page'],
  contrast: ['高对比：黑底，亮字', 'High contrast: bright on black'],
} as const satisfies Readonly<Record<Mode, readonly [string, string]>>

/** All looks with their words, for whoever wonders what the switches of the header do and where a choice is kept. */
export function LookPage() {
  const { say, href, mode, who, lang } = useVisit()
  return (
    <div className="page body">
      <title>{say('显示方式 · 通办', 'Display · Tongban')}</title>
      <h1>{say('您想怎么看？', 'How would you like to read?')}</h1>
      <p className="read">
        {who === undefined
          ? say(
              '选好了，这台设备记住一年。登录以后选，就记在您的账户里：换一台设备登录，也是这个样子。',
              'This device keeps your choice for a year. Chosen after you sign in, it is kept in your account: other devices have it once you sign in there.',
            )
          : say(
              '选好了，记在您的账户里：换一台设备登录，也是这个样子。',
              'Your choice is kept in your account: other devices have it once you sign in there.',
            )}
      </p>
      <form method="post" action={href(LOOK_PATH)}>
        <input type="hidden" name="page" value={lang === 'en' ? `/en${LOOK_PATH}` : LOOK_PATH} />
        <ul className="plain rows">
          {modes.map((one) => (
            <li key={one}>
              <button className={one === mode ? 'btn' : 'btn quiet'} type="submit" name="mode" value={one}>
                {one === mode ? '✓ ' : ''}
                {say(words[one][0], words[one][1])}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </div>
  )
}
