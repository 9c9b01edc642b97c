import { verifyDocument } from '@tongban/protocol/suite/signed'
import { keyOfArrival } from '@tongban/protocol/trust/trust-list'
import { type Ask, askHeader, signAsk, writeAsk } from '../asking/ask.ts'
import type { ExchangeEnv } from '../env.ts'
import { networkFault, problemCode, readBounded, urlUnder, withDeadline } from '../sending/post.ts'
import {
  type Answers,
  answerKind,
  answerTo,
  MOST_ANSWER_BYTES,
  type Query,
  readSigned,
  reconcilePath,
  type SignedAnswer,
  writeQuery,
} from './wire.ts'

/** The peer gave no answer that can be used: a code of ours or of its refusal, told to the operator in words. */
export class PeerFailed extends Error {
  override readonly name = 'PeerFailed'
  readonly why: string

  constructor(why: string) {
    super(`the peer gave no answer that can be used: ${why}`)
    this.why = why
  }
}

/** A large day is read and digested before the answer begins. */
const ANSWER_WITHIN_MS = 120_000

/** Asks a peer one thing about what was exchanged with it. Throws `PeerFailed` for whatever keeps it from an answer that it signed. */
export async function askPeer<A extends Query['ask']>(
  env: ExchangeEnv,
  { peer, stopped }: { readonly peer: string; readonly stopped: AbortSignal },
  query: Extract<Query, { ask: A }>,
): Promise<Answers[A]> {
  const body = writeQuery(query)
  const ask = await signAsk(env, peer, { path: reconcilePath, body })
  const text = await post(env, { peer, ask, body, stopped })
  const signed = readSigned(text)
  if (!signed || !(await isItsAnswer(env, ask, signed))) throw new PeerFailed('exchange/badAnswer')
  return answerTo<A>(query.ask, signed.content) ?? failed('exchange/badAnswer')
}

function failed(why: string): never {
  throw new PeerFailed(why)
}

interface Posting {
  readonly peer: string
  readonly ask: Ask
  readonly body: string
  readonly stopped: AbortSignal
}

async function post(env: ExchangeEnv, { peer, ask, body, stopped }: Posting): Promise<string> {
  const address = env.trust().nodes.find(({ id }) => id === peer)?.address ?? failed('notInTrustList')
  const headers = { [askHeader]: writeAsk(ask), 'content-type': 'application/json', accept: 'application/json' }
  try {
    return await withDeadline(stopped, ANSWER_WITHIN_MS, async (signal) => {
      const url = urlUnder(address, reconcilePath.slice(1))
      const response = await env.fetch(url, { method: 'POST', headers, body, redirect: 'error', signal })
      const bytes = (await readBounded(response, MOST_ANSWER_BYTES)) ?? failed('answerTooLarge')
      const text = new TextDecoder().decode(bytes)
      return response.status === 200 ? text : failed(problemCode(text) ?? `http${response.status}`)
    })
  } catch (error) {
    throw error instanceof PeerFailed ? error : new PeerFailed(networkFault(error))
  }
}

/** Whether the peer signed this answer, to us, for this very request, with a key that is good now. */
async function isItsAnswer({ trust, suites, clock, me }: ExchangeEnv, ask: Ask, signed: SignedAnswer): Promise<boolean> {
  const { signature, ...answer } = signed
  if (answer.from !== ask.to || answer.to !== me || answer.nonce !== ask.nonce) return false
  const found = keyOfArrival(trust(), { node: answer.from, kid: answer.kid }, answer.at, clock.now())
  return found.ok && verifyDocument(answerKind, answer, { suite: found.key.suite, public: found.key.sign, signature }, suites)
}
