import { readFileSync } from 'node:fs'
import { type TwoNodes, twoNodes } from '../../../server/src/test-kit/two-nodes.ts'
import { createWeb } from '../app/web.tsx'

/** The portal of Chongqing before real nodes of both regions. */
export interface Portal extends TwoNodes {
  /** Reads a page as somebody does who keeps no cookie; redirects are not followed. */
  page(path: string): Promise<{ readonly status: number; readonly html: string; readonly to: string | null }>
  /** What the portal has asked its node for so far. */
  readonly asked: readonly string[]
}

export async function openPortal(): Promise<Portal> {
  const nodes = await twoNodes()
  const { chongqing } = nodes
  const asked: string[] = []
  const handle = createWeb({
    apiFor: () => async (request) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
      const { status, body } = await chongqing.call('GET', pathname + search)
      return Response.json(body ?? null, { status })
    },
    node: chongqing.id,
    regions: ['500000'],
    sample: true,
    cookieKey: new Uint8Array(32),
  })
  return {
    ...nodes,
    asked,
    async page(path) {
      const response = await handle(new Request(`http://portal.test${path}`), '127.0.0.1')
      return { status: response.status, html: await response.text(), to: response.headers.get('location') }
    },
  }
}

/** A file of `data/`. */
export const shipped = (name: string) => JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'))
