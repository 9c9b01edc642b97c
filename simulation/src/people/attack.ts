import { seal } from '@tongban/protocol/batch/envelope'
import { dayOf } from '@tongban/protocol/case/time'
import { type CaseAction, caseEventTypes } from '@tongban/protocol/event/actions'
import { uuidv7 } from '@tongban/protocol/ids'
import { publishedKeys } from '@tongban/protocol/suite/keys'
import type { Chance } from '../chance.ts'
import { Broken } from '../invariants/broken.ts'
import { tell } from '../invariants/law.ts'
import type { Link } from '../invariants/ledger.ts'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { type Story, short, upNodes } from '../schedule/story.ts'
import { regions } from '../world/regions.ts'
import { keysOf, suites } from '../world/trust.ts'

/** The third region where it does not play: listed, with good keys, and party to no case. */
const stranger = regions[2]

/** By state: an act that whoever holds the case could well do next, so that nothing but the stranger's right is wrong with it. */
const nextActs: Readonly<Record<string, CaseAction>> = {
  submitted: 'correct',
  received: 'correct',
  accepted: 'suspend',
  suspended: 'resume',
  granted: 'issue',
  issued: 'deliver',
  refused: 'deliver',
  declined: 'deliver',
  delivered: 'close',
  closed: 'revoke',
}

/** Where it is not the examiner's act. */
const roleFor: { readonly [A in CaseAction]?: string } = { correct: 'clerk' }

/** Above whatever number a real batch has. */
const FAR = 1_000_000

type Forgery = 'next' | 'fork' | 'request' | 'otherPlace' | 'otherName' | 'elsewhere' | 'deep' | 'cut'

/**
 * A hostile peer with a good key says something of a case that is none of its business, under its own name or another's, or sends what
 * should burst its receiver. It must get nothing: no event stored, no node dead.
 */
export async function attack(story: Story, chance: Chance): Promise<string> {
  const up = upNodes(story)
  const cases = [...story.ledger.chains.values()].filter(({ length }) => length > 0)
  if (!stranger || story.regions.includes(stranger) || up.length === 0 || cases.length === 0) return 'nobody attacks'
  const victim = chance.pick(up)
  const forgery = chance.pick<Forgery>(['next', 'fork', 'request', 'otherPlace', 'otherName', 'elsewhere', 'deep', 'cut'])
  const text = await forge(story, chance, { victim, forgery, chain: chance.pick(cases) })
  const answer = await ask(victim, 'POST', '/exchange/batches', { body: text, headers: { 'content-type': 'application/json' } })
  const verdicts: { verdict: string }[] = answer?.status === 200 ? (JSON.parse(textOf(answer.body)).verdicts ?? []) : []
  const won = verdicts.find(({ verdict }) => verdict === 'stored')
  if (won)
    throw new Broken(
      'a hostile peer gets nothing',
      `${victim.id} stored what ${stranger.node} said of a case that is none of its own`,
    )
  // A node whose disk is full says so to whoever asks, and lives.
  const saysFull = answer?.status === 507 && victim.mishap.isDiskFull
  if (answer && answer.status >= 500 && !saysFull)
    throw new Broken('a hostile peer gets nothing', `${victim.id} breaks over ${forgery}: ${answer.status}`)
  return `${short(victim.id)} is attacked (${forgery}): ${answer?.status ?? 'no answer'} ${answer?.body.code ?? verdicts.map(({ verdict }) => verdict).join()}`
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

interface Forging {
  readonly victim: SimNode
  readonly forgery: Forgery
  readonly chain: readonly Link[]
}

async function forge(story: Story, chance: Chance, { victim, forgery, chain }: Forging): Promise<string> {
  if (forgery === 'deep') return '['.repeat(200_000)
  const keys = await keysOf(stranger?.node ?? '')
  const other = story.nodes.find(({ id }) => id !== victim.id)?.id ?? ''
  const at = new Date(victim.clock.now().getTime() - 1_000)
  const header = forgedHeader(chain, { forgery, at, id: uuidv7(at.getTime(), chance.bytes(10)) })
  const { text } = await seal({
    from: forgery === 'otherName' ? other : (stranger?.node ?? ''),
    to: forgery === 'elsewhere' ? other : victim.id,
    batch: FAR + story.trace.length,
    issuedAt: at.toISOString(),
    previousBatch: null,
    items: [{ header, bodies: [] }],
    keys,
    receiverKey: publishedKeys(victim.keys ?? keys),
    suites,
    random: chance.bytes,
  })
  return forgery === 'cut' ? text.slice(0, chance.below(text.length)) : text
}

/** Made from the true last event of the case. */
function forgedHeader(chain: readonly Link[], { forgery, at, id }: { forgery: Forgery; at: Date; id: string }): object {
  const last = chain.at(-1)
  if (!last || !stranger) throw new Error('there is no chain to forge on')
  const { header, hash } = last
  const { state, holder } = tell(chain)
  const time = [header.time, at.toISOString()].sort().at(-1)
  const duty = {
    place: forgery === 'otherPlace' ? holder : stranger.office,
    organisation: '不相干',
    role: 'examiner',
    actor: 'x',
  }
  const common = { ...header, id, source: stranger.node, time, nodeTime: at.toISOString(), duty, bodies: [], files: [] }
  const { requestId: _, madeAt: __, ...plain } = common
  if (forgery === 'request') {
    const { seq: _seq, prev: _prev, ...asked } = plain
    return {
      ...asked,
      ...{ type: 'cn.tongban.case.requested.v1', dataschema: 'urn:tongban:schema:case.requested.v1' },
      ...{
        time: at.toISOString(),
        madeAt: at.toISOString(),
        facts: { requestId: id, action: 'withdraw', day: at.toISOString().slice(0, 10) },
      },
    }
  }
  if (forgery === 'fork') return plain
  const action = nextActs[state] ?? 'correct'
  const type = caseEventTypes[action]
  const dataschema = type.replace('cn.tongban.', 'urn:tongban:schema:')
  const facts = { day: dayOf(String(time)), kind: 'hearing', expectedDays: 5, means: 'byHand', second: 'y', basis: 'review' }
  return {
    ...plain,
    duty: { ...duty, role: roleFor[action] ?? 'examiner' },
    type,
    dataschema,
    facts,
    seq: header.seq + 1,
    prev: hash,
  }
}
