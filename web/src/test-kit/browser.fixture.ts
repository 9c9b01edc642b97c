import type { createWeb } from '../app/web.tsx'

type Handler = ReturnType<typeof createWeb>

/** What a browser without JavaScript shows after it has followed every redirect. */
export interface Page {
  readonly status: number
  readonly url: URL
  readonly html: string
  /** Every address on the way, this page's last. */
  readonly way: readonly string[]
  readonly headers: Headers
}

/** A browser of one person: cookies by host, redirects followed, no script. */
export interface Browser {
  open(address: string): Promise<Page>
  /** Presses a button: sends the page's only form, or the one with this action, with what is typed into it. */
  press(page: Page, typed?: Readonly<Record<string, string>>, action?: string): Promise<Page>
  send(
    address: string,
    body: URLSearchParams | FormData | Buffer | string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>
  /** The same without following what it leads to. */
  sendOnly(address: string, body: URLSearchParams, headers?: Readonly<Record<string, string>>): Promise<Response>
  cookies(): ReadonlyMap<string, string>
  forget(name: RegExp): void
}

const MOST_REDIRECTS = 12

type Sent = Pick<RequestInit, 'method' | 'body'> & { readonly headers: Readonly<Record<string, string>> }

/** Portals are answered by their handlers, without a port; every other address over HTTP. */
export function browserOf(portals: ReadonlyMap<string, Handler>, home: string): Browser {
  const jar = new Map<string, string>()

  async function fetchOne(url: URL, init: Sent): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const asked = { ...init, redirect: 'manual' as const, headers: cookie ? { ...init.headers, cookie } : init.headers }
    const portal = portals.get(url.origin)
    const response = portal ? await portal(await sized(url, asked), '127.0.0.1') : await fetch(url, asked)
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }

  async function follow(address: string | URL, init: Sent): Promise<Page> {
    let url = new URL(address, home)
    let response = await fetchOne(url, init)
    const way = [url.href]
    while (response.headers.has('location') && way.length < MOST_REDIRECTS) {
      url = new URL(response.headers.get('location') ?? '', url)
      way.push(url.href)
      response = await fetchOne(url, { headers: {} })
    }
    return { status: response.status, url, html: await response.text(), way, headers: response.headers }
  }

  const send: Browser['send'] = (address, body, headers = { 'sec-fetch-site': 'same-origin' }) =>
    follow(address, { method: 'POST', body, headers })
  return {
    open: (address) => follow(address, { headers: {} }),
    send,
    sendOnly: (address, body, headers = { 'sec-fetch-site': 'same-origin' }) =>
      fetchOne(new URL(address, home), { method: 'POST', body, headers }),
    press: (page, typed = {}, action) => {
      const form = formIn(page.html, action)
      const fields = new URLSearchParams()
      for (const [name, value] of form.fields) if (name !== '') fields.append(name, value)
      for (const [name, value] of Object.entries(typed)) fields.set(name, value)
      return send(new URL(form.action, page.url).href, fields)
    },
    cookies: () => jar,
    forget: (name) => {
      for (const key of jar.keys()) if (name.test(key)) jar.delete(key)
    },
  }
}

/** As a browser sends it: a body of a length that is said before. */
async function sized(url: URL, init: Sent): Promise<Request> {
  if (init.body === undefined || init.body === null) return new Request(url, init)
  const packed = new Response(init.body)
  const type = packed.headers.get('content-type') ?? ''
  const body = await packed.arrayBuffer()
  return new Request(url, {
    ...init,
    body,
    headers: { 'content-type': type, 'content-length': String(body.byteLength), ...init.headers },
  })
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const isGone = attributes.some((one) => one === 'Max-Age=0' || /^expires=Thu, 01 Jan 1970/i.test(one))
  if (isGone) jar.delete(pair.slice(0, at))
  else jar.set(pair.slice(0, at), pair.slice(at + 1))
}

interface Form {
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
}

/** A form's address and what it would send as it stands: hidden fields, filled fields, what is chosen. Headers' forms are passed over. */
function formIn(html: string, action?: string): Form {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  const forms = [...main.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
  const found = forms.find(([, head = '']) => action === undefined || attribute(head, 'action') === action)
  if (!found) throw new Error(`no form ${action ?? ''} in ${main.slice(0, 400)}`)
  const [, head = '', body = ''] = found
  return { action: attribute(head, 'action') ?? '', fields: [...inputsOf(body), ...textsOf(body), ...selectsOf(body)] }
}

const inputsOf = (body: string) =>
  [...body.matchAll(/<input([^>]*)>/g)].flatMap(([, head = '']) => {
    const type = attribute(head, 'type') ?? 'text'
    const isChosen = /\bchecked\b/.test(head)
    if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !isChosen)) return []
    return [[attribute(head, 'name') ?? '', attribute(head, 'value') ?? ''] as const]
  })

const textsOf = (body: string) =>
  [...body.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, head = '', text = '']) => [attribute(head, 'name') ?? '', decoded(text)] as const,
  )

const selectsOf = (body: string) =>
  [...body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(([, head = '', options = '']) => {
    const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, one = '']) => one)
    const chosen = all.find((one) => /\bselected\b/.test(one)) ?? all[0] ?? ''
    return [attribute(head, 'name') ?? '', attribute(chosen, 'value') ?? ''] as const
  })

function attribute(head: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1]
  return value === undefined ? undefined : decoded(value)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all)
