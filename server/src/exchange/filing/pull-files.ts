import { canonicalBytes, parseBounded } from '@tongban/protocol/canonical'
import { Base64url } from '@tongban/protocol/suite/key-shape'
import type { Encrypted } from '@tongban/protocol/suite/suite'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { later } from '../../platform/clock.ts'
import { MAX_FILE_BYTES } from '../../platform/files/files.ts'
import { bug, isProblem } from '../../platform/problem.ts'
import { type Ask, askHeader, signAsk, writeAsk } from '../asking/ask.ts'
import { pauseAfter } from '../domain/backoff.ts'
import type { ExchangeEnv } from '../env.ts'
import { networkFault, problemCode, readBounded, urlUnder, withDeadline } from '../sending/post.ts'
import { askPath } from './ask-path.ts'
import { claimWanted, makeAllDue, markStored, noteFileFailure, type Wanted } from './file.store.ts'

/** A claim ends by itself when its process died. */
const CLAIM_MS = 120_000
/** Base64url of the largest file, and some room. */
const MOST_BYTES = Math.ceil((MAX_FILE_BYTES * 4) / 3) + 4096

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

/** Undefined when the file is stored and checked, else why not. */
async function fetchFile(env: ExchangeEnv, { peer, caseId, sha256 }: Wanted, stopped: AbortSignal): Promise<string | undefined> {
  const node = env.trust().nodes.find(({ id }) => id === peer)
  if (!node) return 'notInTrustList'
  const path = askPath(caseId, sha256)
  const ask = await signAsk(env, peer, { path })
  const request = { headers: { [askHeader]: writeAsk(ask) }, redirect: 'error' } as const
  try {
    return await withDeadline(stopped, CLAIM_MS / 2, async (signal) => {
      const response = await env.fetch(urlUnder(node.address, path.slice(1)), { ...request, signal })
      const body = await readBounded(response, MOST_BYTES)
      if (body === undefined) return 'answerTooLarge'
      const text = new TextDecoder().decode(body)
      return response.status === 200 ? store(env, { text, ask, sha256 }) : (problemCode(text) ?? `http${response.status}`)
    })
  } catch (error) {
    return isProblem(error) ? error.code : networkFault(error)
  }
}

const encryptedShape = Compile(
  Type.Object({
    kid: Type.String(),
    epk: Type.Optional(Base64url),
    wrapped: Type.Optional(Base64url),
    iv: Base64url,
    ciphertext: Base64url,
    tag: Base64url,
  }),
)

async function store(
  env: ExchangeEnv,
  { text, ask, sha256 }: { text: string; ask: Ask; sha256: string },
): Promise<string | undefined> {
  const parsed = parseBounded(text, { maxBytes: MOST_BYTES, maxDepth: 1, maxNodes: 10 })
  if (!parsed.ok || !encryptedShape.Check(parsed.value)) return 'exchange/malformed'
  const { kid, ...encrypted } = parsed.value
  if (kid !== env.keys.kid) return 'exchange/notDecryptable'
  const bytes = await decrypt(env, encrypted, ask)
  if (!bytes) return 'exchange/notDecryptable'
  await env.files.put([bytes], { sha256 })
  return undefined
}

function decrypt({ keys, suites }: ExchangeEnv, encrypted: Encrypted, ask: Ask): Promise<Uint8Array | undefined> {
  const suite = suites[keys.suite] ?? bug(`the node has keys of ${keys.suite} and not the suite`)
  return suite.decrypt(keys.encrypt, encrypted, canonicalBytes(ask))
}
