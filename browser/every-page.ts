import type { Page } from 'playwright-core'
import { routesFor } from '../web/src/app/routes.tsx'
import { withBundleSent } from './bundle.ts'
import type { RunningDemo } from './demo-process.ts'
import { signedIn, startOfApplication, withApplication, withCase, withFilledApplication, withReceipt } from './person.ts'
import { asStaff, playedRelay, withChosenItem } from './staff.ts'
import { withTicket, withTicketOnDesk } from './tickets.ts'
import { withMissing } from './waiting-case.ts'

type Demo = Omit<RunningDemo, 'stop'>

/** One page to look at: its pattern in the table of routes and an address of it. */
export interface ExamplePage {
  readonly pattern: string
  /** Some addresses exist only once somebody has signed in and begun something: that is done on the page first. */
  readonly address: (demo: Demo, page: Page) => string | Promise<string>
}

/** An item that both regions handle, each in a way of its own. */
const ITEM = 'item-32dc881f531eeb2ae508'

/** An address for each pattern that has a part to fill in. A page without one fails the tests, so that none is left out. */
const below = (begin: (page: Page) => Promise<string>, task: string) => async (_: Demo, page: Page) =>
  `${await begin(page)}${task}`

const examples: Readonly<Record<string, ExamplePage['address']>> = {
  '/items/:id': () => `/items/${ITEM}`,
  '/items/:id/print': () => `/items/${ITEM}/print`,
  '/items/:id/compare': () => `/items/${ITEM}/compare`,
  '/items/:id/ask': () => `/items/${ITEM}/ask`,
  '/items/:id/plan': () => `/items/${ITEM}/plan`,
  '/life/:event': () => '/life/work',
  '/biz/:topic': () => '/biz/start',
  '/windows/:id': () => '/windows/500103:window',
  '/place/:code': () => '/place/511602',
  '/dept/:id': () => '/dept/org-chengdu-gjj',
  '/pair/:from/:to': () => '/pair/500000/510000',
  '/bundles/:id': () => '/bundles/road-freight?to=511100',
  '/search': () => `/search?q=${encodeURIComponent('身份证')}`,
  // The sign-in itself leads to the identity provider at once.
  '/login': () => '/login/return',
  '/vouch': async (demo, page) => {
    await signedIn(page)
    const secret = 'a'.repeat(43)
    return `/vouch?${new URLSearchParams({ to: demo.sichuan.id, state: secret, challenge: secret })}`
  },
  '/apply/new': below(signedIn, startOfApplication()),
  '/me': below(signedIn, '/me'),
  '/me/data-log': below(signedIn, '/me/data-log?by=all'),
  '/me/cases/:case': (_, page) => withCase(page),
  '/me/cases/:case/supplement': withMissing,
  '/me/cases/:case/rate': async (_, page) => `${await withCase(page)}/rate`,
  '/me/tickets/:ticket': withTicket,
  '/me/parents/:parent': withBundleSent,
  '/apply/:draft': below(withApplication, ''),
  '/apply/:draft/me': below(withApplication, '/me'),
  '/apply/:draft/form': below(withApplication, '/form'),
  '/apply/:draft/questions': below(withApplication, '/questions'),
  '/apply/:draft/materials': below(withApplication, '/materials'),
  '/apply/:draft/delivery': below(withApplication, '/delivery'),
  '/apply/:draft/check': below(withFilledApplication, '/check'),
  '/apply/:draft/done': below(withReceipt, '/done'),
  '/w': asStaff('chongqing', 'counterClerk', () => '/w'),
  '/w/window': asStaff('chongqing', 'counterClerk', () => '/w/window?waiting=elsewhere'),
  '/w/window/session/:id': withChosenItem,
  '/w/pickup': asStaff('chongqing', 'counterClerk', () => '/w/pickup'),
  '/w/cases/:caseId': asStaff('chongqing', 'counterClerk', (demo) => `/w/cases/${playedRelay(demo)}`),
  '/w/review': asStaff('sichuan', 'examiner', () => '/w/review'),
  '/w/review/:caseId': asStaff('sichuan', 'examiner', (demo) => `/w/review/${playedRelay(demo)}`),
  '/w/find': asStaff('sichuan', 'examiner', () => `/w/find?q=${encodeURIComponent('身份证')}`),
  '/w/complaints': async (demo, page) => {
    await withTicketOnDesk(demo, page)
    return '/w/complaints'
  },
  '/w/complaints/:ticket': withTicketOnDesk,
  '/w/peers': asStaff('chongqing', 'operator', () => '/w/peers'),
  '/dictionary': () => `/dictionary?q=${encodeURIComponent('落户')}`,
}

/** One row of the portal's own table of routes. */
export interface Route {
  readonly pattern: string
  /** Whether forms are sent to it. */
  readonly acts: boolean
}

/** Every route in the portal's own table. */
export const everyRoute: readonly Route[] = routesIn(routesFor({ sample: true }))
export const patterns = everyRoute.map(({ pattern }) => pattern)

/** Addresses that answer with a file, or to a script. */
const files: ReadonlySet<string> = new Set([
  '/uploads/:sha256',
  '/me/cases/:caseId/papers/:number',
  '/w/cases/:caseId/files/:sha256',
  '/w/cases/:caseId/papers/:number',
  '/w/window/session/:id/files/:sha256',
])

/** Every page there is, with an address. */
export const everyPage: readonly ExamplePage[] = patterns
  .filter((pattern) => !files.has(pattern))
  .map((pattern) => {
    const address = examples[pattern] ?? (pattern.includes(':') ? undefined : () => pattern)
    if (address === undefined) throw new Error(`${pattern} has no example: give it one in browser/every-page.ts`)
    return { pattern, address }
  })

function routesIn(routes: ReturnType<typeof routesFor>): Route[] {
  return routes.flatMap(({ path, action, children }) => [
    ...(path === undefined ? [] : [{ pattern: path, acts: action !== undefined }]),
    ...routesIn(children ?? []),
  ])
}
