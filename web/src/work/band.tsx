import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import { roomsFor } from './rooms.ts'

/** The head of the workbench: its rooms, the one search of all, who is at work. */
export function WorkBand() {
  const { say, href, path, who } = useVisit()
  return (
    <header className="band">
      <Link to="/w">
        <b>{say('通办 · 工作台', 'Tongban · Workbench')}</b>
      </Link>
      <nav aria-label={say('工作台', 'Workbench')}>
        <ul>
          {roomsFor(who?.roles ?? []).map(({ to, zh, en }) => (
            <li key={to}>
              <Link to={to} current={path === to || path.startsWith(`${to}/`)}>
                {say(zh, en)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form action={href('/w/find').split('?')[0]} className="find">
        <label htmlFor="find">
          <kbd>Ctrl K</kbd> {say('找办件、人、事项', 'Find a case, person or item')}
        </label>
        <input id="find" name="q" className="box" autoComplete="off" />
        <button type="submit">{say('找', 'Find')}</button>
      </form>
      {who === undefined ? null : (
        <form method="post" action={href('/logout')} className="who">
          <span lang="zh-CN">{who.name}</span>
          <button type="submit">{say('退出', 'Sign out')}</button>
        </form>
      )}
    </header>
  )
}
