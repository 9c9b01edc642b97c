import type { Duty } from '@tongban/protocol/event/header'
import type { NodeKeys, Suites } from '@tongban/protocol/suite/suite'
import type { Founders, TrustedNode, TrustList, TrustListStanding } from '@tongban/protocol/trust/trust-list'
import type { Clock } from '../platform/clock.ts'
import type { Db, ReadTx, Tx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import type { Log } from '../platform/log.ts'
import type { Random } from '../platform/random.ts'
import { assertionRoutes } from './assertions/assertion.routes.ts'
import type { Actor } from './domain/actor.ts'
import { claimOwnNode } from './own-node.store.ts'
import { identifyRoutes } from './people/identify.routes.ts'
import { lookRoutes } from './people/look.routes.ts'
import { meRoutes } from './people/me.routes.ts'
import { placeRoutes } from './places/place.routes.ts'
import { organisationsOfPlaces, type Place, placesIn } from './places/place.store.ts'
import { problem } from './problems.ts'
import type { SetupReport } from './setup/report.ts'
import { type SetupDocument, setUp } from './setup/set-up.ts'
import { setupRoutes } from './setup/setup.routes.ts'
import type { SignInProvider } from './sign-in/id-token.ts'
import { sessionRoutes } from './sign-in/session.routes.ts'
import { createAuthenticator } from './tokens/authenticate.ts'
import { ensureOperatorToken } from './tokens/operator-token.ts'
import { tokenRoutes } from './tokens/token.routes.ts'
import { trustRoutes } from './trust/trust.routes.ts'
import { type AnnounceTrust, createTrust } from './trust/trust.ts'

/** What identity works with; every part is given to it. */
export interface IdentityParts {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly suites: Suites
  readonly keys: NodeKeys
  /** The URN of this node. */
  readonly me: string
  /** Who signs the first trust list; stays the same when later lists name others. */
  readonly founders: Founders
  /** Days for which an expired trust list still stands, with an alarm, as the agreement says; 0 by default. */
  readonly graceDays?: number
  /** Told of each newer list that somebody here brought: a port, for who speaks to the peers. */
  readonly announceTrust?: AnnounceTrust
  /** True only for a demo or a test: people may then have numbers of the reserved test range. */
  readonly testNumbers?: boolean
  /** The identity provider of this region; without it nobody signs in here but by token or assertion. */
  readonly signIn?: SignInProvider
}

/** Who is asking, for whom, and whom this node trusts. */
export interface Identity {
  /**
   * Call once before serving, after the migrations. Refuses with `identity/otherNode` a database of another node. With a folder, writes the
   * operator's first token to `<folder>/operator.token` (0600).
   */
  start(folder?: string): Promise<void>
  routes(app: App): void
  /** Whoever holds a bearer token, or undefined. A revocation counts at once in this process, within three seconds in others. */
  authenticate(token: string): Promise<Actor | undefined>
  /** The newest trust list, verified. Throws `identity/noTrustList` before the first. May have expired: see `trustStanding`. */
  trust(): TrustList
  /** Where that list stands in time: an expired one is no ground to believe a peer. */
  trustStanding(): TrustListStanding
  /** Takes in a newer list, for the actor. The same one again changes nothing; refusals are those of `POST /identity/trust`. */
  takeTrust(list: unknown, actor: string): Promise<TrustList>
  /** Takes in a newer list that a peer said, in the caller's transaction; see `Trust.hear`. */
  hearTrust(tx: Tx, list: unknown, from: string): Promise<'stored' | 'duplicate'>
  /** The other nodes of the trust list. */
  peers(): readonly TrustedNode[]
  /** Reads what other processes of this node took in; call it every few seconds where there are several. */
  refresh(): Promise<void>
  /** The duty under which a rule acts at a place. The organisation is the place's, or the place's id where this node does not know it. */
  ruleAt(place: string): Duty
  /** Whether a place was set up at this node, whoever answers for it. */
  knowsPlace(place: string): boolean
  /** The known places of a node's regions, at most 1,000. */
  placesOf(tx: ReadTx, node: string): Promise<Place[]>
  /** What `POST /identity/setup` does, for the actor. */
  setUp(document: SetupDocument, actor: string): Promise<SetupReport>
}

const MOST_PLACES = 1_000

export function createIdentity(parts: IdentityParts): Identity {
  const { db, clock, random, me, graceDays = 0, testNumbers = false } = parts
  const trust = createTrust({ ...parts, graceDays, ...(parts.announceTrust ? { announce: parts.announceTrust } : {}) })
  const authenticator = createAuthenticator({ db, clock, me })
  let organisations = new Map<string, string>()

  async function refresh(): Promise<void> {
    await trust.load()
    organisations = await db.read('start', organisationsOfPlaces)
  }

  async function takeIn(document: SetupDocument, actor: string): Promise<SetupReport> {
    // Which places are this node's own, only a trust list says.
    trust.trust()
    const env = { me, actor, random, now: clock.now(), isMine: trust.isMine, testNumbers }
    const report = await db.write(actor, (tx) => setUp(tx, document, env))
    authenticator.forget()
    await refresh()
    return report
  }

  return {
    async start(folder) {
      await claim(parts, folder)
      await refresh()
    },
    routes(app) {
      meRoutes(app, parts)
      lookRoutes(app, { db })
      identifyRoutes(app, { ...parts, testNumbers })
      placeRoutes(app, { db, trust: trust.trust })
      tokenRoutes(app, parts, authenticator)
      trustRoutes(app, trust, parts)
      sessionRoutes(app, { ...parts, testNumbers })
      assertionRoutes(app, { ...parts, trust, testNumbers })
      setupRoutes(app, takeIn)
    },
    authenticate: authenticator.authenticate,
    trust: trust.trust,
    trustStanding: trust.standing,
    takeTrust: trust.accept,
    hearTrust: trust.hear,
    peers: trust.peers,
    refresh,
    ruleAt: (place) => ({ place, organisation: organisations.get(place) ?? place, role: 'rule', actor: 'rule' }),
    knowsPlace: (place) => organisations.has(place),
    placesOf(tx, node) {
      const divisions = trust.trust().nodes.find(({ id }) => id === node)?.regions ?? []
      return placesIn(tx, { divisions, after: '', limit: MOST_PLACES })
    },
    setUp: takeIn,
  }
}

async function claim({ db, clock, random, me }: IdentityParts, folder: string | undefined): Promise<void> {
  await db.write('start', async (tx) => {
    // The row stays locked, so that of two processes starting at once one writes the operator's token and the other finds it.
    const node = await claimOwnNode(tx, me)
    if (node !== me) throw problem.otherNode({ node, me })
    if (folder !== undefined) await ensureOperatorToken(tx, folder, { random, now: clock.now() })
  })
}
