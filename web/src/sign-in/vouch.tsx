import { answered } from '../api/refusal.ts'
import { SummaryList } from '../ui/plain.tsx'
import { divisionName } from '../visit/divisions.ts'
import { Link } from '../visit/link.tsx'
import type { OtherPortal } from '../visit/portals.ts'
import { addressOf, useVisit } from '../visit/visit.ts'
import { forPerson, ledTo } from './demand.ts'
import type { PageAsked } from './sign-in.ts'

/** Where a person agrees that their region tells another who they are. */
export const VOUCH_PATH = '/vouch'

interface Wanted {
  readonly to: OtherPortal
  readonly state: string
  readonly challenge: string
}

/** Who asks, by the trust list: nobody else is told, and nobody is led anywhere else. */
function wantedIn({ query, visit }: PageAsked): Wanted | undefined {
  const to = visit.portals.find(({ node }) => node === query.get('to'))
  const [state = '', challenge = ''] = ['state', 'challenge'].map((name) => query.get(name) ?? '')
  return to && [state, challenge].every((one) => /^[A-Za-z0-9_-]{43}$/.test(one)) ? { to, state, challenge } : undefined
}

/** Undefined where nothing right was asked. Whoever is not signed in signs in here first. */
export async function loadVouch(asked: PageAsked): Promise<{ readonly region: string } | undefined> {
  const { visit } = asked
  const wanted = wantedIn(asked)
  if (!wanted) return undefined
  if (visit.who === undefined) {
    const next = addressOf(`${VOUCH_PATH}?${visit.query}`, { lang: visit.lang, mode: 'normal' })
    throw ledTo(addressOf(`/login?${new URLSearchParams({ home: 'here', next })}`, visit))
  }
  forPerson(asked)
  return { region: wanted.to.region }
}

/** The person agrees: what is said is signed here and sealed for the other node alone, and travels in the address. */
export async function actVouch(asked: PageAsked): Promise<undefined> {
  const api = forPerson(asked)
  const wanted = wantedIn(asked)
  if (!wanted) return undefined
  const { to, state, challenge } = wanted
  const sealed = await answered(api.POST('/identity/assertions', { body: { to: to.node, challenge } }))
  const said = Buffer.from(JSON.stringify(sealed)).toString('base64url')
  const language = asked.visit.lang === 'en' ? '/en' : ''
  throw ledTo(`${to.origin}${language}/login/arrive?${new URLSearchParams({ state, said })}`)
}

/** What is told to whom and what for, before it is told (个人信息保护法 Art. 23). */
export function VouchPage({ data }: { data: { readonly region: string } | undefined }) {
  const { say, href, path, query, who } = useVisit()
  if (!data)
    return (
      <div className="page body">
        <title>{say('没有这样的登录 · 通办', 'No such sign-in · Tongban')}</title>
        <h1>{say('这个链接不完整，没有把您的信息给任何人', 'This link is not whole; nothing of you was told to anyone')}</h1>
        <p className="read">
          {say('请回到要办事的网站，再点一次登录。', 'Go back to the site you came from and sign in again.')}
        </p>
        <Link to="/" className="btn">
          {say('回首页', 'Home page')}
        </Link>
      </div>
    )
  const region = divisionName(data.region)
  return (
    <div className="page body">
      <title>{say(`去${region}办事 · 通办`, `To the portal of ${region} · Tongban`)}</title>
      <h1>{say(`告诉${region}您是谁吗？`, `Tell Tongban ${region} who you are?`)}</h1>
      <p className="read">
        {say('您在这里登录过，到那边不用再登记。', 'You are registered here, so you need not register there.')}
      </p>
      <SummaryList
        rows={[
          {
            term: say('告诉什么', 'What is told'),
            value: say('姓名，证件号码，在这里怎么核过身份', 'Name, identity number, how you proved who you are'),
          },
          {
            term: say('告诉谁', 'To whom'),
            value: say(`只给${region}通办，路上加了密`, `Tongban ${region} alone, encrypted on the way`),
          },
          { term: say('做什么用', 'What for'), value: say('只用来登录、办您自己的事', 'To sign you in for your own matters') },
          { term: say('现在登录的是', 'Signed in now'), value: <b lang="zh-CN">{who?.name}</b> },
        ]}
      />
      <form method="post" action={href(`${path}?${query}`)} className="acts">
        <button className="btn" type="submit">
          {say(`同意，去${region}`, `Agree and go to ${region}`)}
        </button>
        <Link to="/" className="btn quiet">
          {say('不同意', 'Do not')}
        </Link>
      </form>
    </div>
  )
}
