import type { ReactNode } from 'react'
import { ReadAloud } from '../aloud/read-aloud.tsx'
import { loginAddress } from '../sign-in/demand.ts'
import { Mark } from '../ui/marks.tsx'
import { shortName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import { ModeSwitch } from '../visit/mode-switch.tsx'
import { addressOf, useVisit } from '../visit/visit.ts'
import { sheetAddress } from './assets.ts'

/** A page of the portal: what stands around every view. */
export const PageDocument = ({ children }: { children: ReactNode }) => (
  <PageShell header={<Header />} before={<BeforeContent />} footer={<Footer />}>
    {children}
  </PageShell>
)

interface Shell {
  readonly room?: 'work'
  readonly header: ReactNode
  /** Stands between header and content. */
  readonly before?: ReactNode
  readonly footer: ReactNode
  readonly script?: ReactNode
  readonly children: ReactNode
}

/** A whole page, of the portal or of the workbench. */
export function PageShell({ room, header, before, footer, script, children }: Shell) {
  const { lang, mode, say, sample } = useVisit()
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'} data-mode={mode === 'normal' ? undefined : mode} data-room={room}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href={sheetAddress} />
        <link rel="icon" href={`data:image/svg+xml,${encodeURIComponent(icon)}`} />
        {script}
      </head>
      <body>
        <a className="skip" href="#main">
          {say('跳到正文', 'Skip to the content')}
        </a>
        {sample ? (
          <div className="sample">
            <div className="page">
              {say(
                '演示环境，不是政府网站；人名和办件都是样例。',
                'A demonstration, not a government site; people and cases are samples.',
              )}
            </div>
          </div>
        ) : null}
        {header}
        {before}
        <main id="main">{children}</main>
        {footer}
      </body>
    </html>
  )
}

/** In large print a person who helps comes before all that there is to choose, then the voice. Staff have colleagues. */
function BeforeContent() {
  const { say, mode } = useVisit()
  if (mode !== 'elder') return null
  return (
    <>
      <aside className="help-first" aria-label={say('找人帮忙', 'Somebody who helps')}>
        <div className="page">
          <a href="tel:12345" className="tap">
            {say('打电话 12345，有人帮您办', 'Call 12345: a person helps you')}
          </a>
        </div>
      </aside>
      <ReadAloud />
    </>
  )
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><g fill="none" stroke-width="5" stroke-linecap="round"><path stroke="#0B5A6F" d="M5 4c0 10 8 10 12 15v11"/><path stroke="#5B3C88" d="M29 4c0 10-8 10-12 15"/></g></svg>`

function Header() {
  const visit = useVisit()
  const { say, path } = visit
  return (
    <header className="top">
      <div className="page">
        <Link to="/" className="mark">
          <Mark />
          {say('通办', 'Tongban')}
        </Link>
        <nav aria-label={say('主导航', 'Main')}>
          <ul>
            <li>
              <Link to="/#q" current={path === '/search'}>
                {say('搜索', 'Search')}
              </Link>
            </li>
            <li>
              <Link to="/track" current={path === '/track'}>
                {say('查进度', 'Track')}
              </Link>
            </li>
            <li>
              <Link to="/windows" current={path === '/windows'}>
                {say('找窗口', 'Counters')}
              </Link>
            </li>
            <WhoIsHere />
            <Switches />
          </ul>
        </nav>
      </div>
    </header>
  )
}

/** Who is signed in and the way out, or the way in that leads back here. */
function WhoIsHere() {
  const visit = useVisit()
  const { say, href, who, canSignIn, path } = visit
  if (!canSignIn) return null
  if (who === undefined)
    return (
      <li>
        <a href={path.startsWith('/login') ? href('/login') : loginAddress(visit)}>{say('登录', 'Sign in')}</a>
      </li>
    )
  return (
    <>
      {who.kind === 'person' ? (
        <li>
          <Link to="/me" current={path === '/me'}>
            {say('我的', 'My cases')}
          </Link>
        </li>
      ) : null}
      <li>
        <form method="post" action={href('/logout')} className="leave">
          <b lang="zh-CN">{who.name}</b>
          <button type="submit">{say('退出', 'Sign out')}</button>
        </form>
      </li>
    </>
  )
}

/** The same page in another mode or language. */
export function Switches() {
  const { say, lang, mode, path, query } = useVisit()
  const same = new URLSearchParams(query)
  same.delete('mode')
  const elder = mode === 'elder'
  const contrast = mode === 'contrast'
  const rest = same.size > 0 ? `?${same}` : ''
  return (
    <>
      <li>
        <ModeSwitch to={elder ? 'normal' : 'elder'}>
          {elder ? say('退出长者版', 'Leave large print') : say('长者版', 'Large print')}
        </ModeSwitch>
      </li>
      <li>
        <ModeSwitch to={contrast ? 'normal' : 'contrast'}>
          {contrast ? say('退出高对比', 'Leave high contrast') : say('高对比', 'High contrast')}
        </ModeSwitch>
      </li>
      <li>
        {lang === 'zh' ? (
          <a lang="en" href={addressOf(path + rest, { lang: 'en', mode })}>
            English
          </a>
        ) : (
          <a lang="zh-CN" href={addressOf(path + rest, { lang: 'zh', mode })}>
            中文
          </a>
        )}
      </li>
    </>
  )
}

/** For whoever is registered in another region, wherever they are now. */
function SignInElsewhere() {
  const visit = useVisit()
  if (visit.who !== undefined || !visit.canSignIn) return null
  return visit.portals.map(({ node, region }) => (
    <li key={node}>
      <a className="tap" href={`${loginAddress(visit)}&home=${region}`}>
        {visit.say(`用${shortName(region)}的实名登录`, `Sign in with your account of ${shortName(region, 'en')}`)}
      </a>
    </li>
  ))
}

/** The same on every page, and in the same order (WCAG 3.2.6): a person first. */
function Footer() {
  const { say } = useVisit()
  return (
    <footer className="foot">
      <div className="page">
        <ul>
          <li>
            <a className="tap" href="tel:12345">
              {say('12345 电话帮助', 'Call 12345 for help')}
            </a>
          </li>
          <li>
            <Link to="/help" className="tap">
              {say('帮助', 'Help')}
            </Link>
          </li>
          <li>
            <Link to="/complaints" className="tap">
              {say('投诉', 'Complain')}
            </Link>
          </li>
          <li>
            <Link to="/stuck" className="tap">
              {say('办不成事', 'It does not get done')}
            </Link>
          </li>
          <SignInElsewhere />
          <li>
            <Link to="/accessibility" className="tap">
              {say('无障碍说明', 'Accessibility')}
            </Link>
          </li>
          <li>
            <Link to="/privacy" className="tap">
              {say('隐私', 'Privacy')}
            </Link>
          </li>
          <li>
            <Link to="/about" className="tap">
              {say('关于', 'About')}
            </Link>
          </li>
        </ul>
      </div>
    </footer>
  )
}
