import { divisionName } from '../visit/divisions.ts'
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
  typed: ['登录过期了，您填的都留着', 'You were signed out; what you typed is kept'],
  file: ['登录过期了，文件要再选一次', 'You were signed out; choose the file once more'],
} as const

/** Shown only where a sign-in cannot go on or something has to be said first: otherwise the provider's page comes at once. */
export function LoginPage({ data }: { data: NotSignedIn }) {
  const { say, query, href } = useVisit()
  const next = query.get('next')
  const again = (home?: string): string =>
    href(`/login?${new URLSearchParams({ ...(next === null ? {} : { next }), ...(home === undefined ? {} : { home }) })}`)
  if (data === 'choose') return <WhereRegistered again={again} />
  const [zh, en] = typeof data === 'string' ? words[data] : [data.titles.zh, data.titles.en]
  const isEnded = data === 'typed' || data === 'file'
  return (
    <div className="page body">
      <title>{say('登录 · 通办', 'Sign in · Tongban')}</title>
      <h1>{say(zh, en)}</h1>
      <p className="read">
        {isEnded
          ? say('登录后接着来，不用重填。', 'Sign in and go on from there.')
          : say('查进度不用登录。', 'A case can be tracked without signing in.')}
      </p>
      <p className="acts">
        {data === 'off' ? null : (
          <a className="btn" href={again()}>
            {isEnded ? say('去登录', 'Sign in') : say('再登录一次', 'Sign in again')}
          </a>
        )}
        {isEnded ? null : (
          <Link to="/track" className="btn quiet">
            {say('查进度', 'Track a case')}
          </Link>
        )}
      </p>
    </div>
  )
}

/** Asked of whoever says that they are in another region: they sign in where they are registered, and need not register again. */
function WhereRegistered({ again }: { again: (home: string) => string }) {
  const { say, regions, portals } = useVisit()
  const own = divisionName(regions[0] ?? '')
  return (
    <div className="page body">
      <title>{say('在哪里登录 · 通办', 'Where to sign in · Tongban')}</title>
      <h1>{say('您的实名登记在哪里？', 'Where are you registered?')}</h1>
      <p className="read">
        {say('在哪里登记，就在哪里登录，两地都认。', 'Sign in where you are registered: both regions accept it.')}
      </p>
      <p className="acts">
        {portals.map(({ node, region }) => (
          <a className="btn" key={node} href={again(region)}>
            {say(`我在${divisionName(region)}登录`, `I sign in at ${divisionName(region, 'en')}`)}
          </a>
        ))}
        <a className="btn quiet" href={again('here')}>
          {say(`我在${own}登录`, `I sign in at ${own}`)}
        </a>
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
