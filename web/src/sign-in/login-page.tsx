import { Link } from '../visit/link.tsx'
import { useVisit } from '../visit/visit.ts'
import type { NotSignedIn } from './sign-in.ts'

const words = {
  off: ['这里还没有接入身份认证，不能登录', 'There is no identity provider here: nobody can sign in'],
  silent: [
    '身份认证系统现在没有回应，请过一会儿再登录',
    'The identity provider does not answer now; please try again in a while',
  ],
  broken: ['这次登录没有完成，请再登录一次', 'This sign-in was not finished; please sign in again'],
} as const

/** Shown only where a sign-in cannot go on: otherwise the provider's page comes at once. */
export function LoginPage({ data }: { data: NotSignedIn }) {
  const { say, query, href } = useVisit()
  const [zh, en] = words[data]
  const next = query.get('next')
  return (
    <div className="page body">
      <title>{say('登录 · 通办', 'Sign in · Tongban')}</title>
      <h1>{say(zh, en)}</h1>
      <p className="read">{say('查进度不用登录。', 'A case can be tracked without signing in.')}</p>
      <p className="acts">
        {data === 'off' ? null : (
          <a className="btn" href={href(next === null ? '/login' : `/login?${new URLSearchParams({ next })}`)}>
            {say('再登录一次', 'Sign in again')}
          </a>
        )}
        <Link to="/track" className="btn quiet">
          {say('查进度', 'Track a case')}
        </Link>
      </p>
    </div>
  )
}

export function LogoutPage() {
  const { say, href, who } = useVisit()
  return (
    <div className="page body">
      <title>{say('退出 · 通办', 'Sign out · Tongban')}</title>
      <h1>{who ? say('要退出登录吗？', 'Sign out?') : say('您没有登录', 'You are not signed in')}</h1>
      {who ? (
        <form method="post" action={href('/logout')}>
          <button className="btn" type="submit">
            {say('退出', 'Sign out')}
          </button>
        </form>
      ) : (
        <Link to="/" className="btn">
          {say('回首页', 'Home page')}
        </Link>
      )}
    </div>
  )
}
