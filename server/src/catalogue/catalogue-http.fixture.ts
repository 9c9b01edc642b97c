import type { Version } from '@tongban/protocol/version/version'
import { versionHash } from '@tongban/protocol/version/version'
import type { Actor } from '../identity/index.ts'
import type { Db } from '../platform/db/db.ts'
import { createApp } from '../platform/http/app.ts'
import { createLog } from '../platform/log.ts'
import { freshDatabase } from '../test-kit/database.ts'
import { envOf, sichuan } from './catalogue.fixture.ts'
import { createCatalogue } from './catalogue.ts'

interface Sent {
  /** Who asks, by name; nobody by default. */
  readonly as?: string
  readonly body?: unknown
  /** A body that is sent as it is. */
  readonly raw?: { readonly type: string; readonly content: string | Buffer }
  /** The revision that was read. */
  readonly seen?: number
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as the JSON they are
  readonly body: any
  readonly bytes: Buffer
  readonly text: string
}

/** The catalogue behind its real routes and a real store. */
export interface CatalogueHttp {
  readonly db: Db
  send(method: 'GET' | 'POST' | 'PUT', url: string, sent?: Sent): Promise<Answer>
  publish(version: Version): Promise<void>
  hashOf(version: Version): Promise<string>
  close(): Promise<void>
}

/** Opens it with an operator, a citizen and an item manager for each place that is named. */
export async function openCatalogue(managers: Readonly<Record<string, string>> = {}): Promise<CatalogueHttp> {
  const store = await freshDatabase()
  const env = envOf(store)
  const catalogue = createCatalogue(env)
  const actors = actorsFor(managers)
  const app = await createApp({
    ...env,
    log: createLog({ level: 'silent' }),
    authenticate: async (token) => actors.find(({ id }) => id === token),
    process: 'test',
    version: '0.0.0',
    requestsPerMinute: 0,
  })
  catalogue.routes(app)
  await app.ready()
  let keys = 0
  return {
    db: store.db,
    publish: async (document) => void (await catalogue.publishVersion({ actor: 'operator', document, origin: 'partner' })),
    hashOf: (version) => versionHash(version, env.suites),
    send: async (method, url, { as, body, raw, seen, headers = {} } = {}) => {
      const content = raw?.content ?? (body === undefined ? undefined : JSON.stringify(body))
      const answer = await app.inject({
        method,
        url,
        headers: {
          ...(as ? { authorization: `Bearer ${as}` } : {}),
          ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
          ...(method === 'POST' ? { 'idempotency-key': `key-${++keys}` } : {}),
          ...(content === undefined ? {} : { 'content-type': raw?.type ?? 'application/json' }),
          ...headers,
        },
        ...(content === undefined ? {} : { payload: content }),
      })
      const json = String(answer.headers['content-type']).includes('json')
      const { statusCode: status, rawPayload: bytes, body: text } = answer
      return { status, headers: answer.headers, bytes, text, body: json ? answer.json() : undefined }
    },
    close: async () => {
      await app.close()
      await store.close()
    },
  }
}

function actorsFor(managers: Readonly<Record<string, string>>): Actor[] {
  const staff = Object.entries(managers).map(
    ([id, place]): Actor => ({
      id,
      kind: 'staff',
      node: sichuan,
      duties: [{ place, role: 'itemManager', organisation: '样例单位' }],
    }),
  )
  return [
    { id: 'operator', kind: 'operator', node: sichuan, duties: [] },
    { id: 'citizen', kind: 'citizen', node: sichuan, personId: 'p', duties: [] },
    ...staff,
  ]
}
