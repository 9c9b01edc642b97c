import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { type Accounts, accountsOf } from './accounts.ts'
import { chooserPage } from './chooser-page.ts'
import { look } from './look.ts'
import type { Plan } from './plan.ts'
import { providerFor } from './provider.ts'
import { readerOf } from './reader.ts'

/** The sample identity provider while it runs. */
export interface ProviderSite {
  readonly issuer: string
  stop(): Promise<void>
}

/** Serves a real OpenID provider whose sign-in is one press: the sample people and staff are listed, and each is a button. */
export async function listen(plan: Plan): Promise<ProviderSite> {
  const issuer = `http://127.0.0.1:${plan.port}`
  const accounts = accountsOf(plan.accounts)
  const provider = providerFor({ plan, issuer, accounts })
  const protocol = provider.callback()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname
    if (path === look.path) return void sendText(response, 'text/css; charset=utf-8', look.css)
    if (!path.startsWith('/choose/')) return void protocol(request, response)
    choose({ provider, plan, accounts }, request, response).catch(() => refuse(response))
  })
  server.listen(plan.port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

interface Room {
  readonly provider: Provider
  readonly plan: Plan
  readonly accounts: Accounts
}

async function choose({ provider, plan, accounts }: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Refuses whoever does not come from an authorization that this browser began.
  const { uid, params } = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    guard(response, new URL(plan.client.redirect).origin)
    return sendText(response, 'text/html; charset=utf-8', chooserPage({ plan, accounts, uid, reader: readerOf(params) }))
  }
  const accountId = new URLSearchParams(await bodyOf(request)).get('who') ?? ''
  if (!accounts.has(accountId)) return refuse(response)
  await provider.interactionFinished(request, response, { login: { accountId, remember: false } })
}

/** A form's answer is followed to the portal, so the policy has to name it. */
function guard(response: ServerResponse, portal: string): void {
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${portal}; base-uri 'none'; frame-ancestors 'none'`,
  )
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cache-control', 'no-store')
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.setHeader('content-type', type)
  response.end(text)
}

function refuse(response: ServerResponse): void {
  if (!response.headersSent) response.statusCode = 400
  sendText(
    response,
    'text/plain; charset=utf-8',
    '这次登录已经结束，请回到门户重新登录 · This sign-in has ended; begin again at the portal',
  )
}

const MOST_BYTES = 4096

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > MOST_BYTES) return ''
  }
  return text
}
