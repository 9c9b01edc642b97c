import { expect, test } from 'vitest'
import { createWeb } from './web.tsx'

/** A portal before a node that has no places and knows no item. */
const portal = createWeb({
  apiFor: () => async (request) =>
    new URL(request.url).pathname === '/identity/places'
      ? Response.json({ entries: [] })
      : Response.json({ code: 'catalogue/itemUnknown', titles: { zh: '没有', en: 'none' } }, { status: 404 }),
  node: 'urn:tongban:node:500000',
  regions: ['500000'],
  sample: true,
  cookieKey: new Uint8Array(32),
})
const statusOf = async (path: string) => (await portal(new Request(`http://portal${path}`), '127.0.0.1')).status

test.each([
  ['/accessibility', 200],
  ['/items/nobody-knows-it', 404],
  ['/en/items/nobody-knows-it', 404],
  ['/no-such-page', 404],
  ['/track', 200],
])('%s is answered %i', async (path, status) => {
  expect(await statusOf(path)).toBe(status)
})
