import { randomBytes, randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import type { Said } from '../../language.ts'

/** Where a region's portal and its identity provider are: chosen before either runs, for each has to know the other's address. */
export interface SignInPlan {
  readonly webPort: number
  /** Of the portal. */
  readonly origin: string
  readonly providerPort: number
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Who can sign in. */
export interface ProviderPeople {
  readonly title: Said
  readonly people: readonly { readonly name: string; readonly idNumber: string }[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
}

const SECRET_BYTES = 32

export async function planSignIn(): Promise<SignInPlan> {
  const [webPort, providerPort] = await Promise.all([freePort(), freePort()])
  return {
    ...{ webPort, providerPort, clientId: 'tongban-portal' },
    origin: `http://127.0.0.1:${webPort}`,
    issuer: `http://127.0.0.1:${providerPort}`,
    clientSecret: randomBytes(SECRET_BYTES).toString('base64url'),
  }
}

/** What the provider reads at its start. */
export const providerSettings = (plan: SignInPlan, { title, people, staff }: ProviderPeople) => ({
  title: { zh: `${title.zh}身份认证`, en: `${title.en} sign-in` },
  port: plan.providerPort,
  client: { id: plan.clientId, secret: plan.clientSecret, redirect: `${plan.origin}/login/return` },
  accounts: [...people.map(({ name, idNumber }) => ({ name, idNumber })), ...staff.map(({ name, id }) => ({ name, staff: id }))],
})

const PORTS_FROM = 20_000
const PORTS_TO = 30_000

/** A port that nobody listens on, below those that a system gives away by itself: none of the demo's own connections takes it meanwhile. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS_FROM, PORTS_TO)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
