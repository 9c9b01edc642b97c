import { randomBytes } from 'node:crypto'
import { freePort } from '../../server/src/node.ts'
import { listen } from './listen.ts'

const PORTAL = 'http://portal.test'

/** The provider on a port, and one browser without script that comes from a portal. */
export interface Visited {
  readonly issuer: string
  /** Asks for a page and follows what it leads to, as far as the provider goes. */
  open(path: string): Promise<{ readonly status: number; readonly html: string; readonly address: string }>
  /** The address by which a portal begins a sign-in. */
  authorization(more: Readonly<Record<string, string>>): string
  close(): Promise<void>
}

export async function visitProvider(): Promise<Visited> {
  const port = await freePort()
  const site = await listen({
    title: { zh: '样例身份认证', en: 'Sample sign-in' },
    port,
    client: { id: 'portal', secret: randomBytes(32).toString('hex'), redirect: `${PORTAL}/login/return` },
    accounts: [
      { name: '例和平', idNumber: '999999196003070019' },
      { name: '例窗口', staff: 'clerk' },
    ],
  })
  const jar = new Map<string, string>()
  const ask = async (address: string): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return response
  }
  return {
    issuer: site.issuer,
    async open(path) {
      let address = new URL(path, site.issuer).href
      let response = await ask(address)
      while (response.headers.has('location')) {
        address = new URL(response.headers.get('location') ?? '', address).href
        if (!address.startsWith(site.issuer)) break
        response = await ask(address)
      }
      return { status: response.status, html: await response.text(), address }
    },
    authorization: (more) =>
      `/auth?${new URLSearchParams({
        ...{ client_id: 'portal', redirect_uri: `${PORTAL}/login/return`, response_type: 'code', scope: 'openid identity' },
        ...{ code_challenge: randomBytes(32).toString('base64url'), code_challenge_method: 'S256' },
        ...{ state: 'a-state-of-the-test', prompt: 'login', ...more },
      })}`,
    close: () => site.stop(),
  }
}
