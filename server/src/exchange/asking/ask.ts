import { fromBase64url, fromUtf8, toBase64url, utf8 } from '@tongban/protocol/bytes'
import { canonicalBytes, parseBounded } from '@tongban/protocol/canonical'
import { NodeId } from '@tongban/protocol/event/header'
import { hashOf } from '@tongban/protocol/hash'
import { signDocument, verifyDocument } from '@tongban/protocol/suite/signed'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { signingInstant } from '@tongban/protocol/trust/key-in-use'
import { keyOfArrival, type TrustedKey } from '@tongban/protocol/trust/trust-list'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { bug } from '../../platform/problem.ts'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'
import { noteRequest } from './request.store.ts'

/** A node's signed request, carried in the header `tongban-ask`. Where it asks for a file it is the additional data of the encrypted answer. */
const AskSchema = Type.Object(
  {
    from: NodeId,
    to: NodeId,
    method: Type.Enum(['GET', 'POST']),
    /** Path and query. */
    path: Type.String({ maxLength: 200 }),
    /** Hash of the body's bytes under the asker's suite, where there is a body. */
    content: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })),
    at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
    nonce: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
    kid: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
    signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
  },
  { additionalProperties: false },
)
export type Ask = Type.Static<typeof AskSchema>
const askShape = Compile(AskSchema)

export const askHeader = 'tongban-ask'
const kind = 'ask'
const NONCE_BYTES = 16
const askLimits = { maxBytes: 2000, maxDepth: 1, maxNodes: 20 }
/** Clocks of partners may be hours apart; within this span a repeated request is known by its nonce. */
const spanMs = 24 * 3_600_000

/** What is asked: path and query, and the body of a POST. */
export interface Asked {
  readonly path: string
  readonly body?: string
}

type Asker = Pick<ExchangeEnv, 'me' | 'keys' | 'suites' | 'clock' | 'random' | 'trust'>

/** Signs a request of this node: a POST where it has a body. */
export async function signAsk(by: Asker, to: string, { path, body }: Asked): Promise<Ask> {
  const { me, keys, suites, clock, random, trust } = by
  const suite = suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)
  const ask = {
    ...{ from: me, to, method: body === undefined ? ('GET' as const) : ('POST' as const), path },
    ...(body === undefined ? {} : { content: await hashOf(suites, suite.hashName, utf8(body)) }),
    at: signingInstant(trust(), { node: me, kid: keys.kid }, clock.now().toISOString()),
    ...{ nonce: toBase64url(random.bytes(NONCE_BYTES)), kid: keys.kid },
  }
  return { ...ask, signature: await signDocument(kind, ask, { suite: keys.suite, private: keys.sign.private }, suites) }
}

/** A request that was believed, and the key of the asking node that signed it. */
interface Believed {
  readonly ask: Ask
  readonly key: TrustedKey
}

export const writeAsk = (ask: Ask): string => toBase64url(canonicalBytes(ask))

/**
 * Believes a request only when a trusted node signed it, for this node, this path and body, and about now. Refusals: `exchange/badAsk`,
 * `exchange/askStale`. Whether it was used before is for the store to say (`useOnce`).
 */
export async function verifyAsk(env: ExchangeEnv, header: unknown, { path, body }: Asked): Promise<Believed> {
  const ask = readAsk(header)
  if (!ask || ask.to !== env.me || ask.path !== path || (ask.method === 'POST') !== (body !== undefined))
    throw problem.badAsk({ why: 'notForThis' })
  const now = env.clock.now()
  const found = keyOfArrival(env.trust(), { node: ask.from, kid: ask.kid }, ask.at, now)
  if (!found.ok) throw problem.badAsk({ from: ask.from, why: found.why })
  const { signature, ...content } = ask
  const by = { suite: found.key.suite, public: found.key.sign, signature }
  if (!(await verifyDocument(kind, content, by, env.suites))) throw problem.badAsk({ from: ask.from, why: 'badSignature' })
  if (!(await isItsBody(env, ask, found.key.suite, body))) throw problem.badAsk({ from: ask.from, why: 'anotherBody' })
  if (!(Math.abs(Date.parse(ask.at) - now.getTime()) <= spanMs)) throw problem.askStale({ from: ask.from, at: ask.at })
  return { ask, key: found.key }
}

async function isItsBody({ suites }: ExchangeEnv, ask: Ask, name: SuiteName, body: string | undefined): Promise<boolean> {
  const suite = suites[name] ?? bug(`a signature was verified without its suite ${name}`)
  return ask.content === (body === undefined ? undefined : await hashOf(suites, suite.hashName, utf8(body)))
}

/** Each request counts once. Refusal: `exchange/askRepeated`. */
export async function useOnce(env: Pick<ExchangeEnv, 'clock'>, tx: Tx, { from, nonce, at }: Ask): Promise<void> {
  const isNew = await noteRequest(tx, { node: from, nonce, at: new Date(at) }, later(env.clock.now(), -2 * spanMs))
  if (!isNew) throw problem.askRepeated({ from })
}

function readAsk(header: unknown): Ask | undefined {
  const bytes = typeof header === 'string' ? fromBase64url(header) : undefined
  const text = bytes && fromUtf8(bytes)
  const parsed = text === undefined ? undefined : parseBounded(text, askLimits)
  return parsed?.ok && askShape.Check(parsed.value) ? parsed.value : undefined
}
