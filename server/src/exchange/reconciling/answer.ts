import { toBase64url } from '@tongban/protocol/bytes'
import { canonicalText } from '@tongban/protocol/canonical'
import { digestOf } from '@tongban/protocol/hash'
import { viewOf } from '@tongban/protocol/reconcile/walk'
import { signDocument } from '@tongban/protocol/suite/signed'
import { type Ask, useOnce, verifyAsk } from '../asking/ask.ts'
import { idsOfDay } from '../domain/day-span.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { TreesAsked } from './day-tree.ts'
import { knownOf } from './exchanged.store.ts'
import { sayAgain } from './say-again.ts'
import { type Answers, answerKind, type Query, readQuery, reconcilePath, type TreeQuery } from './wire.ts'

/** What a peer sent: its signed request as it stood in the header, and the body byte for byte. */
export interface PeerAsked {
  readonly ask: unknown
  readonly body: string
}

export interface Answered {
  /** The signed answer. */
  readonly text: string
  readonly sender: string
}

/**
 * Answers a peer that reconciles a day with this node, only about what the two exchanged. The request is believed like one for a file:
 * signed by a trusted node, for this node, about now, once. Refusals: `exchange/badAsk`, `askStale`, `askRepeated`, `malformed`.
 */
export async function answerPeer(env: ExchangeEnv, trees: TreesAsked, { ask: header, body }: PeerAsked): Promise<Answered> {
  const { ask } = await verifyAsk(env, header, { path: reconcilePath, body })
  const query = readQuery(body)
  if (!query) throw problem.malformed({ what: 'notAQuery', from: ask.from })
  const content = await contentFor(env, trees, { ask, query })
  const { keys, suites, me, clock } = env
  const answer = { from: me, to: ask.from, nonce: ask.nonce, at: clock.now().toISOString(), kid: keys.kid, content }
  const signature = await signDocument(answerKind, answer, { suite: keys.suite, private: keys.sign.private }, suites)
  return { text: canonicalText({ ...answer, signature }), sender: ask.from }
}

interface Asked {
  readonly ask: Ask
  readonly query: Query
}

async function contentFor(env: ExchangeEnv, trees: TreesAsked, { ask, query }: Asked): Promise<Answers[Query['ask']]> {
  const { from } = ask
  if (query.ask === 'again') {
    return env.db.write(from, async (tx) => {
      await useOnce(env, tx, ask)
      return { again: await sayAgain(env, tx, from, query.events) }
    })
  }
  await env.db.write(from, (tx) => useOnce(env, tx, ask))
  return query.ask === 'tree' ? treeFor(env, trees, { from, query }) : apart(env, from, query.events)
}

async function treeFor(
  env: ExchangeEnv,
  trees: TreesAsked,
  { from, query }: { from: string; query: TreeQuery },
): Promise<Answers['tree']> {
  if (!idsOfDay(query.day) || !digestOf(env.suites, query.hash)) throw problem.malformed({ what: 'noSuchDay', from })
  if (query.prefixes.some((prefix) => prefix.length > query.depth)) throw problem.malformed({ what: 'tooDeep', from })
  const tree = await trees.treeFor(from, query, query.prefixes.length === 0)
  const nodes = query.prefixes.map((prefix) => viewOf(tree, prefix))
  return { size: tree.size, root: toBase64url(tree.digestAt('')), nodes: nodes as Answers['tree']['nodes'] }
}

async function apart(env: ExchangeEnv, from: string, events: readonly string[]): Promise<Answers['apart']> {
  const known = new Map((await env.db.read(from, (tx) => knownOf(tx, from, events))).map((one) => [one.event, one]))
  return {
    known: events.map((event) => {
      const one = known.get(event)
      return { event, hash: one?.heard ?? one?.saidHash ?? null, said: one !== undefined && one.said !== null }
    }),
  }
}
