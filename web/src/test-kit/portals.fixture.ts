import { randomBytes } from 'node:crypto'
import { fetchInto, freePort, systemClock } from '../../../server/src/node.ts'
import { openScenario, type Scenario, type TestNode } from '../../../server/src/test-kit/scenario.ts'
import { readDemo, type TheirSuites } from '../../../server/src/test-kit/two-nodes.ts'
import { createWeb } from '../app/web.tsx'
import { type Browser, browserOf, type Page } from './browser.fixture.ts'
import { type RunningProvider, runProvider } from './provider.fixture.ts'

export type { Browser, Page } from './browser.fixture.ts'

/** Both regions with their portals and their identity providers: real nodes, real stores, a real process that signs people in. */
export interface Portals extends Scenario {
  /** Origins of the portals. */
  readonly at: { readonly sichuan: string; readonly chongqing: string }
  /** A browser that nobody has signed in with. */
  browser(region: 'sichuan' | 'chongqing'): Browser
  /** Signs in as somebody by the name on the button, from wherever the page asked for leads. */
  signIn(browser: Browser, name: string, page?: string): Promise<Page>
  close(): Promise<void>
}

interface Account {
  readonly name: string
}

const divisions = { sichuan: '510000', chongqing: '500000' } as const
type Side = keyof typeof divisions

export async function openPortals(startAt?: string, suites?: TheirSuites): Promise<Portals> {
  const demo = await readDemo()
  const sides: readonly Side[] = ['sichuan', 'chongqing']
  const origins: Record<Side, string> = { sichuan: 'http://sichuan.test', chongqing: 'http://chongqing.test' }
  const running = new Map<string, RunningProvider>()
  await Promise.all(
    sides.map(async (side) => {
      const own = demo.nodes.find(({ region }) => region === divisions[side])
      const accounts = [...(own?.people ?? []), ...(own?.staff ?? []).map(asStaff)] as Account[]
      running.set(divisions[side], await runProvider({ port: await freePort(), origin: origins[side], accounts }))
    }),
  )
  const scenario = await openScenario(startAt, suites, (division) => {
    const { issuer, clientId } = found(running, division)
    return { issuer, clientId, fetch, clock: systemClock() }
  })
  const handlers = new Map(
    sides.map((side) => [origins[side], portalOf(scenario[side], { ...found(running, divisions[side]), origin: origins[side] })]),
  )
  return {
    ...scenario,
    at: origins,
    browser: (side) => browserOf(handlers, origins[side]),
    signIn: async (browser, name, page = '/login') => pressName(browser, await browser.open(page), name),
    close: async () => {
      await Promise.all([...running.values()].map((one) => one.stop()))
      await scenario.close()
    },
  }
}

const asStaff = (one: unknown) => ({ name: (one as Account).name, staff: (one as { id: string }).id })

function found(running: ReadonlyMap<string, RunningProvider>, division: string): RunningProvider {
  const one = running.get(division)
  if (!one) throw new Error(`no provider of ${division}`)
  return one
}

const portalOf = ({ node, id }: TestNode, provider: RunningProvider & { readonly origin: string }) =>
  createWeb({
    apiFor: (address) => fetchInto(node.app, address),
    node: id,
    regions: [id.slice(-6)],
    sample: true,
    cookieKey: new Uint8Array(randomBytes(32)),
    provider: { ...provider, fetch },
  })

/** Presses somebody's button on the page of the identity provider. */
export async function pressName(browser: Browser, page: Page, name: string): Promise<Page> {
  const who = new RegExp(`value="([0-9a-f]+)"><b[^>]*>${name.replace(/[()]/g, '\\$&')}`).exec(page.html)?.[1]
  if (who === undefined) throw new Error(`no button ${name} at ${page.url.href}: ${page.html.slice(0, 300)}`)
  return browser.press(page, { who })
}
