import Type from 'typebox'
import { operatorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { openDifferences } from '../reconciling/difference.store.ts'
import { lastReconciliations } from '../reconciling/reconciliation.store.ts'
import { toDifference, toReconciliation } from '../reconciling/shapes.ts'
import { listParked } from '../sending/parked.store.ts'
import { toStatement } from '../statements/shapes.ts'
import { listStatements } from '../statements/statement.store.ts'
import { PeerDetailShape, PeerShape, toParked, toPeer, toStanding } from './peer-shapes.ts'
import { peerStandings } from './standing.store.ts'

const tags = ['exchange']
/** Days shown of one peer, and most items of each kind; the rest is in the lists of their own. */
const DAYS_SHOWN = 7
const MOST_SHOWN = 100
const ACTS_SHOWN = 20

const listSchema = {
  tags,
  summary: 'How the exchange with each peer stands (operator)',
  response: { 200: Type.Object({ entries: Type.Array(PeerShape) }) },
}
const detailSchema = {
  tags,
  summary: 'One peer, with what is parked and what differs (operator)',
  params: Type.Object({ node: Type.String({ pattern: '^urn:tongban:node:\\d{6}$' }) }),
  response: { 200: PeerDetailShape },
}

/** Who was heard when, what waits for whom and why, and whether both sides know the same. */
export function peerRoutes(app: App, env: ExchangeEnv): void {
  const listed = () => env.trust().nodes.map(({ id }) => id)

  app.get('/exchange/peers', { schema: listSchema }, (request) =>
    env.db.read(operatorOf(request).id, async (tx) => {
      const standings = await peerStandings(tx, listed(), env.me)
      const nodes = standings.map(({ node }) => node)
      const last = new Map((await lastReconciliations(tx, nodes, 1)).map((one) => [one.peer, one]))
      return { entries: standings.map((standing) => toPeer(standing, last.get(standing.node))) }
    }),
  )

  app.get('/exchange/peers/:node', { schema: detailSchema }, (request) => {
    const { node } = request.params
    return env.db.read(operatorOf(request).id, async (tx) => {
      const standing = (await peerStandings(tx, listed(), env.me)).find((one) => one.node === node)
      if (!standing) throw problem.notAPeer({ node })
      return {
        ...toStanding(standing),
        parkedItems: (await listParked(tx, { peer: node, limit: MOST_SHOWN })).map(toParked),
        reconciliations: (await lastReconciliations(tx, [node], DAYS_SHOWN)).map(toReconciliation),
        acts: (await listStatements(tx, env.me, { peer: node, limit: ACTS_SHOWN })).flatMap((one) => toStatement(one) ?? []),
        openDifferences: (await openDifferences(tx, node, MOST_SHOWN)).map(toDifference),
      }
    })
  })
}
