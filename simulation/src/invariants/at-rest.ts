import { headerHash } from '@tongban/protocol/event/hash'
import type { CaseExport } from '@tongban/protocol/verify/export'
import { verifyExport } from '@tongban/protocol/verify/verify'
import { sql, verifyAudit } from '@tongban/server/node'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import type { Story } from '../schedule/story.ts'
import { placesOf, regionOf, staffAt } from '../world/regions.ts'
import { foundersOf, suites } from '../world/trust.ts'
import { Broken } from './broken.ts'
import { tell } from './law.ts'
import { judgeParents } from './parents.ts'

/** Everything is said, heard and done: holds the whole against the whole. */
export async function judgeAtRest(story: Story): Promise<void> {
  for (const caseId of story.ledger.chains.keys()) replicasEqual(story, caseId)
  await applicationsFiledOnce(story)
  judgeParents(story)
  for (const node of story.nodes) {
    nothingLeft(story, node)
    requestsAnswered(story, node)
    await auditWhole(node)
    await noDeadJob(node)
  }
  for (const caseId of story.ledger.chains.keys()) await proofsVerify(story, caseId)
  await parentsVerify(story)
}

function replicasEqual({ ledger }: Story, caseId: string): void {
  const chain = ledger.chain(caseId)
  const nodes = new Set(tell(chain).places.map((place) => regionOf(place).node))
  for (const node of nodes) {
    const file = ledger.at(node).look.files.find((one) => one.caseId === caseId)
    if (!file) throw new Broken('no case lost', `${caseId} never came to ${node}`)
    if (file.seq !== chain.length)
      throw new Broken('replicas equal', `${node} has ${file.seq} of ${chain.length} events of ${caseId}`)
  }
}

/** However often an application was sent, it made one case; and one that was answered made one at least. */
async function applicationsFiledOnce(story: Story): Promise<void> {
  const filed = new Map<string, number>()
  for (const node of story.nodes) {
    const rows = await node.looker.once<{ reference: string }>(sql`
      select cast(b.body as json) ->> 'reference' as reference from cases.body b
      join cases.event e on e.case_id = b.case_id and e.event_id = b.event_id
      left join cases.case_file f on f.case_id = b.case_id
      where e.seq = 1 and b.section = 'form' and f.parent is null and cast(e.header as json) ->> 'source' = ${node.id}`)
    for (const { reference } of rows) filed.set(reference, (filed.get(reference) ?? 0) + 1)
  }
  for (const { reference, answered } of story.applications) {
    const cases = filed.get(reference) ?? 0
    if (cases > 1) throw new Broken('no fork', `${reference} became ${cases} cases`)
    if (answered && cases === 0) throw new Broken('no case lost', `${reference} was answered and is no case`)
  }
}

/** What a stranger said stays refused. */
function nothingLeft({ ledger, nodes }: Story, node: SimNode): void {
  const { said, heard } = ledger.at(node.id).look
  const lying = said.find(({ lies, verdict }) => lies !== 'sealed' || verdict === null)
  if (lying) throw new Broken('comes to rest', `${lying.event} for ${lying.peer} still lies ${lying.lies} at ${node.id}`)
  const ours = heard.filter(({ sender }) => nodes.some(({ id }) => id === sender))
  const waiting = ours.find(({ verdict }) => verdict !== 'stored' && verdict !== 'duplicate')
  if (waiting) throw new Broken('comes to rest', `${waiting.event} of ${waiting.source} is ${waiting.verdict} at ${node.id}`)
}

function requestsAnswered({ ledger }: Story, node: SimNode): void {
  for (const { caseId, id, action, answeredSeq } of ledger.at(node.id).look.requests) {
    const at = ledger.chain(caseId).findIndex(({ header }) => header.requestId === id) + 1
    if (at === 0 || answeredSeq !== at) {
      throw new Broken(
        'every request answered once',
        `${action} ${id} of ${caseId}: in the chain ${at || 'never'}, at ${node.id} ${answeredSeq}`,
      )
    }
  }
}

async function auditWhole({ looker, id, keysEver }: SimNode): Promise<void> {
  const verdict = await verifyAudit(looker, 'onlooker', async (kid, bytes, signature) => {
    const keys = keysEver.find((one) => one.kid === kid)
    return (keys && (await suites[keys.suite]?.verify(keys.sign.public, bytes, signature))) ?? false
  })
  if (!verdict.ok) throw new Broken('audit chain whole', `${id}: ${verdict.fault.why} ${verdict.fault.where}`)
}

async function noDeadJob({ looker, id }: SimNode): Promise<void> {
  const [job] = await looker.once<{ queue: string; last_error: string }>(sql`
    select queue, last_error from platform.job where state = 'dead' or queue like 'cases.%'`)
  if (job) throw new Broken('comes to rest', `${id} still has a job of ${job.queue}: ${job.last_error}`)
}

/** What a node exports convinces somebody who has nothing but the founders' keys. */
async function proofsVerify(story: Story, caseId: string): Promise<void> {
  const heads = new Set<string>()
  for (const node of story.nodes) {
    const standing = story.ledger.at(node.id).standings.get(caseId)
    const place = placesOf(node.region).find(
      (one) => one === standing?.born.receivingPlace || one === standing?.born.decidingPlace,
    )
    if (!standing || !place) continue
    const who = place.endsWith('portal') ? node.region.person.idNumber : staffAt(place, 'clerk')
    const { events } = await verified(story, { node, who, id: caseId })
    const last = events.at(-1)
    if (last) heads.add(await headerHash(last.header, suites, 'sha-256'))
  }
  if (heads.size > 1) throw new Broken('replicas equal', `the exports of ${caseId} end differently`)
}

interface Exporting {
  readonly node: SimNode
  readonly who: string
  readonly id: string
}

/** The export of a case or parent by a node, once it has convinced somebody who knows the founders alone. */
async function verified({ stage }: Story, { node, who, id }: Exporting): Promise<CaseExport> {
  const answer = await ask(node, 'GET', `/cases/${id}/export`, { as: await stage.passes.of(node, who) })
  if (answer?.status !== 200) {
    throw new Broken('proof verifies', `${node.id} exports no ${id}: ${answer?.status} ${answer?.body.code}`)
  }
  const verdict = await verifyExport(answer.body, { suites, founders: await foundersOf(), now: node.clock.now() })
  if (!verdict.ok) throw new Broken('proof verifies', `${id} as ${node.id} exports it: ${JSON.stringify(verdict.fault)}`)
  return answer.body
}

async function parentsVerify(story: Story): Promise<void> {
  for (const node of story.nodes) {
    const who = staffAt(node.region.counter, 'clerk')
    for (const { parent } of story.ledger.at(node.id).look.parents) await verified(story, { node, who, id: parent })
  }
}
