import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A request as a program writes it: the path as it stands, any `Host`, no redirect followed. A browser would not let us. */
export async function sentTo(origin: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  // A connection of its own: what is refused unread must not be taken for the beginning of the next.
  const sending = request({ hostname, port, path, method, headers, agent: false })
  sending.end(body)
  const [answer]: [IncomingMessage] = (await once(sending, 'response')) as never
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: await text(answer) }
}
