import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bug } from '../problem.ts'

/** Answers one request for a page. `address` is where the reader asks from. */
export type SiteHandler = (request: Request, address: string) => Promise<Response>

/** A running site for people. */
export interface Site {
  readonly origin: string
  stop(): Promise<void>
}

const REQUEST_TIMEOUT_MS = 60_000

/** Serves pages on a port of their own. */
export async function listenSite({ host, port }: { host: string; port: number }, handle: SiteHandler): Promise<Site> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (incoming, outgoing) => {
    answer(incoming, outgoing, handle).catch(() => outgoing.destroy())
  })
  server.listen(port, host)
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw bug('a port was asked for')
  return {
    origin: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    async stop() {
      server.close()
      server.closeIdleConnections()
      await once(server, 'close')
    },
  }
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, handle: SiteHandler): Promise<void> {
  const response = await handle(requestOf(incoming), incoming.socket.remoteAddress ?? '')
  outgoing.writeHead(response.status, [...response.headers].flat())
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing)
  else outgoing.end()
}

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value))
  const { method = 'GET', url = '/' } = incoming
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const path = url.startsWith('/') ? url : '/'
  const base = `http://${/^[\w.:[\]-]+$/.test(incoming.headers.host ?? '') ? incoming.headers.host : 'localhost'}`
  return new Request(base + path, { method, headers, ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}) })
}
