// What the national suite costs beside the international one: a signature, its check, and a batch of 256 events sealed and opened.
import { batchHash, checkEnvelope, openChecked } from '@tongban/protocol/batch/envelope'
import { suitesNode } from '@tongban/protocol/suite/built-node'
import { newNodeKeys } from '@tongban/protocol/suite/keys'
import type { SuiteName } from '@tongban/protocol/suite/suite'
import { systemRandom } from '../server/src/node.ts'
import { type Parties, partiesFor, sealFor } from './parties.ts'
import { report } from './report.ts'

const random = systemRandom()
const message = random.bytes(400)
const items = Array.from({ length: 256 }, () => ({
  header: { id: random.uuid(Date.now()), fill: Buffer.from(random.bytes(375)).toString('hex') },
  bodies: [],
}))

/** Times a second, over at least a second and three times. */
async function rate(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  let times = 0
  for (; times < 3 || performance.now() - begin < 1_000; times++) await act()
  return (times * 1000) / (performance.now() - begin)
}

async function costs(name: SuiteName): Promise<Record<'sign' | 'verify' | 'batch', number>> {
  const suite = suitesNode[name]
  const { sign } = await newNodeKeys(suite, random.bytes)
  const signature = await suite.sign(sign.private, message)
  const parties = await partiesFor(name)
  return {
    sign: await rate(() => suite.sign(sign.private, message)),
    verify: await rate(() => suite.verify(sign.public, message, signature)),
    batch: await rate(() => sealedAndOpened(parties)),
  }
}

async function sealedAndOpened(parties: Parties): Promise<string> {
  const { text } = await sealFor(parties, items, { batch: 1, previousBatch: null })
  const { trust, receiver, to } = parties
  const checked = await checkEnvelope(text, { trust, me: to, suites: suitesNode, now: new Date() })
  if (!checked.ok) throw new Error(checked.code)
  const opened = await openChecked(checked, { keys: receiver, suites: suitesNode })
  if (!opened.ok) throw new Error(opened.code)
  return batchHash(opened.header, suitesNode, 'sha-256')
}

const gm = await costs('gm')
const intl = await costs('intl')
const units = { sign: 'signatures/s', verify: 'checks/s', batch: 'batches of 256 events of 1 KB sealed and opened/s' }
for (const what of ['sign', 'verify', 'batch'] as const)
  await report({ name: `suites-${what}`, unit: units[what], ours: gm[what], bare: intl[what], against: 'the same under intl' })
