import { parseBounded } from '@tongban/protocol/canonical'
import { Base64url } from '@tongban/protocol/suite/key-shape'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { later } from '../../platform/clock.ts'
import { MAX_FILE_BYTES } from '../../platform/files/files.ts'
import { bug, isProblem } from '../../platform/problem.ts'
import { type Ask, askHeader, signAsk, writeAsk } from '../asking/ask.ts'
import { pauseAfter } from '../domain/backoff.ts'
import type { ExchangeEnv } from '../env.ts'
import { networkFault, problemCode, readBounded, urlUnder, withDeadline } from '../sending/post.ts'
import { askPath, RANGE_BYTES, rangeData } from './ask-path.ts'
import { claimWanted, makeAllDue, markStored, noteFileFailure, type Wanted } from './file.store.ts'

/** A claim ends by itself when its process died. */
const CLAIM_MS = 120_000
/** Base64url of a range, and some room. */
const MOST_BYTES = Math.ceil((RANGE_BYTES * 4) / 3) + 4096

/**
 * At a start: nobody waits for what a crash left claimed. A file that another process of this node is just fetching may come twice,
 * which changes nothing.
 */
export const resumeFiles = (env: ExchangeEnv): Promise<void> => env.db.write(env.me, (tx) => makeAllDue(tx, env.clock.now()))

/** Fetches the files that are due, checks their hash and stores them; a failed one is tried again, for ever. Answers how many came. */
export async function pullFiles(env: ExchangeEnv, stopped: AbortSignal): Promise<number> {
  let stored = 0
  while (!stopped.aborted) {
    const now = env.clock.now()
    const due = await env.db.write(env.me, (tx) => claimWanted(tx, now, later(now, CLAIM_MS), env.settings.filesAtOnce))
    if (due.length === 0) break
    const results = await Promise.all(due.map((wanted) => pull(env, wanted, stopped)))
    stored += results.filter(Boolean).length
  }
  return stored
}

async function pull(env: ExchangeEnv, wanted: Wanted, stopped: AbortSignal): Promise<boolean> {
  const why = (await env.files.find(wanted.sha256)) ? undefined : await fetchFile(env, wanted, stopped)
  await env.db.write(env.me, async (tx) => {
    const now = env.clock.now()
    if (why === undefined) return void (await markStored(tx, wanted.sha256, now))
    const chance = (env.random.bytes(1)[0] ?? 0) / 256
    await noteFileFailure(tx, wanted, why, later(now, pauseAfter(wanted.attempts, env.settings.backoff, chance)))
  })
  if (why !== undefined)
    env.log.info({ peer: wanted.peer, caseId: wanted.caseId, sha256: wanted.sha256, why }, 'exchange.fileNotFetched')
  return why === undefined
}

/** Undefined when the file is stored and checked, else why not. What came before a cut is not fetched again. */
async function fetchFile(env: ExchangeEnv, wanted: Wanted, stopped: AbortSignal): Promise<string | undefined> {
  const node = env.trust().nodes.find(({ id }) => id === wanted.peer)
  if (!node) return 'notInTrustList'
  try {
    for (;;) {
      const range = await fetchRange(env, node.address, { ...wanted, from: await env.files.parts.here(wanted.sha256) }, stopped)
      // All of it had come before a crash.
      if (range === 'exchange/noRange') break
      if (typeof range === 'string') return range
      if (range.isLast) break
    }
    await env.files.parts.finish(wanted.sha256)
    return undefined
  } catch (error) {
    return isProblem(error) ? error.code : networkFault(error)
  }
}

interface Range extends Wanted {
  readonly from: number
}

/** Fetches the next range and keeps it; whether it was the last, or why it did not come. */
async function fetchRange(
  env: ExchangeEnv,
  address: string,
  { peer, caseId, sha256, from }: Range,
  stopped: AbortSignal,
): Promise<{ isLast: boolean } | string> {
  const path = askPath(caseId, sha256, from)
  const ask = await signAsk(env, peer, { path })
  const request = { headers: { [askHeader]: writeAsk(ask) }, redirect: 'error' } as const
  return withDeadline(stopped, CLAIM_MS / 2, async (signal) => {
    const response = await env.fetch(urlUnder(address, path.slice(1)), { ...request, signal })
    const body = await readBounded(response, MOST_BYTES)
    if (body === undefined) return 'answerTooLarge'
    const text = new TextDecoder().decode(body)
    if (response.status !== 200) return problemCode(text) ?? `http${response.status}`
    const opened = await open(env, text, ask)
    if (typeof opened === 'string') return opened
    await env.files.parts.write(sha256, from, opened.bytes)
    return { isLast: from + opened.bytes.length >= opened.size }
  })
}

const encryptedShape = Compile(
  Type.Object({
    kid: Type.String(),
    size: Type.Integer({ minimum: 1, maximum: MAX_FILE_BYTES }),
    epk: Type.Optional(Base64url),
    wrapped: Type.Optional(Base64url),
    iv: Base64url,
    ciphertext: Base64url,
    tag: Base64url,
  }),
)

interface OpenedRange {
  readonly bytes: Uint8Array
  /** Bytes of the whole file. */
  readonly size: number
}

async function open({ keys, suites }: ExchangeEnv, text: string, ask: Ask): Promise<OpenedRange | string> {
  const parsed = parseBounded(text, { maxBytes: MOST_BYTES, maxDepth: 1, maxNodes: 10 })
  if (!parsed.ok || !encryptedShape.Check(parsed.value)) return 'exchange/malformed'
  const { kid, size, ...encrypted } = parsed.value
  if (kid !== keys.kid) return 'exchange/notDecryptable'
  const suite = suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)
  const bytes = await suite.decrypt(keys.encrypt, encrypted, rangeData(ask, size))
  return bytes && bytes.length > 0 ? { bytes, size } : 'exchange/notDecryptable'
}
