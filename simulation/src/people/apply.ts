import type { Chance } from '../chance.ts'
import { ask } from '../node/ask.ts'
import type { SimNode } from '../node/sim-node.ts'
import { type Application, nodeIn, type Story, short } from '../schedule/story.ts'
import { type Region, staffAt } from '../world/regions.ts'
import { type Item, items } from '../world/versions.ts'
import { dayAfter } from './say.ts'

const MOST_APPLICATIONS = 5

/** Somebody applies for something, or asks again for what they never had an answer to. */
export async function apply(story: Story, chance: Chance): Promise<string> {
  const unanswered = story.applications.filter(({ answered }) => !answered)
  const isNew = unanswered.length === 0 || chance.happens(0.4)
  const isHeard = !chance.happens(story.climate.unheard)
  if (!isNew) return send(story, chance.pick(unanswered), isHeard)
  if (story.applications.length >= MOST_APPLICATIONS) return 'nobody applies any more'
  const at = chance.pick(story.regions)
  const application = await write(story, chance, at)
  story.applications.push(application)
  return send(story, application, isHeard)
}

/**
 * Asks until an answer is heard; the same key each time, so that however often it is sent there is one case.
 */
export async function send(story: Story, application: Application, isHeard = true): Promise<string> {
  const node = nodeIn(story, application.node)
  const what = `${application.reference} at ${short(node.id)}`
  if (!node.isUp) return `${what}: nobody there`
  const as = await story.stage.passes.of(node, application.who)
  const answer = await ask(node, 'POST', application.path, { as, body: application.body, key: application.reference })
  if (!answer || answer.status >= 500) return `${what}: ${answer?.status ?? 'no answer'}`
  if (!isHeard) return `${what}: ${answer.status}, and the answer is not heard`
  application.answered = true
  if (answer.status !== 201) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  const filed: { id: string; version?: number }[] = answer.body.children ?? [answer.body]
  for (const { id, version = 1 } of filed) story.ledger.promise(node.id, id, version)
  return `${what}: case ${filed.map(({ id }) => id).join(' ')}`
}

async function write(story: Story, chance: Chance, at: Region): Promise<Application> {
  const node = nodeIn(story, at.node)
  const elsewhere = story.regions.filter((region) => region !== at)
  const deciding = chance.happens(0.85) ? chance.pick(elsewhere) : at
  const item = chance.pick(items)
  const reference = `application-${story.seed}-${story.applications.length}`
  const person = story.stage.passes.personOf(node)
  const common = {
    item: item.id,
    decidingPlace: deciding.office,
    form: { name: at.person.name, reference },
    contact: { phone: '000-0000-0001' },
  }
  const isJoint = item.mode === 'joint'
  const told = { reference, node: node.id, path: isJoint ? '/parents' : '/cases', answered: false } as const
  if (item.mode === 'online') {
    return { ...told, who: at.person.idNumber, body: { ...common, receivingPlace: at.portal } }
  }
  const materials = await materialsFor(story, chance, { item, node, at })
  const body = { ...common, receivingPlace: at.counter, applicant: person, materials }
  const more = isJoint ? {} : { receive: chance.happens(0.7) }
  return { ...told, who: staffAt(at.counter, 'clerk'), body: { ...body, ...more } }
}

interface Wanted {
  readonly item: Item
  readonly node: SimNode
  readonly at: Region
}

async function materialsFor(story: Story, chance: Chance, { node, at }: Wanted): Promise<object[]> {
  const card = { material: 'card', how: 'original' }
  if (!chance.happens(0.5)) return [card]
  const file = await upload(story, node, staffAt(at.counter, 'clerk'))
  if (file !== undefined) return [card, { material: 'proof', how: 'upload', file }]
  return [card, { material: 'proof', how: 'promise', until: dayAfter(node.clock.now().toISOString().slice(0, 10), 15) }]
}

/** A scan that no other is equal to; undefined where nobody took it. */
export async function upload(story: Story, node: SimNode, who: string): Promise<string | undefined> {
  if (!node.isUp) return undefined
  const as = await story.stage.passes.of(node, who)
  const boundary = 'tongban-simulation'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  const scan = `%PDF-1.4\n% ${story.seed} ${story.trace.length} ${who}\n`
  const answer = await ask(node, 'POST', '/files', {
    as,
    body: Buffer.from(`${head}${scan}\r\n--${boundary}--\r\n`),
    key: `scan-${story.seed}-${story.trace.length}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
  return answer?.status === 201 ? answer.body.sha256 : undefined
}
