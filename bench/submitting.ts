import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { systemRandom } from '../server/src/node.ts'
import type { StagedNode } from './stage.ts'

const random = systemRandom()

/** A clerk of the staged node who sends one and the same application again and again, each time under a new key. */
export async function submitter(node: StagedNode, sockets = 32): Promise<() => Promise<Record<string, unknown>>> {
  const demo = JSON.parse(await readFile(new URL('../data/demo-supplement.json', import.meta.url), 'utf8'))
  const { item, decidingPlace, receivingPlace, form } = demo.applications.find(({ id }: { id: string }) => id === 'refused')
  const version = demo.versions.find(
    ({ document }: { document: { item: string; place: string } }) => document.item === item && document.place === decidingPlace,
  )
  const materials = version.document.materials
    .filter(({ required }: { required: string }) => required === 'always')
    .map(({ id, forms }: { id: string; forms: string[] }) =>
      forms.includes('original') ? { material: id, how: 'original' } : { material: id, how: 'promise', until: '2030-01-01' },
    )
  const body = JSON.stringify({ item, decidingPlace, receivingPlace, form, materials, contact: { phone: form.phone } })
  const { body: issued } = await node.post('/identity/tokens', {
    for: { staff: `staff-${receivingPlace.replace(':', '-')}-clerk` },
  })
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  return () => submit(node, String(issued['token']), body, agent)
}

function submit(node: StagedNode, token: string, body: string, agent: Agent): Promise<Record<string, unknown>> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': random.uuid(Date.now()),
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${node.address}/cases`, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode === 201) resolve(JSON.parse(text))
        else reject(new Error(`${answer.statusCode} ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
