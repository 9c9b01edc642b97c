import type { paths } from '../api/api.ts'
import { answered, type Problem, Refusal } from '../api/refusal.ts'
import { type Away, awayName } from './away.ts'
import { ledTo } from './demand.ts'
import { ownLook } from './own-look.ts'
import { keepSession, maskedName, type Session } from './session.ts'
import { afterSignIn, type NotSignedIn, type PageAsked, type SignInParts } from './sign-in.ts'

type Said = paths['/identity/assertions/accept']['post']['requestBody']['content']['application/json']

/** Somebody comes back from the portal of their own region with what it says of them; the node judges it, once. */
export async function arrive(parts: SignInParts, asked: PageAsked): Promise<NotSignedIn> {
  const { request, query, api, visit } = asked
  const { jar } = parts
  const state = query.get('state') ?? ''
  const away = jar.read<Away>(request, awayName(state))
  const said = sealedIn(query.get('said'))
  if (!away || away.state !== state || said?.from !== away.home) return 'broken'
  try {
    const { token, name } = await answered(
      api.POST('/identity/assertions/accept', { body: { ...said, verifier: away.verifier } }),
    )
    const session: Session = { token, kind: 'person', name: maskedName(name) }
    const look = await ownLook(api, token, visit)
    throw ledTo(afterSignIn(parts, request, away.next), [keepSession(jar, session), jar.drop(awayName(state)), ...look])
  } catch (error) {
    if (error instanceof Refusal) return plainly(error.problem)
    throw error
  }
}

/** The sealed assertion as it stands in the address; its content is for the node alone. */
function sealedIn(text: string | null): Said | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Said) : undefined
  } catch {
    return undefined
  }
}

/** What the node refused, and what the person can do now. */
function plainly(problem: Problem): Problem {
  return { ...problem, titles: words[problem.code] ?? problem.titles }
}

const again = {
  zh: '这次登录过了时间，或者已经用过，作废了。请再登录一次',
  en: 'This sign-in took too long or was used before. Please sign in again',
}
const unproved = {
  zh: '您那边的平台没能证明您是谁。请再登录一次；还不行，打 12345 或到窗口',
  en: 'Your region could not prove who you are. Sign in again; if it fails, call 12345 or go to a counter',
}
const words: Readonly<Record<string, Problem['titles']>> = {
  'identity/assertionExpired': again,
  'identity/assertionUsed': again,
  'identity/assertionNotAsked': again,
  'identity/assertionBadSignature': unproved,
  'identity/assertionUnreadable': unproved,
  'identity/assertionNotForMe': unproved,
  'identity/assertionEarly': unproved,
  'identity/homeElsewhere': {
    zh: '您的实名登记在这里，不用从那边登录。请直接登录',
    en: 'You are registered here: sign in here directly',
  },
  'identity/nodeUnknown': {
    zh: '两地现在不互认登录。请到窗口办，带身份证',
    en: 'The two regions do not accept each other’s sign-in now. Go to a counter with your identity card',
  },
  'identity/trustListExpired': {
    zh: '两地互认登录暂时停了。请过一天再试，急事到窗口办',
    en: 'Signing in across regions is suspended. Try again in a day; if it is urgent, go to a counter',
  },
}
