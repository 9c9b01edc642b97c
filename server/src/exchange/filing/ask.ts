import { fromBase64url, fromUtf8, toBase64url } from '@tongban/protocol/bytes'
import { canonicalBytes, parseBounded } from '@tongban/protocol/canonical'
import { NodeId } from '@tongban/protocol/event/header'
import { signDocument, verifyDocument } from '@tongban/protocol/suite/signed'
import { keyOfArrival } from '@tongban/protocol/trust/trust-list'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { ExchangeEnv } from '../env.ts'
import { problem } from '../problems.ts'

/** A node's signed request for a file, carried in the header `tongban-ask`. It is also the additional data of the encrypted answer. */
const AskSchema = Type.Object(
  {
    from: NodeId,
    to: NodeId,
    method: Type.Literal('GET'),
    /** Path and query, as `askPath` writes them. */
    path: Type.String({ maxLength: 200 }),
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
export const askSpanMs = 24 * 3_600_000

export const askPath = (caseId: string, sha256: string): string => `/exchange/files/${sha256}?case=${caseId}`

type Asker = Pick<ExchangeEnv, 'me' | 'keys' | 'suites' | 'clock' | 'random'>

/** Signs a request of this node. */
export async function signAsk({ me, keys, suites, clock, random }: Asker, to: string, path: string): Promise<Ask> {
  const nonce = toBase64url(random.bytes(NONCE_BYTES))
  const ask = { from: me, to, method: 'GET' as const, path, at: clock.now().toISOString(), nonce, kid: keys.kid }
  return { ...ask, signature: await signDocument(kind, ask, { suite: keys.suite, private: keys.sign.private }, suites) }
}

export const writeAsk = (ask: Ask): string => toBase64url(canonicalBytes(ask))

/**
 * Believes a request only when a trusted node signed it, for this node, this path and about now. Refusals: `exchange/badAsk`,
 * `exchange/askStale`. Whether it was used before is for the store to say.
 */
export async function verifyAsk(env: ExchangeEnv, header: unknown, path: string): Promise<Ask> {
  const ask = readAsk(header)
  if (!ask || ask.to !== env.me || ask.path !== path) throw problem.badAsk({ why: 'notForThis' })
  const now = env.clock.now()
  const found = keyOfArrival(env.trust(), { node: ask.from, kid: ask.kid }, ask.at, now)
  if (!found.ok) throw problem.badAsk({ from: ask.from, why: found.why })
  const { signature, ...content } = ask
  const by = { suite: found.key.suite, public: found.key.sign, signature }
  if (!(await verifyDocument(kind, content, by, env.suites))) throw problem.badAsk({ from: ask.from, why: 'badSignature' })
  if (!(Math.abs(Date.parse(ask.at) - now.getTime()) <= askSpanMs)) throw problem.askStale({ from: ask.from, at: ask.at })
  return ask
}

function readAsk(header: unknown): Ask | undefined {
  const bytes = typeof header === 'string' ? fromBase64url(header) : undefined
  const text = bytes && fromUtf8(bytes)
  const parsed = text === undefined ? undefined : parseBounded(text, askLimits)
  return parsed?.ok && askShape.Check(parsed.value) ? parsed.value : undefined
}
