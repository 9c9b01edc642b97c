import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import type { Lang, Said } from '../../language.ts'
import { type NodeClient, nodeClient } from '../../node/node-client.ts'
import { whom } from '../../node/whom.ts'
import type { NodeProcess } from './nodes.ts'
import type { SignInPlan } from './sign-in.ts'

/** One of the two regions as its people and staff meet it: over HTTP, each with a token of their own. */
export interface Region {
  readonly id: string
  readonly code: string
  readonly name: Said
  readonly suite: SuiteName
  process: NodeProcess
  /** Where its portal and its identity provider are. */
  readonly signIn: SignInPlan
  operator(): Promise<NodeClient>
  /** Speaks as one of staff or a person, by id or identity number. */
  as(who: string): Promise<NodeClient>
  tokenOf(who: string): Promise<{ readonly token: string }>
}

const HOURS = 720
const RENEW_BEFORE_MS = 24 * 3_600_000

interface Held {
  readonly token: string
  readonly client: NodeClient
  readonly expiresAt: number
}

export function regionOf({
  id,
  code,
  name,
  suite,
  process,
  lang,
  signIn,
}: Pick<Region, 'id' | 'code' | 'name' | 'suite' | 'process' | 'signIn'> & { lang: Lang }): Region {
  const held = new Map<string, Held>()
  const operator = async () => {
    const token = (await readFile(join(region.process.folder, 'operator.token'), 'utf8')).trim()
    return nodeClient({ address: region.process.address, token, lang })
  }
  const tokenOf = async (who: string): Promise<Held> => {
    const asked = await operator()
    const known = held.get(who)
    // By the node's clock, which the demo moves: a token ends by that.
    const now = Date.parse((await asked.get<{ now: string }>('/lab/clock')).body.now)
    if (known && known.expiresAt - RENEW_BEFORE_MS > now) return known
    const { body } = await asked.post<{ token: string; expiresAt: string }>('/identity/tokens', {
      body: { for: whom(who), hours: HOURS },
    })
    const client = nodeClient({ address: region.process.address, token: body.token, lang })
    const fresh = { token: body.token, client, expiresAt: Date.parse(body.expiresAt) }
    held.set(who, fresh)
    return fresh
  }
  const region: Region = {
    ...{ id, code, name, suite, process, signIn, operator, tokenOf },
    as: async (who) => (await tokenOf(who)).client,
  }
  return region
}
